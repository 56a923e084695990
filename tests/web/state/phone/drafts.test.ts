import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasPhrase, newVisit, reportFault, visitFault, withPhrase } from "../../../../web/state/phone/drafts.ts";
import { entriesOf } from "../../../../web/state/phone/entries.ts";
import { afterVisit, notedVisits } from "../../../../web/state/phone/noted.ts";
import { unsent } from "../../../../web/state/phone/outbox-entry.ts";
import { reportRecords, visitRecords } from "../../../../web/state/phone/records.ts";
import { aHousehold, HOME } from "./a-pack.ts";

const TODAY = "2026-11-20";
const NOW = new Date("2026-11-20T10:30:00+08:00");
const ids = () => {
  let last = 0;
  return () => `id-${++last}`;
};

describe("a visit before it is kept", () => {
  test("says which field is wrong", () => {
    expect(visitFault(newVisit, TODAY)).toBeNull();
    expect(visitFault({ ...newVisit, note: "好".repeat(500) }, TODAY)).toBeNull();
    expect(visitFault({ ...newVisit, note: "好".repeat(501) }, TODAY)).toBe("note");
    expect(visitFault({ ...newVisit, next: TODAY }, TODAY)).toBe("next");
    expect(visitFault({ ...newVisit, next: "2026-11-21" }, TODAY)).toBeNull();
    expect(visitFault({ ...newVisit, next: "2028-01-01" }, TODAY)).toBe("next");
    expect(visitFault({ ...newVisit, next: "2026-02-30" }, TODAY)).toBe("next");
  });

  test("a phrase pressed twice is as if it had not been pressed, whatever stood there", () => {
    const phrases = fc.constantFrom("一切正常", "已留联系卡", "身体不适");
    fc.assert(
      fc.property(fc.array(phrases, { maxLength: 3 }), phrases, (before, phrase) => {
        fc.pre(!before.includes(phrase));
        const note = before.reduce((all, one) => withPhrase(all, one, "。"), "");
        const once = withPhrase(note, phrase, "。");
        expect(hasPhrase(once, phrase, "。")).toBe(true);
        expect(withPhrase(once, phrase, "。")).toBe(note);
      }),
    );
    expect(withPhrase("门口有人。", "一切正常", "。")).toBe("门口有人。一切正常。");
  });

  test("becomes one record and one for each photo, sent after it", async () => {
    const photo = new Blob([new Uint8Array([0xff, 0xd8, 0xff])], { type: "image/jpeg" });
    const draft = { way: "door" as const, note: " 一切正常。 ", next: "2026-12-01", photos: [photo, photo] };
    const records = await visitRecords(
      draft,
      { household: 7, label: "2 单元 501", after: null },
      { newId: ids(), now: NOW },
    );
    expect(records[0]).toMatchObject({
      kind: "visit",
      body: { household: 7, way: "door", note: "一切正常。", next: "2026-12-01", after: null, at: NOW.toISOString() },
    });
    expect(records.slice(1)).toMatchObject([
      { kind: "photo", visit: records[0].id, number: 1, type: "image/jpeg" },
      { kind: "photo", visit: records[0].id, number: 2 },
    ]);
    const [bare] = await visitRecords(
      newVisit,
      { household: 7, label: "", after: undefined },
      { newId: ids(), now: NOW },
    );
    expect(Object.keys(bare.kind === "visit" ? bare.body : {}).sort()).toEqual(["at", "household", "way"]);
  });
});

describe("a report before it is kept", () => {
  const draft = { kind: "trash", text: "垃圾堆放", urgency: "normal", place: "own" as const, photos: [] };

  test("needs a kind, words and a place", () => {
    expect(reportFault(draft, HOME)).toBeNull();
    expect(reportFault({ ...draft, kind: null }, HOME)).toBe("kind");
    expect(reportFault({ ...draft, text: "  " }, HOME)).toBe("text");
    expect(reportFault({ ...draft, text: "长".repeat(2001) }, HOME)).toBe("long");
    expect(reportFault(draft, null)).toBe("place");
  });

  test("is kept with its place; an address only where there is one", async () => {
    const records = await reportRecords(draft, HOME, null, "垃圾", { newId: ids() });
    expect(records).toEqual([
      {
        id: "id-1",
        kind: "report",
        label: "垃圾",
        body: { text: "垃圾堆放", position: HOME, urgency: "normal", kind: "trash" },
      },
    ]);
  });

  test("its photos go after it, and are not counted beside it", async () => {
    const photo = new Blob([new Uint8Array([0xff, 0xd8, 0xff])], { type: "image/jpeg" });
    const records = await reportRecords({ ...draft, photos: [photo, photo] }, HOME, "1号院", "1号院", { newId: ids() });
    expect(records).toMatchObject([
      { id: "id-1", kind: "report", body: { address: "1号院" } },
      { kind: "photo", report: "id-1", number: 1, type: "image/jpeg" },
      { kind: "photo", report: "id-1", number: 2 },
    ]);
    const entries = entriesOf(records.map((record) => ({ record, addedAt: 1, state: "waiting" as const })));
    expect(unsent(entries)).toBe(1);
    expect(entries.map(({ household }) => household)).toEqual([null, null, null]);
  });
});

describe("what waits in the outbox", () => {
  const kept = async (next: string | null, way: "door" | "absent" = "door") => {
    const draft = { ...newVisit, way, next };
    const records = await visitRecords(
      draft,
      { household: 7, label: "501", after: undefined },
      { newId: ids(), now: NOW },
    );
    return entriesOf(records.map((record) => ({ record, addedAt: NOW.getTime(), state: "waiting" as const })));
  };
  const due = aHousehold(7, { visits: { last: "2026-10-01", due: "2026-11-01", rule: "schedule" } });

  test("counts already: a door just visited is not due, one agreed upon is due then", async () => {
    const visited = notedVisits(await kept(null)).get(7);
    expect(afterVisit(due, visited).visits).toEqual({ last: "2026-11-20", due: null, rule: "schedule" });
    const agreed = notedVisits(await kept("2026-12-01")).get(7);
    expect(afterVisit(due, agreed).visits).toEqual({ last: "2026-11-20", due: "2026-12-01", rule: "agreed" });
  });

  test("where nobody was in the visit stays due", async () => {
    expect(afterVisit(due, notedVisits(await kept(null, "absent")).get(7))).toEqual(due);
  });

  test("what was sent back does not count, and says why; what others noted is named", async () => {
    const [record] = await visitRecords(
      newVisit,
      { household: 7, label: "501", after: null },
      { newId: ids(), now: NOW },
    );
    const refused = entriesOf([
      { record, addedAt: 1, state: "refused", error: { code: "household_unknown", message: "没有这一户" } },
    ]);
    expect(refused[0]).toMatchObject({ state: "refused", message: "没有这一户" });
    expect(notedVisits(refused).size).toBe(0);
    const other = { id: "x", at: "", way: "door", note: null, next: null, by: { name: "李四" } };
    const noted = entriesOf([{ record, addedAt: 1, state: "noted", others: [other, other] }]);
    expect(noted[0]).toMatchObject({ state: "conflict", others: ["李四"] });
  });
});
