import { afterAll, beforeAll, expect, test } from "vitest";
import { eachEngine } from "../../support/engines.ts";
import { A1, B1, type LittleTown, openLittleTown } from "../../support/little-town.ts";
import { listen, listenToEnd } from "./listen.ts";

eachEngine((engine) => {
  let town: LittleTown;
  let worker: string;
  beforeAll(async () => {
    town = await openLittleTown(engine);
    worker = await town.signIn("worker", [{ role: "worker", area: A1 }]);
  });
  afterAll(() => town.close());

  const live = (cookie: string, lastEventId?: number) =>
    town.ask(
      "/api/live",
      lastEventId === undefined ? {} : { headers: { "last-event-id": String(lastEventId) } },
      cookie,
    );
  const at = (lng: number) => town.sql`st_setsrid(st_makepoint(${lng}, 35.2101), 4326)`;
  /** a change everybody is told of */
  const bell = async () => {
    await town.sql`update area set name = name || '!' where code = ${B1}`;
    await town.changes.pull();
  };
  const told = (events: { event: string; data: Record<string, unknown> }[]) =>
    events.map(({ event, data }) => [event, data.ids ?? data.codes ?? null]);

  test("who comes back is told the same, and to read again what may have left meanwhile", async () => {
    const { seq } = town.changes;
    await town.sql`update household set residents = 9 where code in ('H-1', 'H-4')`;
    await town.sql`update incident set due_at = now() where code = 'I-3'`;
    await town.changes.pull();
    const events = await listen(await live(worker, seq), 3);
    expect(told(events)).toEqual([
      ["households", [1]],
      ["households", null],
      ["incident", null],
    ]);
    expect(events[2]).toMatchObject({ id: town.changes.seq, data: { ids: null } });
  });

  test("who may see no household and no incident hears of areas alone", async () => {
    const auditor = await town.signIn("auditor", [{ role: "auditor" }]);
    const { seq } = town.changes;
    const heard = live(auditor).then((response) => listen(response, 1));
    await town.changes.pull();
    await town.sql`update household set residents = 9`;
    await town.sql`update incident set due_at = now()`;
    await town.sql`insert into change (entity, ids) values ('household', null)`;
    await town.changes.pull();
    await bell();
    expect(told(await heard)).toEqual([["grids", [B1]]]);
    expect(told(await listen(await live(auditor, seq), 1))).toEqual([["grids", [B1]]]);
  });

  test("a stream ends when its session is revoked, its account disabled or its duty over, and others go on", async () => {
    const over = [
      ["revoked", town.sql`delete from session where account_id = (select id from account where username = 'revoked')`],
      ["disabled", town.sql`update account set disabled = true where username = 'disabled'`],
      [
        "relieved",
        town.sql`delete from account_grant where account_id = (select id from account where username = 'relieved')`,
      ],
    ] as const;
    for (const [name, end] of over) {
      const cookie = await town.signIn(name, [{ role: "worker", area: A1 }]);
      const ended = listenToEnd(await live(cookie));
      const goesOn = live(worker).then((response) => listen(response, 1));
      await town.changes.pull();
      await end;
      await town.changes.pull();
      await town.sql`update household set residents = residents + 1 where code = 'H-1'`;
      await town.changes.pull();
      expect([name, await ended]).toEqual([name, []]);
      expect(told(await goesOn)).toEqual([["households", [1]]]);
      expect((await live(cookie)).status).toBe(name === "relieved" ? 403 : 401);
    }
  });

  test("a stream ends when its session runs out, without any change", async () => {
    const cookie = await town.signIn("late", [{ role: "worker", area: A1 }]);
    await town.sql`update session set expires_at = clock_timestamp() + interval '1 second'
      where account_id = (select id from account where username = 'late')`;
    await town.changes.pull();
    expect(await listenToEnd(await live(cookie))).toEqual([]);
  });

  test("who is given another area is told to read everything again, and hears of it from then on", async () => {
    const moved = await town.signIn("moved", [{ role: "worker", area: A1 }]);
    const heard = live(moved).then((response) => listen(response, 4));
    await town.changes.pull();
    await town.sql`update account_grant set area_id = (select id from area where code = ${B1})
      where account_id = (select id from account where username = 'moved')`;
    await town.changes.pull();
    await town.sql`update household set residents = 9 where code in ('H-1', 'H-4')`;
    await town.changes.pull();
    expect(told(await heard)).toEqual([
      ["grids", null],
      ["households", null],
      ["incident", null],
      ["households", [4]],
    ]);
  });

  test("one is told of rows that are in scope, come into it or leave it, and of no other", async () => {
    const heard = live(worker).then((response) => listen(response, 5));
    await town.changes.pull();
    await town.sql`update household set residents = 9 where code in ('H-1', 'H-4', 'H-5', 'H-6')`;
    await town.changes.pull();
    await town.sql`update household set residents = 9 where code in ('H-4', 'H-6')`;
    await town.sql`update incident set due_at = now() where code in ('I-3', 'I-4')`;
    await town.changes.pull();
    await town.sql`update household set position = ${at(113.2341)} where code = 'H-2'`;
    await town.changes.pull();
    await town.sql`update incident set position = ${at(113.2041)} where code = 'I-3'`;
    await town.changes.pull();
    await town.sql`delete from household where code = 'H-3'`;
    await town.changes.pull();
    await bell();
    expect(told(await heard)).toEqual([
      ["households", [1]],
      ["households", [2]],
      ["incident", [3]],
      ["households", [3]],
      ["grids", [B1]],
    ]);
  });
});
