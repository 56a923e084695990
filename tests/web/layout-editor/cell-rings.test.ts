import { expect, test } from "vitest";
import { twiceAreaOf } from "../../../domain/layout/fabric/rings.ts";
import { cellRings } from "../../../web/layout-editor/cell-rings.ts";
import { aDesk } from "./a-desk.ts";

test("the rings of every cell go around just its ground, the outer one first", () => {
  const { fabric } = aDesk().ground;
  const rings = cellRings(fabric);
  expect(rings).toHaveLength(fabric.cells.length);
  rings.forEach((own, cell) => {
    expect(twiceAreaOf(own[0])).toBeGreaterThan(0);
    expect(own.reduce((sum, ring) => sum + twiceAreaOf(ring), 0)).toBe(fabric.cells.twiceArea[cell]);
  });
});
