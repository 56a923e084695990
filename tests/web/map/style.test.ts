import { validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import { describe, expect, test } from "vitest";
import type { CodeTables } from "../../../domain/codes.ts";
import { luminance, mixColours, PALETTES } from "../../../web/map/palette.ts";
import { groundWidth, metersPerPixel } from "../../../web/map/road-widths.ts";
import type { SceneInput } from "../../../web/map/scene-input.ts";
import { BEFORE, SHAPE_SOURCES, type StyleInput, style } from "../../../web/map/style.ts";
import { styleChanges } from "../../../web/map/style-changes.ts";
import { wallStyle } from "../../../web/map/wall-style.ts";
import "../../../web/text/whole-zh.ts";

const codes: CodeTables = {
  householdTypes: [
    { code: "party", name: { zh: "", en: "" }, rank: 6, rarity: 6, fill: "#C4060B", glyph: "star", common: false },
  ],
  attentionLevels: [],
  incidentKinds: [],
  incidentSources: [],
  urgencies: [],
  incidentStates: [],
  duties: [],
  facilityKinds: [],
};
const tiles = (version: string): SceneInput["tiles"] => ({
  areas: { url: `http://x/areas/{z}/{x}/{y}.mvt?v=${version}`, minZoom: 5, maxZoom: 16 },
  roads: { url: `http://x/roads/{z}/{x}/{y}.mvt?v=${version}`, minZoom: 5, maxZoom: 16 },
  buildings: { url: `http://x/buildings/{z}/{x}/{y}.mvt?v=${version}`, minZoom: 13, maxZoom: 16 },
  places: null,
});
const input: StyleInput = {
  theme: "light",
  language: "zh",
  codes,
  tiles: tiles("1"),
  visibleTypes: null,
  layers: { households: true, incidents: true, heat: false, grids: true, facilities: true },
  symbolScale: 1,
};
const light = style(input, 35);

describe("the style", () => {
  // the map is told not to check what is changed later
  test.each(["light", "dark"] as const)(
    "is valid in the %s, with and without buildings tinted, places, a layout's ground",
    (theme) => {
      const inputs: StyleInput[] = [
        { ...input, theme },
        { ...input, theme, language: "en", visibleTypes: new Set(), symbolScale: 1.5 },
        { ...input, theme, tiles: { ...tiles("1"), places: tiles("1").areas }, planFills: ["#C4060B", "#3B7A57"] },
      ];
      for (const one of inputs) expect(validateStyleMin(style(one, 35))).toEqual([]);
      // and one that is not is told from them
      expect(validateStyleMin(style({ ...input, theme, symbolScale: Number.NaN }, 35))).not.toEqual([]);
    },
  );

  test("of a wall is valid", () => {
    expect(validateStyleMin(wallStyle(tiles("1"), 35, 24))).toEqual([]);
  });

  test("asks no server for fonts or images", () => {
    expect(light.glyphs).toBeUndefined();
    expect(light.sprite).toBeUndefined();
  });

  test("has the draw order of the design, with the places of our own layers in it", () => {
    const order = light.layers.map(({ id }) => id);
    const wanted = [
      "land",
      "water",
      "green",
      "roads",
      "buildings",
      "veil",
      BEFORE.heat,
      "borders-grid",
      "drawn-areas",
      "drawn-ways",
      BEFORE.points,
      "road-names-major",
      BEFORE.marks,
      "drawn-stops",
      BEFORE.callouts,
      "labels-grid",
      "labels-selected",
    ];
    expect(wanted.map((id) => order.indexOf(id))).toEqual(
      wanted.map((id) => order.indexOf(id)).toSorted((a, b) => a - b),
    );
    expect(wanted.filter((id) => !order.includes(id))).toEqual([]);
    expect(new Set(order).size).toBe(order.length);
  });

  test("every layer names a source that is there", () => {
    const missing = light.layers.filter((layer) => "source" in layer && !(layer.source in light.sources));
    expect(missing).toEqual([]);
    expect(SHAPE_SOURCES.filter((id) => !(id in light.sources))).toEqual([]);
  });

  test("has no casings in the dark", () => {
    const dark = style({ ...input, theme: "dark" }, 35).layers.map(({ id }) => id);
    expect(dark).not.toContain("road-casings");
    expect(light.layers.map(({ id }) => id)).toContain("road-casings");
  });

  test("tints buildings with visible types only, and not at all without households", () => {
    const fill = (changed: Partial<StyleInput>) =>
      JSON.stringify(style({ ...input, ...changed }, 35).layers.find(({ id }) => id === "buildings"));
    expect(fill({})).toContain("party");
    expect(fill({ visibleTypes: new Set() })).not.toContain("party");
    expect(fill({ layers: { ...input.layers, households: false } })).not.toContain("party");
  });
});

describe("changes of style", () => {
  test("from nothing are its sources, then its layers from the top down", () => {
    const changes = styleChanges(null, light);
    expect(changes.filter(({ kind }) => kind === "add-source")).toHaveLength(Object.keys(light.sources).length);
    const added = changes.flatMap((change) => (change.kind === "add-layer" ? [change] : []));
    expect(added[0]).toMatchObject({ layer: { id: "labels-selected" }, before: undefined });
    expect(added[1].before).toBe("labels-selected");
    expect(added).toHaveLength(light.layers.length);
  });

  test("between equal styles are none", () => {
    expect(styleChanges(light, style(input, 35))).toEqual([]);
  });

  test("of a version are only the tiles' addresses", () => {
    const changes = styleChanges(light, style({ ...input, tiles: tiles("2") }, 35));
    expect(changes.map(({ kind }) => kind)).toEqual(["set-tiles", "set-tiles", "set-tiles"]);
  });

  test("of a theme remove and set, and touch no source", () => {
    const kinds = new Set(styleChanges(light, style({ ...input, theme: "dark" }, 35)).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(
      ["remove-layer", "set-paint", "set-layout"].filter((kind) => kinds.has(kind as never)).sort(),
    );
    expect(kinds.has("set-paint")).toBe(true);
  });

  test("when tiles arrive replace the source and its layers, under the same neighbours", () => {
    const changes = styleChanges(light, style({ ...input, tiles: { ...tiles("1"), places: tiles("1").areas } }, 35));
    expect(changes.map(({ kind }) => kind)).toEqual(["remove-layer", "remove-source", "add-source", "add-layer"]);
    expect(changes[3]).toMatchObject({ layer: { id: "place-names" }, before: "road-names-minor" });
  });

  test("of a source that is wanted no more take it away after its layers, so that it can come back", () => {
    const layer = { id: "more", type: "line" as const, source: "more" };
    const more = { type: "geojson" as const, data: "more.json" };
    const richer = { ...light, sources: { ...light.sources, more }, layers: [...light.layers, layer] };
    expect(styleChanges(richer, light)).toEqual([
      { kind: "remove-layer", id: "more" },
      { kind: "remove-source", id: "more" },
    ]);
  });
});

describe("widths and colours", () => {
  test("a primary road is 15 m wide on the ground at any zoom, never under its least", () => {
    const stops = (groundWidth(15, 1.9, 35) as unknown[]).slice(3) as number[];
    for (let i = 0; i < stops.length; i += 2) {
      const metres = stops[i + 1] * metersPerPixel(stops[i], 35);
      if (stops[i + 1] > 1.9) expect(metres).toBeCloseTo(15, 6);
      else expect(metres).toBeGreaterThanOrEqual(15);
    }
    expect(metersPerPixel(0, 0) * 512).toBeCloseTo(40_075_016.7, 0);
  });

  test("mixing and luminance", () => {
    expect(mixColours("#000000", "#FFFFFF", 0.5)).toBe("#808080");
    expect(mixColours("#123456", "#ABCDEF", 0)).toBe("#123456");
    expect(luminance("#FFFFFF")).toBeCloseTo(1, 6);
    expect(luminance("#000000")).toBe(0);
  });

  test("both heat ramps have nine steps of strictly changing lightness", () => {
    for (const { heat } of Object.values(PALETTES)) {
      const steps = heat.map(luminance);
      expect(steps).toHaveLength(9);
      const up = steps[8] > steps[0];
      for (let i = 1; i < 9; i++) expect(steps[i] > steps[i - 1]).toBe(up);
    }
  });
});
