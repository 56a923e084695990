import { describe, expect, test } from "vitest";
import { LEVELS, type Level } from "../../../domain/grid.ts";
import { deepestAt, LEVEL_ZOOMS } from "../../../web/map/area-layers.ts";
import { createScene } from "../../../web/map/scene.ts";
import type { AreaCollection, Camera, SceneInput, Target } from "../../../web/map/scene-input.ts";
import "../../../web/text/whole-zh.ts";

/** One area of each level, each a square within the one above. */
const areas: AreaCollection = {
  type: "FeatureCollection",
  features: LEVELS.map((level, depth) => {
    const [low, high] = [depth * 0.01, 0.2 - depth * 0.01];
    const ring = [
      [low, low],
      [high, low],
      [high, high],
      [low, high],
      [low, low],
    ];
    return {
      type: "Feature",
      geometry: { type: "Polygon", coordinates: [ring] },
      properties: { code: level, name: level, level, kind: "urban", parent: LEVELS[depth - 1] ?? null },
    };
  }),
};

const input = (selection: Target = { kind: "nothing" }): SceneInput => ({
  theme: "light",
  language: "zh",
  codes: {
    householdTypes: [],
    attentionLevels: [],
    incidentKinds: [],
    incidentSources: [],
    urgencies: [],
    incidentStates: [],
    duties: [],
    facilityKinds: [],
  },
  tiles: { areas: null, roads: null, buildings: null, places: null },
  layers: { households: false, incidents: false, heat: false, grids: true, facilities: false },
  areas,
  households: null,
  visibleTypes: null,
  visibleAttention: null,
  colouring: null,
  areaFills: null,
  incidents: null,
  incidentFilter: { kinds: null, from: 0, to: 1, openOnly: false },
  heat: null,
  facilities: [],
  drawings: [],
  scope: null,
  tool: null,
  selection,
  hover: { kind: "nothing" },
  symbolScale: 1,
});

const at = (zoom: number): Camera => ({
  center: [0.1, 0.1],
  zoom,
  bearing: 0,
  bounds: [0, 0, 0.2, 0.2],
  widthPx: 1280,
  heightPx: 720,
  metersPerPixel: 1,
});

describe("the levels that are drawn", () => {
  test("are there before their borders or labels are", () => {
    for (const level of LEVELS)
      for (const zoom of [LEVEL_ZOOMS[level].border, LEVEL_ZOOMS[level].labelFrom])
        expect(LEVELS.indexOf(deepestAt(zoom)), `${level} at ${zoom}`).toBeGreaterThanOrEqual(LEVELS.indexOf(level));
    expect(deepestAt(10)).toBe("community");
  });

  test("come as one comes near, and stay", () => {
    const scene = createScene();
    const drawn = (zoom: number, selection?: Target) => {
      const { labels, borders } = scene(input(selection), at(zoom)).shapes;
      const of = (found: typeof labels) => new Set(found.features.map(({ properties }) => properties?.level as Level));
      expect(of(borders)).toEqual(of(labels));
      return [...of(labels)];
    };
    expect(drawn(9)).toEqual(["county", "street"]);
    expect(drawn(14)).toEqual(["county", "street", "community", "grid"]);
    expect(drawn(9)).toEqual(["county", "street", "community", "grid"]);
    expect(drawn(9, { kind: "area", code: "microgrid" })).toEqual([...LEVELS]);
  });
});
