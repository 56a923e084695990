import { describe, expect, test } from "vitest";
import type { Position } from "../../../../domain/position.ts";
import { wallLayout } from "../../../../web/state/wall/layout.ts";
import { placeNotes } from "../../../../web/state/wall/notes.ts";
import { overlap, SEAM_PX } from "../../../../web/state/wall/screen.ts";

/** Positions are px of the screen. */
const EYES = {
  project: ([x, y]: Position) => [x, y] as const,
  measure: (text: string, px: number) => text.length * px,
};

const layoutOf = (widthPx: number, heightPx: number, columns = 1) =>
  wallLayout({ widthPx, heightPx, columns, rows: 1, widthMm: 0, distanceMm: 6000 }, "whole");

const called = [200, 500, 800].map((x, id) => ({
  id,
  title: "消防隐患",
  line: "建设 05　处置",
  position: [x, 500] as Position,
}));

describe("what is written on the map", () => {
  test("keeps clear of a seam at which the map ends", () => {
    const names = Array.from({ length: 300 }, (_, nth) => ({
      id: String(nth),
      name: "花园 07 · 1",
      position: [1750 + (nth % 15) * 12, 200 + nth * 2] as Position,
      isMain: false,
    }));
    const notes = placeNotes({ named: names, called: [], marks: [] }, layoutOf(3840, 1080, 2), EYES, false);
    expect(notes.names.length).toBeGreaterThan(3);
    for (const { rect } of notes.names) expect(rect.x + rect.width).toBeLessThanOrEqual(1920 - SEAM_PX);
  });

  test("calls out three on a wide map, and what is most urgent alone on a small one", () => {
    const count = (width: number, height: number) =>
      placeNotes({ named: [], called, marks: [] }, layoutOf(width, height), EYES, false).callouts.map(({ id }) => id);
    expect(count(1920, 1080)).toEqual([0, 1, 2]);
    expect(count(1080, 1920)).toEqual([0]);
  });

  test("calls out beside the name of a community rather than on it", () => {
    const named = [{ id: "a", name: "三官巷社区", position: [340, 500] as Position, isMain: true }];
    const { callouts, names } = placeNotes(
      { named, called: [called[0]], marks: [] },
      layoutOf(1920, 1080),
      EYES,
      false,
    );
    expect(overlap(callouts[0].rect, names[0].rect)).toBe(false);
    expect(names[0].rect.y + names[0].rect.height / 2).toBe(500);
  });
});
