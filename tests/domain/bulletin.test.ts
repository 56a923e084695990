import fc from "fast-check";
import { expect, test } from "vitest";
import { BULLETIN_URGENCIES, bulletinState, type ShownBulletin, showingAt, turnMs } from "../../domain/bulletin.ts";

const HOUR = 3_600_000;
const NOW = Date.parse("2026-11-21T09:40:00+08:00");
const at = (hours: number) => new Date(NOW + hours * HOUR).toISOString();

const bulletin = (id: number, more: Partial<ShownBulletin> = {}): ShownBulletin => ({
  id,
  title: "停水通知",
  text: "",
  urgency: "normal",
  areaName: "柳园社区",
  from: at(-1),
  until: at(1),
  ...more,
});

test("a bulletin waits, is shown from its first moment, and is over at its last", () => {
  expect(bulletinState(bulletin(1, { from: at(1), until: null }), NOW)).toBe("scheduled");
  expect(bulletinState(bulletin(1, { from: at(0) }), NOW)).toBe("showing");
  expect(bulletinState(bulletin(1, { until: at(0) }), NOW)).toBe("over");
  expect(bulletinState(bulletin(1, { until: null }), NOW + 9999 * HOUR)).toBe("showing");
  expect(bulletinState({ ...bulletin(1), withdrawnAt: at(-0.5) }, NOW)).toBe("withdrawn");
});

test("a screen shows the pressing ones first, of equals the newest, and none before or after its time", () => {
  const bulletins = [
    bulletin(1, { from: at(-3) }),
    bulletin(2, { from: at(-1) }),
    bulletin(3, { urgency: "urgent", from: at(-9) }),
    bulletin(4, { urgency: "important", from: at(2), until: null }),
    bulletin(5, { urgency: "urgent", until: at(-0.1) }),
    bulletin(6, { from: at(-1) }),
  ];
  expect(showingAt(bulletins, NOW).map(({ id }) => id)).toEqual([3, 6, 2, 1]);
  expect(showingAt(bulletins, NOW + 2 * HOUR).map(({ id }) => id)).toEqual([4]);
});

test("the order is the same however they come", () => {
  const one = fc.record({
    urgency: fc.constantFrom(...BULLETIN_URGENCIES),
    hours: fc.integer({ min: -48, max: 48 }),
    lasts: fc.option(fc.integer({ min: 1, max: 48 })),
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 12 }), (drawn) => {
      const bulletins = drawn.map(({ urgency, hours, lasts }, id) =>
        bulletin(id, { urgency, from: at(hours), until: lasts === null ? null : at(hours + lasts) }),
      );
      const ids = showingAt(bulletins, NOW).map(({ id }) => id);
      expect(showingAt([...bulletins].reverse(), NOW).map(({ id }) => id)).toEqual(ids);
      expect(ids.length).toBe(bulletins.filter((each) => bulletinState(each, NOW) === "showing").length);
    }),
  );
});

test("longer words stay longer, within reason", () => {
  expect(turnMs({ title: "停水", text: "" })).toBe(12_000);
  expect(turnMs({ title: "停水通知", text: "今".repeat(120) })).toBe(36_000);
  expect(turnMs({ title: "停水通知", text: "今".repeat(500) })).toBe(60_000);
});
