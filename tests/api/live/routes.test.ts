import { afterAll, beforeAll, expect, test } from "vitest";
import { LiveStream } from "../../../api/live/stream.ts";
import { eachEngine } from "../../support/engines.ts";
import { A1, type LittleTown, openLittleTown } from "../../support/little-town.ts";
import { SIGNED_IN } from "../../support/signed-in.ts";
import { listen } from "./listen.ts";

eachEngine((engine) => {
  let town: LittleTown;
  beforeAll(async () => {
    town = await openLittleTown(engine);
  });
  afterAll(() => town.close());
  const live = (lastEventId?: number) =>
    town.ask("/api/live", lastEventId === undefined ? {} : { headers: { "last-event-id": String(lastEventId) } });
  const report = async (text: string) => {
    const response = await town.ask("/api/incidents", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ text, position: [113.205, 35.215] }),
    });
    return ((await response.json()) as { id: number }).id;
  };

  test("a report is told to everyone who listens", async () => {
    const heard = Promise.all([listen(await live(), 1), listen(await live(), 1)]);
    const id = await report("井盖丢失");
    for (const [event] of await heard) {
      expect(event).toMatchObject({ event: "incident", data: { ids: [id], id, inserted: true } });
    }
  });

  test("households are told by id, areas by code, roads not at all", async () => {
    const heard = live().then((response) => listen(response, 2));
    await town.sql`update road set name = '新路' where code = 'R-2'`;
    await town.sql`update household set residents = 5 where code in ('H-1', 'H-2')`;
    await town.sql`update area set name = '改名' where code = ${A1}`;
    await town.changes.pull();
    expect((await heard).map(({ event, data }) => [event, data])).toEqual([
      ["households", { ids: [1, 2], inserted: false }],
      ["grids", { codes: [A1] }],
    ]);
  });

  test("who comes back hears what was missed, each once and in order, and then what is new", async () => {
    const { seq } = town.changes;
    for (let n = 0; n < 30; n++) {
      await town.sql`update incident set due_at = now() where code = ${`I-${1 + (n % 4)}`}`;
      if (n % 7 === 0) await town.changes.pull();
    }
    const resumed = listen(await live(seq), 33);
    // while the missed ones are still being read
    for (let n = 0; n < 3; n++) await town.sql`update incident set due_at = null where code = 'I-1'`;
    await town.changes.pull();
    const events = await resumed;
    expect(events.map(({ id }) => id)).toEqual(Array.from({ length: 33 }, (_, n) => seq + 1 + n));
  });

  test("more rows than one would list are told as many", async () => {
    const heard = live().then((response) => listen(response, 1));
    await town.sql`insert into household (code, type_id, position)
      select 'L-' || n, 1, st_setsrid(st_makepoint(113.2, 35.21), 4326) from generate_series(1, 1001) as n`;
    await town.changes.pull();
    expect((await heard)[0].data).toEqual({ ids: null, inserted: true });
  });

  test("an id that is none is refused; one from the future begins now", async () => {
    const refused = await town.ask("/api/live", { headers: { "last-event-id": "soon" } });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ code: "invalid_parameter", where: "last-event-id" });
    const response = await live(999_999_999);
    await town.changes.pull(); // by then it is among those who listen
    const heard = listen(response, 1);
    await town.sql`update incident set due_at = now() where code = 'I-2'`;
    await town.changes.pull();
    expect((await heard)[0].data).toMatchObject({ id: 2 });
  });

  test("a client that does not read is dropped, the others are not", async () => {
    const stream = new LiveStream(town.sql, town.changes);
    const viewer = town.changes.memory.sessions.viewerOf(SIGNED_IN)!;
    const deaf = stream.open(null, viewer).getReader();
    const good = listen(new Response(stream.open(null, viewer)), 280);
    while (stream.size < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    // what is told is in `change` alone: 70 changes of 1000 households are about 800 kB
    const many = Array.from({ length: 1000 }, (_, n) => 1_000_000_000 + n);
    for (let round = 0; round < 4; round++) {
      for (let n = 0; n < 70; n++) await town.sql`insert into change (entity, ids) values ('household', ${many})`;
      await town.changes.pull();
    }
    await good;
    stream.close();
    await expect(
      (async () => {
        for (;;) if ((await deaf.read()).done) return;
      })(),
    ).rejects.toThrow("does not read");
  });

  if (engine.kind === "postgres") {
    test("what another process commits is heard without asking", async () => {
      const heard = live().then((response) => listen(response, 1));
      await town.sql`update incident set due_at = now() where code = 'I-3'`;
      expect((await heard)[0].data).toMatchObject({ id: 3 });
    });
  }
});
