import type { FeatureCollection } from "geojson";
import type { FilterSpecification, StyleSpecification } from "maplibre-gl";
import type { CodeTables } from "../../domain/codes.ts";
import type { HouseholdColumns, IncidentColumns } from "../../domain/columns.ts";
import { LEVELS, type Level } from "../../domain/grid.ts";
import type { Bounds } from "../../domain/position.ts";
import { deepestAt } from "./area-layers.ts";
import { type AreaShapes, areaShapes, collection, veilShape } from "./area-shapes.ts";
import { CALLOUTS_FROM, calloutBatch, incidentsIn } from "./callouts.ts";
import { classBar, crowdShapes, typeBar } from "./crowd-layer.ts";
import { findCrowds } from "./crowds.ts";
import { drawnShapes } from "./drawing-layers.ts";
import { facilityShapes } from "./facility-layers.ts";
import { HEAT_UNTIL } from "./heat-scale.ts";
import { colouredBatch, householdBatch } from "./household-batch.ts";
import type { PLAN_STATES, PlanSource } from "./plan-layers.ts";
import type { PlanPicture } from "./plan-picture.ts";
import { DENSE_CROWDS_FROM, type PointBatch, type PointGroup } from "./point-batch.ts";
import { type PointLook, pointLook } from "./point-sizes.ts";
import { remember } from "./remember.ts";
import type { Camera, HeatInput, HouseholdColouring, IncidentFilter, SceneInput, Target } from "./scene-input.ts";
import { type ShapeSource, style } from "./style.ts";

/** Points to draw: where, as what, and which of them. */
export type PointScene = {
  batch: PointBatch;
  isVisible: (group: PointGroup) => boolean;
  /** of the points of visible groups; all when absent */
  isPointVisible?: (index: number) => boolean;
};

/** What is to be drawn, as plain values: nothing in it belongs to a map or a graphics card. */
export type Scene = {
  style: StyleSpecification;
  shapes: Readonly<Record<ShapeSource, FeatureCollection>>;
  filters: Readonly<Record<string, FilterSpecification>>;
  areas: AreaShapes;
  households: (PointScene & { look: PointLook; columns: HouseholdColumns }) | null;
  callouts: (PointScene & { columns: IncidentColumns }) | null;
  heat: HeatInput | null;
  less: HeatInput | null;
  plan: PlanScene | null;
};

/** The layout that is being redrawn: shapes of sources, and numbers of their features. */
export type PlanScene = {
  shapes: Readonly<Record<PlanSource, FeatureCollection>>;
  states: Readonly<Record<keyof typeof PLAN_STATES, Uint8Array>>;
};

/**
 * A function from input and camera to scene. It is pure: equal arguments give equal scenes; and parts whose own inputs
 * are the same objects as last time come back as the same objects, so that only what changed is drawn anew.
 */
export function createScene(): (input: SceneInput, camera: Camera) => Scene {
  const rememberedStyle = remember(
    (
      theme: SceneInput["theme"],
      language: SceneInput["language"],
      tiles: SceneInput["tiles"],
      codes: CodeTables,
      visibleTypes: SceneInput["visibleTypes"],
      layers: SceneInput["layers"],
      symbolScale: number,
      planFills: readonly string[] | null,
      lat: number,
    ) => style({ theme, language, tiles, codes, visibleTypes, layers, symbolScale, planFills }, lat),
  );
  const areasFor = areasInDepth();
  const veil = remember((areas: AreaShapes, scope: string | null) =>
    veilShape(scope === null ? null : areas.find(scope)),
  );
  const filled = remember(filledAreas);
  const facilities = remember(facilityShapes);
  const drawings = remember(drawnShapes);
  const crowdsOf = remember(findCrowds);
  const crowdCollection = remember(crowdShapes);
  const batchOf = remember((columns: HouseholdColumns, codes: CodeTables) => {
    const { fromZoom } = crowdsOf(columns);
    return householdBatch(columns, codes.householdTypes, codes.attentionLevels, (row) => fromZoom[row]);
  });
  const colouredOf = remember(colouredBatch);
  const barOf = remember((colouring: HouseholdColouring | null) => (colouring ? classBar(colouring) : typeBar));
  const typeFilter = remember(
    (types: SceneInput["visibleTypes"], attention: SceneInput["visibleAttention"], rings: boolean) => {
      return ({ key }: PointGroup): boolean => {
        const [type, level] = key.split("|");
        if (types !== null && !types.has(type)) return false;
        return level === undefined || (rings && (attention === null || attention.has(level)));
      };
    },
  );
  const selected = remember(oneArea);
  const hovered = remember(oneArea);
  const callouts = calloutMemory();
  const nothing = collection([]);
  const coloured = (batch: PointBatch, colouring: HouseholdColouring | null, codes: CodeTables) =>
    colouring === null
      ? { batch }
      : {
          batch: colouredOf(batch, colouring.classes, colouring.fills.length, codes.attentionLevels),
          isPointVisible: classFilter(batch, colouring),
        };

  return (input, camera) => {
    const { zoom } = camera;
    const lat = Math.round(camera.center[1]);
    const areas = areasFor(input, zoom);
    const heatFarAway = input.layers.incidents && !input.layers.households && zoom < HEAT_UNTIL && input.heat !== null;
    const heatInstead = input.layers.heat || heatFarAway;
    const look = pointLook(zoom);
    const drawHouseholds =
      input.layers.households &&
      !heatInstead &&
      look !== null &&
      input.households !== null &&
      input.households.length > 0;
    const households =
      drawHouseholds && input.households && look
        ? {
            ...coloured(batchOf(input.households, input.codes), input.colouring, input.codes),
            isVisible: typeFilter(input.visibleTypes, input.visibleAttention, look.rings),
            look,
            columns: input.households,
          }
        : null;
    const crowded =
      households && zoom >= DENSE_CROWDS_FROM
        ? crowdCollection(crowdsOf(households.columns).crowds, Math.floor(zoom * 10) / 10, barOf(input.colouring))
        : nothing;
    return {
      style: rememberedStyle(
        input.theme,
        input.language,
        input.tiles,
        input.codes,
        // why: from far away buildings are tinted by type, which would contradict any other colouring
        input.colouring ? noTypes : input.visibleTypes,
        input.layers,
        input.symbolScale,
        input.plan?.fills ?? null,
        lat,
      ),
      areas,
      shapes: {
        veil: veil(areas, input.scope),
        "area-fills": input.ground ?? filled(input.areas, input.areaFills),
        borders: input.layers.grids ? areas.borders : nothing,
        dedicated: input.layers.grids ? areas.dedicated : nothing,
        labels: input.layers.grids ? areas.labels : nothing,
        "selected-area": selected(areas, input.selection),
        "hovered-area": hovered(areas, input.hover),
        facilities: input.layers.facilities ? facilities(input.facilities, input.codes.facilityKinds) : nothing,
        crowds: crowded,
        drawings: drawings(input.drawings),
      },
      filters: markFilters(input.selection, input.hover),
      households,
      callouts:
        input.layers.incidents && !heatInstead && zoom >= CALLOUTS_FROM && input.incidents
          ? callouts(input.incidents, input.incidentFilter, input.codes, input.symbolScale, camera)
          : null,
      heat: heatInstead ? input.heat : null,
      less: input.layers.heat ? (input.less ?? null) : null,
      plan: input.plan ? planScene(input.plan) : null,
    };
  };
}

/**
 * Areas down to the deepest level that was near enough to be drawn so far, or was selected.
 * why: a county has five hundred times as many microgrids as streets, and is opened from afar
 */
function areasInDepth() {
  const shapesOf = remember(areaShapes);
  let deepest: Level = LEVELS[0];
  const isDeeper = (level: Level) => LEVELS.indexOf(level) > LEVELS.indexOf(deepest);
  return ({ areas, selection }: SceneInput, zoom: number): AreaShapes => {
    if (isDeeper(deepestAt(zoom))) deepest = deepestAt(zoom);
    const shapes = shapesOf(areas, deepest);
    const selected = selection.kind === "area" ? shapes.find(selection.code) : null;
    if (!selected || !isDeeper(selected.properties.level)) return shapes;
    deepest = selected.properties.level;
    return shapesOf(areas, deepest);
  };
}

/** Areas with their fill. Where an area and parts of it have one, the parts are drawn: they say more. */
function filledAreas(areas: SceneInput["areas"], fills: SceneInput["areaFills"]): FeatureCollection {
  if (areas === null || fills === null) return collection([]);
  const parentOf = new Map(areas.features.map(({ properties }) => [properties.code, properties.parent]));
  const above = new Set<string>();
  for (const code of fills.keys()) {
    for (let over = parentOf.get(code); over != null && !above.has(over); over = parentOf.get(over)) above.add(over);
  }
  return collection(
    areas.features.flatMap((feature) => {
      const fill = fills.get(feature.properties.code);
      return fill === undefined || above.has(feature.properties.code) ? [] : [{ ...feature, properties: { fill } }];
    }),
  );
}

const planScene = (plan: PlanPicture): PlanScene => ({
  shapes: {
    "plan-cells": plan.ground.cells,
    "plan-arcs": plan.ground.arcs,
    "plan-locked": plan.locked,
    "plan-hand": plan.hand,
    "plan-labels": plan.labels,
    "plan-chosen": plan.chosen,
    "plan-marks": plan.marks,
  },
  states: { "plan-cells": plan.fillOf, "plan-arcs": plan.rankOf },
});

const always = () => true;
const noTypes: ReadonlySet<string> = new Set();

/** Whether the class of a point is shown. */
const classFilter =
  ({ rows }: PointBatch, { classes, fills, shown }: HouseholdColouring) =>
  (index: number): boolean =>
    shown[Math.min(classes[rows[index]] ?? fills.length, fills.length)];

const oneArea = (areas: AreaShapes, target: Target): FeatureCollection => {
  const found = target.kind === "area" ? areas.find(target.code) : null;
  return collection(found ? [found] : []);
};

/** Filters of the layers that mark the selected and the hovered thing. */
function markFilters(selection: Target, hover: Target): Record<string, FilterSpecification> {
  const building = (target: Target) =>
    target.kind === "building" ? target.id : target.kind === "household" ? (target.building ?? -1) : -1;
  const is = (id: number): FilterSpecification => ["==", ["get", "id"], id];
  return {
    "selected-building-fill": is(building(selection)),
    "selected-building-line": is(building(selection)),
    "hovered-building-line": is(hover.kind === "building" ? hover.id : -1),
    "labels-selected": ["==", ["get", "code"], selection.kind === "area" ? selection.code : ""],
  };
}

/** Callouts for a view and half as much around it, made anew when the view leaves that or the zoom changes by a quarter. */
function calloutMemory() {
  let covered: Bounds = [0, 0, 0, 0];
  const make = remember(
    (
      columns: IncidentColumns,
      filter: IncidentFilter,
      codes: CodeTables,
      scale: number,
      bounds: Bounds,
      zoom: number,
      metersPerPixel: number,
    ) => ({
      batch: calloutBatch(columns, incidentsIn(columns, filter, codes, bounds), codes, zoom, metersPerPixel, scale),
      isVisible: always,
      columns,
    }),
  );
  let step = Number.NaN;
  let metersPerPixel = 1;
  return (columns: IncidentColumns, filter: IncidentFilter, codes: CodeTables, scale: number, camera: Camera) => {
    const [west, south, east, north] = camera.bounds;
    const now = Math.floor(camera.zoom * 4);
    const inside = west >= covered[0] && south >= covered[1] && east <= covered[2] && north <= covered[3];
    if (!inside || now !== step) {
      const [x, y] = [(east - west) / 4, (north - south) / 4];
      covered = [west - x, south - y, east + x, north + y];
      metersPerPixel = camera.metersPerPixel * 2 ** (camera.zoom - (now + 0.5) / 4);
      step = now;
    }
    return make(columns, filter, codes, scale, covered, step / 4, metersPerPixel);
  };
}
