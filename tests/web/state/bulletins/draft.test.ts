import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BULLETIN_URGENCIES, type Bulletin, bulletinState } from "../../../../domain/bulletin.ts";
import {
  type BulletinDraft,
  draftFault,
  draftOf,
  newDraft,
  PREVIEW_ID,
  previewOf,
  wordsOf,
} from "../../../../web/state/bulletins/draft.ts";

const NOW = Date.parse("2026-11-21T09:40:00+08:00");
const draft = (more: Partial<BulletinDraft> = {}): BulletinDraft => ({ ...newDraft("A", NOW), title: "停水", ...more });

describe("a bulletin while it is written", () => {
  test("a new one begins now, for a week", () => {
    const { from, until } = wordsOf(draft());
    expect([Date.parse(from), Date.parse(until!)]).toEqual([NOW, NOW + 7 * 86_400_000]);
  });

  test.each<[Partial<BulletinDraft>, string | null]>([
    [{}, null],
    [{ title: "  " }, "title-missing"],
    [{ title: "𠮷".repeat(30) }, null],
    [{ title: "停".repeat(31) }, "title-long"],
    [{ text: "停".repeat(501) }, "text-long"],
    [{ text: "\n".repeat(12).concat("末") }, "lines"],
    [{ from: "" }, "from-missing"],
    [{ until: "" }, null],
    [{ until: "2026-11-21T00:00", from: "2026-11-21T00:00" }, "until-before"],
  ])("%j: %s", (more, fault) => expect(draftFault(draft(more))).toBe(fault));

  test("opened and sent again it is what it was, to the minute", () => {
    const minute = fc.integer({ min: 0, max: 4e6 }).map((minutes) => new Date(minutes * 60_000).toISOString());
    fc.assert(
      fc.property(
        fc.constantFrom(...BULLETIN_URGENCIES),
        minute,
        fc.option(minute),
        fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).map((text) => `公${text}告`),
        (urgency, from, until, title) => {
          const words = { area: "A", title, text: "第一行\n第二行", urgency, from, until };
          const bulletin = { ...words, id: 3, revision: 2 } as Bulletin;
          expect(wordsOf(draftOf(bulletin))).toEqual(words);
        },
      ),
    );
  });

  test("it is looked at in its place among the others, also before its time; without a title there is nothing to see", () => {
    const other = { id: 7, title: "义诊", text: "", urgency: "normal" as const, areaName: "乙", from: "", until: null };
    const seen = previewOf(draft({ id: 3, from: "2099-01-01T00:00", until: "" }), "甲", [other, { ...other, id: 3 }]);
    expect(seen.map(({ id, areaName }) => [id, areaName])).toEqual([
      [7, "乙"],
      [PREVIEW_ID, "甲"],
    ]);
    expect(bulletinState(seen[1], NOW)).toBe("showing");
    expect(previewOf(draft({ title: " " }), "甲", [other])).toEqual([other]);
  });
});
