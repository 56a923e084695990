import { afterAll, beforeAll, expect, test } from "vitest";
import { showDueCards } from "../../../api/cards/follow-clocks.ts";
import { nextCardMs } from "../../../api/cards/queries.ts";
import type { IncidentCard } from "../../../domain/incident.ts";
import { eachEngine } from "../../support/engines.ts";
import { type LittleTown, openLittleTown } from "../../support/little-town.ts";

eachEngine((engine) => {
  let town: LittleTown;
  beforeAll(async () => {
    town = await openLittleTown(engine);
  });
  afterAll(() => town.close());
  const post = async (path: string, body: unknown) => (await town.send("POST", path, body)).body;
  const report = async (): Promise<number> =>
    (await post("/api/incidents", { text: "路灯不亮", urgency: "urgent", position: [113.205, 35.215] })).id;
  const cardOf = (id: number): Promise<IncidentCard> => town.json(`/api/incidents/${id}`);
  /** As if the clock of an incident had begun so many hours earlier. */
  const letPass = (id: number, hours: number) => town.sql`
    update incident
    set due_at = due_at - ${hours}::integer * interval '1 hour', remind_at = remind_at - ${hours}::integer * interval '1 hour',
      yellow_at = yellow_at - ${hours}::integer * interval '1 hour', red_at = red_at - ${hours}::integer * interval '1 hour',
      next_card_at = next_card_at - ${hours}::integer * interval '1 hour'
    where id = ${id}`;

  test("a reminder, then a yellow and a red card, each once and each told", async () => {
    const id = await report(); // 24 hours
    const told: number[] = [];
    const stop = town.changes.follow(({ changes }) => {
      for (const { entity, ids } of changes) if (entity === "incident" && ids?.includes(id)) told.push(id);
    });
    for (const [hours, card] of [
      [18, 0],
      [2, 1],
      [5, 2],
      [12, 3],
    ]) {
      await letPass(id, hours);
      await town.changes.pull();
      told.length = 0;
      expect(await showDueCards(town.sql)).toBe(card === 0 ? 0 : 1);
      expect(await showDueCards(town.sql)).toBe(0);
      await town.changes.pull();
      expect((await cardOf(id)).card).toBe(card);
      expect(told.length).toBe(card === 0 ? 0 : 1);
    }
    stop();
    expect((await cardOf(id)).cards.map(({ card }) => card)).toEqual([1, 2, 3]);
  });

  test("what was missed while nobody looked is the card of now; a step takes it back, the end stops the clock", async () => {
    const id = await report();
    await letPass(id, 40);
    await Promise.all([showDueCards(town.sql), showDueCards(town.sql)]);
    expect(await cardOf(id)).toMatchObject({ card: 3, cards: [{ card: 3 }] });
    const steps = `/api/incidents/${id}/steps`;
    expect(await post(steps, { step: "assigned", disposition: "immediate" })).toMatchObject({ card: 0 });
    await letPass(id, 2);
    await post(steps, { step: "explained", note: "已恢复" });
    await showDueCards(town.sql);
    expect(await cardOf(id)).toMatchObject({ state: "closed", card: 0 });
  });

  test("what was imported with a date gets a clock", async () => {
    await town.sql`update incident set reported_at = now() - interval '10 hours', due_at = now() - interval '1 hour' where code = 'I-3'`;
    await town.sql`update incident set due_at = now() - interval '1 hour' where code = 'I-2'`;
    expect(await showDueCards(town.sql)).toBe(1);
    await town.changes.pull();
    expect((await cardOf(3)).card).toBe(2);
    expect((await cardOf(2)).card).toBe(0);
  });

  test("it is known when the next card is due", async () => {
    await town.sql`update incident set next_card_at = null`;
    expect(await nextCardMs(town.sql)).toBeNull();
    await town.sql`update incident set next_card_at = clock_timestamp() + interval '1 hour' where id = 1`;
    const ms = (await nextCardMs(town.sql))!;
    expect(ms).toBeGreaterThan(3_000_000);
    expect(ms).toBeLessThanOrEqual(3_600_000);
  });

  test("lists: how late, what is over, whose, and by when", async () => {
    await town.sql`update incident set state_id = 5`;
    const [late, soon, later] = [await report(), await report(), await report()];
    await letPass(late, 30);
    await letPass(soon, 20);
    await showDueCards(town.sql);
    const ids = async (query: string) =>
      (await town.json(`/api/incidents?${query}`)).items.map(({ id }: { id: number }) => id);
    expect(await ids("sort=due")).toEqual([late, soon, later]);
    expect(await ids("sort=due&overdue=true")).toEqual([late]);
    expect(await ids("card=1,2")).toEqual([soon, late]);
    expect(await ids("card=3")).toEqual([]);
    expect(await ids("assignee=me")).toEqual([]);
    const [{ id: li }] = await town.sql`select id from staff where code = 'S-1'`;
    expect(await ids(`assignee=${li}&sort=due`)).toEqual([late, soon, later]);
    const first = await town.json("/api/incidents?sort=due&limit=2");
    const rest = await town.json(`/api/incidents?sort=due&limit=2&after=${first.next}`);
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual([late, soon, later]);
    await town.sql`update account set staff_id = ${li} where username = 'everyone'`;
    await town.changes.pull();
    expect(await ids("assignee=me")).toHaveLength(3);
    expect((await town.ask("/api/incidents?card=7")).status).toBe(400);
  });
});
