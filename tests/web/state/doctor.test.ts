import { describe, expect, test } from "vitest";
import type { BorderFault, DoctorReport } from "../../../domain/doctor.ts";
import { treeOf } from "../../../web/state/areas.ts";
import {
  allBest,
  choose,
  drawingOf,
  FRAME,
  firstParent,
  namePlace,
  parentChoices,
  pathOf,
  repairsOf,
  scaleLength,
  viewOfFault,
} from "../../../web/state/doctor.ts";

const fault = (kind: BorderFault["kind"], more: Partial<BorderFault> = {}): BorderFault => ({
  kind,
  polygons: [0, 1],
  shape: [],
  points: [],
  area: 0,
  width: 0,
  choices: [],
  ...more,
});

const FAULTS = [
  fault("flat"),
  fault("overlap", { choices: [1, 0] }),
  fault("outside", { choices: [null] }),
  fault("gap"),
  fault("unmatched", { points: [[113.2, 35.2]] }),
];

describe("choices", () => {
  test("all proposals: what cannot be mended is left out", () => {
    expect(repairsOf(allBest(FAULTS))).toEqual([
      { fault: 1, to: 1 },
      { fault: 2, to: null },
      { fault: 4, to: null },
    ]);
  });

  test("one is chosen, changed and dropped; those before stay as they were", () => {
    const none = new Map();
    const one = choose(none, 1, 0);
    expect([...choose(one, 1, 1)]).toEqual([[1, 1]]);
    expect([...choose(one, 1, undefined)]).toEqual([]);
    expect([[...none], [...one]]).toEqual([[], [[1, 0]]]);
  });
});

describe("the drawing", () => {
  const square = [
    [
      [
        [113, 60],
        [113.01, 60],
        [113.01, 60.01],
        [113, 60.01],
        [113, 60],
      ],
    ],
  ];
  const report: DoctorReport = {
    version: "",
    within: null,
    level: "grid",
    areas: [{ code: "g", name: "一", border: square }],
    faults: FAULTS,
  };

  test("in metres: at 60° north a degree of longitude is half as wide as one of latitude is high", () => {
    const { x, y, whole } = drawingOf(report);
    expect((y(60) - y(60.01)) / (x(113.01) - x(113))).toBeCloseTo(2, 6);
    const [, , width, height] = whole!;
    expect(height).toBeCloseTo(1111.95 * 1.08, 1);
    expect(width / height).toBeCloseTo(FRAME, 9);
  });

  test("north is up, and a path is closed", () => {
    const drawing = drawingOf(report);
    expect(drawing.y(60.01)).toBeLessThan(drawing.y(60));
    expect(pathOf(square, drawing)).toMatch(/^M0\.00 0\.00L555\.\d+ 0\.00L.*Z$/);
  });

  test("a fault fills its view; a lone corner has ground around it, nothing is shown whole", () => {
    const drawing = drawingOf(report);
    const [x, y, width, height] = viewOfFault(fault("unmatched", { points: [[113, 60]] }), drawing)!;
    expect([x + width / 2, y, height]).toEqual([0, -15, 30]);
    expect(viewOfFault(fault("flat"), drawing)).toBe(drawing.whole);
  });

  test("a name stands in the middle of what is seen of its shape", () => {
    const drawing = drawingOf(report);
    const [x, y] = [drawing.x(113.01), drawing.y(60)];
    expect(namePlace(square, drawing, [x - 10, y - 40, 100, 100])).toEqual([x - 5, y - 20]);
    expect(namePlace(square, drawing, [x + 10, y, 100, 100])).toBeNull();
  });

  test.each([
    [40, 10],
    [100, 20],
    [800, 200],
    [2999, 500],
  ])("a view of %s m has a scale of %s m", (width, length) => expect(scaleLength([0, 0, width, 1])).toBe(length));
});

test("only areas with parts are offered; the first with grids comes first", () => {
  const feature = (code: string, level: string, parent: string | null) => ({
    type: "Feature" as const,
    properties: { code, name: code, level, parent, kind: "urban" },
    geometry: { type: "Polygon" as const, coordinates: [] },
  });
  const features = [feature("s", "street", null), feature("c", "community", "s"), feature("g", "grid", "c")];
  const tree = treeOf({ type: "FeatureCollection", features: features as never });
  expect(parentChoices(tree)).toEqual([{ value: "s", title: "s", children: [{ value: "c", title: "c" }] }]);
  expect(firstParent(tree)).toBe("c");
});
