import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eachEngine } from "../../support/engines.ts";
import { A1, B1, type LittleTown, openLittleTown } from "../../support/little-town.ts";

const HOUR = 3_600_000;
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const sent = (given: object = {}) => ({ id: randomUUID(), household: 1, at: ago(HOUR), way: "door", ...given });

eachEngine((engine) => {
  let town: LittleTown;
  let worker: string;
  let colleague: string;
  let stranger: string;
  let planner: string;
  beforeAll(async () => {
    town = await openLittleTown(engine);
    worker = await town.signIn("lin", [{ role: "worker", area: A1 }]);
    colleague = await town.signIn("zhao", [{ role: "worker", area: A1 }]);
    stranger = await town.signIn("qian", [{ role: "worker", area: B1 }]);
    planner = await town.signIn("planner", [{ role: "planner" }]);
  });
  afterAll(() => town.close());

  const post = (body: object, cookie = worker) => town.send("POST", "/api/visits", body, cookie);
  const notes = async (household: number, cookie = worker) =>
    (await town.json(`/api/households/${household}/visits?limit=200`, cookie)).items.map(
      ({ note }: { note: string | null }) => note,
    );
  const stored = async () => (await town.sql`select count(*)::integer as count from visit`)[0].count;

  describe("noting a visit", () => {
    test("it stands on the card and in the list, with its note and who was there", async () => {
      const visit = sent({ at: "2026-11-20T08:30:00+08:00", note: " 一切都好 ", next: null });
      visit.at = ago(HOUR);
      const { status, body } = await post(visit);
      expect(status).toBe(201);
      const said = { ...visit, note: "一切都好", next: null, by: { name: "lin" }, photos: 0 };
      expect(body).toEqual({ visit: said, others: [] });
      expect((await town.json("/api/households/1/visits", worker)).items).toEqual([said]);
      const card = await town.json("/api/households/1", colleague);
      expect(card.visits.items).toEqual([said]);
      expect(card.plan).toBeNull();
    });

    test("sent ten times at once it is stored once, and each is answered the same", async () => {
      const visit = sent({ note: "十次" });
      const before = await stored();
      const answers = await Promise.all(Array.from({ length: 10 }, () => post(visit)));
      expect(answers.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201]);
      for (const { body } of answers) expect(body).toEqual(answers[0].body);
      expect(await stored()).toBe(before + 1);
    });

    test("the visit known before may be an imported one, whose id is a hash and no UUID of any version", async () => {
      const imported = "779648f4-0d31-edb8-f4ff-550111c732df";
      await town.sql`insert into visit (key, household_id, at, way, by_name)
        values (${imported}, 2, ${ago(48 * HOUR)}, 'door', '李微')`;
      const { status, body } = await post(sent({ household: 2, after: imported }));
      expect([status, body.others]).toEqual([201, []]);
      await town.sql`delete from visit where key in (${imported}, ${body.visit.id})`;
    });

    test("an id in capitals is the same id", async () => {
      const visit = sent();
      expect((await post(visit)).status).toBe(201);
      expect((await post({ ...visit, id: visit.id.toUpperCase() })).status).toBe(200);
    });

    test.each([
      { note: "别的" },
      { way: "phone" },
      { at: ago(2 * HOUR) },
      { household: 2 },
      { next: new Date(Date.now() + 30 * 24 * HOUR).toISOString().slice(0, 10) },
    ])("the same id with other content is refused and changes nothing: %o", async (other) => {
      const visit = sent({ note: "原来的" });
      await post(visit);
      const before = await stored();
      expect(await post({ ...visit, ...other })).toMatchObject({ status: 409, body: { code: "visit_differs" } });
      expect(await stored()).toBe(before);
      expect((await post(visit)).status).toBe(200);
    });

    test("the same content under somebody else's name is not the same visit", async () => {
      const visit = sent();
      await post(visit);
      expect(await post(visit, colleague)).toMatchObject({ status: 409, body: { code: "visit_differs" } });
    });

    test("two people at once: both visits stay, and the later hears of the other's", async () => {
      const known = await post(sent({ household: 3, note: "之前" }));
      const after = known.body.visit.id;
      const [mine, theirs] = [sent({ household: 3, note: "我", after }), sent({ household: 3, note: "她", after })];
      const answers = await Promise.all([post(mine), post(theirs, colleague)]);
      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
      const told = answers.flatMap(({ body }) => body.others.map(({ note }: { note: string }) => note));
      expect(["我", "她"]).toContain(told[0]);
      expect(told).toHaveLength(1);
      expect((await notes(3)).sort()).toEqual(["之前", "她", "我"].sort());
      // sent again, it is told the same
      expect([(await post(mine)).body, (await post(theirs, colleague)).body]).toEqual(answers.map(({ body }) => body));
    });

    test("who knows of no visit hears of all others', who does not ask hears of none", async () => {
      const about = { household: 2, note: "先到" };
      await post(sent(about), colleague);
      expect((await post(sent({ household: 2, after: null }))).body.others).toMatchObject([{ note: "先到" }]);
      expect((await post(sent({ household: 2 }))).body.others).toEqual([]);
      // an id of elsewhere counts for none, and gives nothing away
      const elsewhere = await post(sent({ household: 4, note: "外面" }), stranger);
      const { body } = await post(sent({ household: 2, after: elsewhere.body.visit.id }));
      expect(body.others.map(({ note }: { note: string }) => note)).toEqual(["先到"]);
    });

    test.each([
      ["id", { id: "1" }],
      ["household", { household: 0 }],
      ["way", { way: "window" }],
      ["at", { at: "2026-11-20" }],
      ["at", { at: new Date(Date.now() + HOUR).toISOString() }],
      ["at", { at: ago(31 * 24 * HOUR) }],
      ["note", { note: "字".repeat(501) }],
      ["note", { note: 7 }],
      ["next", { next: "2026-02-30" }],
      ["next", { next: "2020-01-01" }],
      ["next", { next: new Date(Date.now() + 368 * 24 * HOUR).toISOString().slice(0, 10) }],
      ["after", { after: "x" }],
    ])("what cannot be is refused and named: %s %o", async (where, wrong) => {
      const before = await stored();
      expect(await post(sent(wrong))).toMatchObject({ status: 400, body: { code: "invalid_parameter", where } });
      expect(await stored()).toBe(before);
    });

    test("a household elsewhere, in no area or nowhere at all is unknown", async () => {
      for (const household of [4, 6, 999]) {
        expect(await post(sent({ household }))).toMatchObject({ status: 404, body: { code: "household_unknown" } });
        expect((await town.ask(`/api/households/${household}/visits`, {}, worker)).status).toBe(404);
      }
    });

    test("any text comes back as it was, and no note lies open in the database", async () => {
      const texts = [`<script>alert(1)</script>`, `'); drop table visit; --`, "=1+1", "\u0000𠮷\u202e"];
      for (const note of texts) {
        expect((await post(sent({ household: 2, note }))).body.visit.note).toBe(note.trim());
      }
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }), async (note) => {
          fc.pre(note.trim() !== "" && note.length <= 500 && !/\p{Surrogate}/u.test(note));
          expect((await post(sent({ household: 2, note }))).body.visit.note).toBe(note.trim());
        }),
        { numRuns: 15 },
      );
      const open = await town.sql`select note from visit where note is not null and not starts_with(note, '§1.')`;
      expect(open).toEqual([]);
    });

    test("every visit noted stands in the log, without its note", async () => {
      const visit = sent({ note: "秘密" });
      await post(visit);
      await post(visit);
      const entries = await town.sql`
        select username, subject_kind, subject_id, area_code, details, audit::text as whole from audit
        where action = 'visit.noted' and details->>'visit' = ${visit.id}`;
      expect(entries).toMatchObject([
        { username: "lin", subject_kind: "household", subject_id: "1", area_code: A1, details: { way: "door" } },
      ]);
      expect(entries[0].whole).not.toContain("秘密");
    });
  });

  describe("who reads what was noted", () => {
    test("who may not visit there sees when, and nothing of what was said", async () => {
      await post(sent({ note: "只给走访的人" }));
      const card = await town.json("/api/households/1", planner);
      expect(Object.keys(card.visits).sort()).toEqual(["due", "last", "rule"]);
      expect(card).not.toHaveProperty("plan");
      expect(JSON.stringify(card)).not.toContain("只给");
      expect((await town.ask("/api/households/1/visits", {}, planner)).status).toBe(403);
    });

    test("who sees the town but visits elsewhere reads nothing either", async () => {
      const both = await town.signIn("both", [{ role: "planner" }, { role: "worker", area: B1 }]);
      const card = await town.json("/api/households/1", both);
      expect(card.visits).not.toHaveProperty("items");
      expect(card).not.toHaveProperty("plan");
      expect((await town.ask("/api/households/1/visits", {}, both)).status).toBe(404);
      expect(await post(sent(), both)).toMatchObject({ status: 404 });
    });

    test("that notes were seen is logged once a day", async () => {
      const reader = await town.signIn("reader", [{ role: "worker", area: A1 }]);
      await post(sent({ note: "看过" }));
      for (let time = 0; time < 2; time++) {
        await town.json("/api/households/1", reader);
        await town.json("/api/households/1/visits", reader);
      }
      const entries =
        await town.sql`select subject_id, area_code from audit where username = 'reader' and action = 'notes.seen'`;
      expect(entries).toEqual([{ subject_id: "1", area_code: A1 }]);
    });
  });

  test.each([1, 2, 3, 100])("pages of %i give every visit once, the latest first", async (limit) => {
    if (limit === 1) for (let hour = 1; hour <= 5; hour++) await post(sent({ household: 3, at: ago(hour * HOUR) }));
    const seen: { id: string; at: string }[] = [];
    for (let after = ""; ; ) {
      const { items, next } = await town.json(`/api/households/3/visits?limit=${limit}${after}`, worker);
      seen.push(...items);
      if (next === null) break;
      after = `&after=${next}`;
    }
    const [{ count }] = await town.sql`select count(*)::integer as count from visit where household_id = 3`;
    expect(new Set(seen.map(({ id }) => id)).size).toBe(count);
    expect(seen.map(({ at }) => at)).toEqual(
      seen
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
  });
});
