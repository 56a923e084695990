import fc from "fast-check";
import { expect, test } from "vitest";
import { ORIENTATIONS, PAPER_NAMES, posterFrame, type Rect, sheetOf } from "../../../domain/paper/sheet.ts";

const meets = (a: Rect, b: Rect) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test("on every sheet the parts of a poster lie within its margin and none meets another", () => {
  for (const paper of PAPER_NAMES) {
    for (const orientation of ORIENTATIONS) {
      const sheet = sheetOf(paper, orientation);
      const { title, map, columns, foot } = posterFrame(sheet);
      const parts = [title, map, ...columns, foot];
      for (const { x, y, width, height } of parts) {
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(sheet.marginMm - 1e-9);
        expect(x + width).toBeLessThanOrEqual(sheet.widthMm - sheet.marginMm + 1e-9);
        expect(y + height).toBeLessThanOrEqual(sheet.heightMm - sheet.marginMm + 1e-9);
        expect(Math.min(width, height)).toBeGreaterThan(5);
      }
      parts.forEach((a, at) => {
        for (const b of parts.slice(at + 1))
          expect([paper, orientation, meets(a, b)]).toEqual([paper, orientation, false]);
      });
      expect((map.width * map.height) / (sheet.widthMm * sheet.heightMm)).toBeGreaterThan(0.45);
    }
  }
});

test("the smallest characters are at least 7 points high on paper of any size", () => {
  fc.assert(
    fc.property(fc.constantFrom(...PAPER_NAMES), (paper) => {
      expect((sheetOf(paper, "portrait").textMm / 25.4) * 72).toBeGreaterThanOrEqual(7);
    }),
  );
});
