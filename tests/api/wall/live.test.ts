import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { WallAnswers } from "../../../api/wall/wall-answers.ts";
import { WallStream } from "../../../api/wall/wall-stream.ts";
import type { WallNews } from "../../../domain/wall/incidents.ts";
import { pairedDevice } from "../../support/devices.ts";
import { eachEngine } from "../../support/engines.ts";
import { A, A1, B, B1, type LittleTown, openLittleTown } from "../../support/little-town.ts";
import { SIGNED_IN } from "../../support/signed-in.ts";
import { type Event, eventsOf } from "../live/listen.ts";

eachEngine((engine) => {
  let town: LittleTown;
  let wall: { id: number; cookie: string };
  let ofB: { id: number; cookie: string };
  beforeAll(async () => {
    town = await openLittleTown(engine);
    const paired = async (name: string, area: string | null) => {
      const { device, cookie } = await pairedDevice(town, { kind: "wall", name, area });
      return { id: device.id, cookie };
    };
    wall = await paired("大厅", null);
    ofB = await paired("二网格", B);
  });
  afterAll(() => town.close());

  /** Opens the stream; `next` gives the next event that is not `build`. */
  const listening = async (cookie: string, last?: number) => {
    const headers: Record<string, string> = last === undefined ? {} : { "last-event-id": String(last) };
    const events = eventsOf(await town.ask("/api/wall/live", { headers }, cookie));
    // the first is the page's name: by then it is told of everything
    expect((await events.next()).value).toMatchObject({ event: "build" });
    await town.changes.pull();
    return { next: async () => (await events.next()).value as Event, stop: () => events.return(undefined) };
  };
  const idOf = async (code: string) => (await town.sql`select id from incident where code = ${code}`)[0].id as number;

  describe("walls are told", () => {
    test("of incidents that come, change and close, without a word of anybody, those of their area alone", async () => {
      const all = await listening(wall.cookie);
      const some = await listening(ofB.cookie);
      const report = { text: "张志强家水管爆裂", position: [113.2041, 35.2101], urgency: "critical" };
      const { body } = await town.send("POST", "/api/incidents", report);
      const come = await all.next();
      expect(come.event).toBe("incidents");
      expect(come.data as WallNews).toMatchObject({ ids: [body.id], open: [{ id: body.id, grid: { code: A } }] });
      expect(JSON.stringify(come.data)).not.toMatch(/张志强|113\.2041|text/);

      const own = await idOf("I-3");
      await town.sql`update incident set state_id = 4 where id = ${own}`;
      await town.changes.pull();
      expect((await all.next()).data).toEqual({ ids: [own], open: [] });
      // nothing of the other grid came before
      expect((await some.next()).data).toEqual({ ids: [own], open: [] });
      await all.stop();
      await some.stop();
    });

    test("of what moves out of their area", async () => {
      const some = await listening(ofB.cookie);
      const id = await idOf("I-4");
      await town.sql`update incident set position = st_setsrid(st_makepoint(113.205, 35.21), 4326) where id = ${id}`;
      await town.changes.pull();
      expect((await some.next()).data).toEqual({ ids: [id], open: [] });
      await some.stop();
    });

    test("of settings of their own alone, and of borders", async () => {
      const all = await listening(wall.cookie);
      await town.sql`update device set revision = revision + 1 where account_id = ${ofB.id}`;
      await town.sql`update device set revision = revision + 1 where account_id = ${wall.id}`;
      await town.sql`update area set name = '改名' where code = ${B1}`;
      await town.changes.pull();
      expect((await all.next()).event).toBe("wall");
      const [borders, again] = [await all.next(), await all.next()];
      expect([borders.event, again.event, again.data]).toEqual(["areas", "incidents", { ids: null, open: [] }]);
      await all.stop();
    });

    test("to read all of it again when they missed something, and nothing when they did not", async () => {
      const missed = await listening(wall.cookie, town.changes.seq - 1);
      expect([(await missed.next()).event, (await missed.next()).event, (await missed.next()).data]).toEqual([
        "wall",
        "areas",
        { ids: null, open: [] },
      ]);
      await missed.stop();
      const none = await listening(wall.cookie, town.changes.seq);
      await town.sql`update device set revision = revision + 1 where account_id = ${wall.id}`;
      await town.changes.pull();
      expect((await none.next()).event).toBe("wall");
      await none.stop();
      const refused = await town.ask("/api/wall/live", { headers: { "last-event-id": "x" } }, wall.cookie);
      expect([refused.status, (await refused.json()).where]).toEqual([400, "last-event-id"]);
    });

    test("of a page that was built anew", async () => {
      const folder = join(mkdtempSync(join(inject("places"), "wall-page-")), "dist");
      mkdirSync(folder);
      const viewer = town.changes.memory.sessions.viewerOf(SIGNED_IN)!;
      const answers = new WallAnswers({ database: town.database, memory: town.changes.memory, changes: town.changes });
      const stream = new WallStream(town.changes, answers, folder);
      const events = eventsOf(new Response(stream.open(null, viewer)));
      expect((await events.next()).value.data).toEqual({ build: "none" });
      writeFileSync(join(folder, "wall.html"), '<meta name="build" content="1">');
      const other = eventsOf(new Response(stream.open(null, viewer)));
      const { build } = (await other.next()).value.data;
      expect(build).toBe("1");
      expect((await events.next()).value.data).toEqual({ build });
      stream.close();
      answers.close();
    });

    test("nothing more once they are removed: the stream ends", async () => {
      const { device, cookie } = await pairedDevice(town, { kind: "wall", name: "拆除", area: A1 });
      const gone = await listening(cookie);
      expect((await town.send("DELETE", `/api/devices/${device.id}`)).status).toBe(204);
      expect(await gone.next()).toBeUndefined();
    });
  });
});
