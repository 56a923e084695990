// What the wall's map is given, from what the wall knows. Parts whose own inputs are the same come back as the same objects.

import type { Feature, MultiPolygon } from "geojson";
import { type Bounds, joinBounds, type Position } from "../../../domain/position.ts";
import { isOverdue, type WallArea, type WallIncident } from "../../../domain/wall/incidents.ts";
import { areaShapes, collection, veilShape } from "../../map/area-shapes.ts";
import { readableMax } from "../../map/heat-scale.ts";
import { remember } from "../../map/remember.ts";
import type { AreaCollection } from "../../map/scene-input.ts";
import type { WallMark, WallPicture } from "../../map/wall-picture.ts";
import { aroundSpot } from "../../state/wall/heat-field.ts";
import { openByGrid, rankOf } from "../../state/wall/incidents.ts";
import type { Step } from "../../state/wall/scenes.ts";
import type { Answers, WallState } from "../../state/wall/wall.ts";

/** The most marks that a picture holds: what matters most, then the newest. */
const MOST_MARKS = 1500;

/** The shapes that are made of the areas once. */
export const wallShapes = (areas: readonly WallArea[]) => areaShapes(asCollection(areas));

const asCollection = (areas: readonly WallArea[]): AreaCollection => ({
  type: "FeatureCollection",
  features: areas.map(({ code, name, level, parent, border }) => ({
    type: "Feature",
    geometry: border,
    properties: { code, name, level, parent, kind: "urban" },
  })),
});

/** A function that makes pictures; it remembers the last of each part. */
export function createWallScene() {
  const shapes = remember(wallShapes);
  const scope = remember((areas: readonly WallArea[]) => veilAround(areas));
  const marks = remember(marksOf);
  const open = remember(openGrids);
  const focus = remember((areas: readonly WallArea[], code: string | null) =>
    collection(areas.filter((area) => area.code === code).map(plain)),
  );
  const heat = remember((fields: WallState["fields"]) =>
    fields ? { field: fields.whole, max: readableMax(fields.whole.max) } : null,
  );
  return (state: WallState, code: string | null, rem: number, hasHeat: boolean): WallPicture | null => {
    const { answers, tiles, fields, arrived, now } = state;
    if (!answers) return null;
    const { areas, incidents, wall } = answers;
    return {
      tiles: tiles ?? NO_TILES,
      borders: shapes(areas).borders,
      scope: scope(areas),
      open: open(areas, incidents),
      focus: focus(areas, code),
      marks: marks(incidents, wall.codes, arrived, Math.floor(now / 60_000)),
      heat: hasHeat ? heat(fields) : null,
      rem,
    };
  };
}

const NO_TILES = { areas: null, roads: null, buildings: null, places: null };

const plain = ({ border }: WallArea): Feature<MultiPolygon, Record<string, never>> => ({
  type: "Feature",
  geometry: border,
  properties: {},
});

/** All but the communities, or the grids where there are none above them, is faded. */
function veilAround(areas: readonly WallArea[]): WallPicture["scope"] {
  const communities = areas.filter(({ level }) => level === "community");
  const whole = communities.length > 0 ? communities : areas;
  if (whole.length === 0) return null;
  const coordinates = whole.flatMap(({ border }) => border.coordinates);
  const [feature] = asCollection([{ ...whole[0], border: { type: "MultiPolygon", coordinates } }]).features;
  return veilShape(feature);
}

function marksOf(
  incidents: readonly WallIncident[],
  { urgencies, incidentKinds }: Answers["wall"]["codes"],
  arrived: WallState["arrived"],
  minute: number,
): readonly WallMark[] {
  const iconOf = new Map(incidentKinds.map(({ code, icon }) => [code, icon]));
  const weight = { urgent: 2, overdue: 1, open: 0 } as const;
  const looks = incidents.map((incident) => {
    const urgent = rankOf(urgencies, incident.urgency) > 1;
    const look: WallMark["look"] = urgent ? "urgent" : isOverdue(incident, minute * 60_000) ? "overdue" : "open";
    return { incident, look };
  });
  return looks
    .sort((a, b) => weight[b.look] - weight[a.look] || b.incident.id - a.incident.id)
    .slice(0, MOST_MARKS)
    .map(({ incident: { id, kind, position }, look }) => ({
      id,
      look,
      icon: iconOf.get(kind) ?? "dots",
      isNew: arrived.has(id),
      position,
    }));
}

function openGrids(areas: readonly WallArea[], incidents: readonly WallIncident[]): WallPicture["open"] {
  const counts = openByGrid(incidents);
  const most = Math.max(1, ...counts.values());
  return {
    type: "FeatureCollection",
    features: areas
      .filter(({ code, level }) => level === "grid" && counts.has(code))
      .map(({ code, border }) => ({
        type: "Feature",
        geometry: border,
        properties: { share: (counts.get(code) ?? 0) / most },
      })),
  };
}

/** What the map looks at: an urgent incident's grid, else what the step is about, else everything. */
export function boundsNow(state: WallState, step: Step): Bounds | null {
  const { answers, spotlight, spots } = state;
  if (!answers) return null;
  const areaOf = (code: string | null) => answers.areas.find((area) => area.code === code);
  const urgent = answers.incidents.find(({ id }) => id === spotlight.id);
  if (urgent) return areaOf(urgent.grid?.code ?? null)?.bounds ?? aroundSpot(urgent.position);
  const spot: Position | undefined = step.spot === null ? undefined : spots[step.spot];
  if (spot) return aroundSpot(spot);
  return areaOf(step.area)?.bounds ?? answers.wall.area.bounds ?? joined(answers.areas);
}

/** The area that the picture is about; null where it is about all. */
export function focusNow({ answers, spotlight }: WallState, step: Step): string | null {
  const urgent = answers?.incidents.find(({ id }) => id === spotlight.id);
  return urgent ? (urgent.grid?.code ?? null) : step.area;
}

function joined(areas: readonly WallArea[]): Bounds | null {
  return areas.reduce<Bounds | null>((all, { bounds }) => (all ? joinBounds(all, bounds) : bounds), null);
}
