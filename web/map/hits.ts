import type { Geometry } from "geojson";
import type { Position } from "../../domain/position.ts";
import { commonX, commonY } from "./mercator.ts";
import { nearestPoint, type PointGroup } from "./point-batch.ts";
import type { PointScene, Scene } from "./scene.ts";
import type { Target } from "./scene-input.ts";

/**
 * The household or incident under the pointer, by our own index: chunks whose box is near, then the nearest point. Callouts
 * are hit on their plate above the place, marks and households within a finger's or a mouse's reach.
 */
export function pointHit(
  scene: Pick<Scene, "households" | "callouts">,
  position: Position,
  zoom: number,
  scale: number,
  touch: boolean,
): Target | null {
  const perPx = 1 / 2 ** zoom;
  const reach = (touch ? 14 : 7) * scale;
  if (scene.callouts) {
    const plate = 21 * scale;
    const called =
      nearest(scene.callouts, position, -plate * perPx, 17 * scale * perPx, zoom, "callout") ??
      nearest(scene.callouts, position, 0, reach * perPx, zoom);
    if (called !== null) return { kind: "incident", id: scene.callouts.columns.id[called] };
  }
  if (scene.households) {
    const { ordinaryPx, otherPx } = scene.households.look;
    const row = nearest(
      scene.households,
      position,
      0,
      Math.max(reach, (Math.max(ordinaryPx, otherPx) / 2 + 2) * scale) * perPx,
      zoom,
    );
    if (row !== null) return { kind: "household", id: scene.households.columns.id[row] };
  }
  return null;
}

/** Whether one drags the map there: what is chosen is the ground. */
export const isGround = ({ kind }: Target): boolean => kind === "nothing" || kind === "area" || kind === "compound";

/** Layers of the style that can be hit, for the map to ask about. */
export const TILE_HIT_LAYERS = [
  "facilities",
  "labels-selected",
  "labels-grid",
  "labels-community",
  "place-names",
  "buildings",
  "blocks",
];

/** Under this zoom a click means the area, not the building. */
const BUILDINGS_FROM = 15;

/** Between these a click on the ground of a compound means the compound: nearer its streets and yards are the ground. */
const COMPOUNDS = { from: 15, until: 17.5 };

/** What of the style's features is meant, the topmost first; null when none of them can be chosen at `zoom`. */
export function tileHit(features: readonly StyleFeature[], zoom: number): Target | null {
  for (const { layer, properties, geometry } of features) {
    if (layer.id === "facilities") return { kind: "facility", id: properties.id };
    if (layer.id.startsWith("labels-")) return { kind: "area", code: properties.code };
    if (layer.id === "place-names" && geometry.type === "Point") {
      const [lng, lat] = geometry.coordinates;
      return { kind: "place", name: properties.name, position: [lng, lat] };
    }
    if (layer.id === "buildings" && typeof properties.id === "number" && zoom >= BUILDINGS_FROM) {
      return { kind: "building", id: properties.id };
    }
    const { compound } = properties;
    if (layer.id === "blocks" && typeof compound === "number" && zoom >= COMPOUNDS.from && zoom < COMPOUNDS.until) {
      return { kind: "compound", id: compound, name: properties.name };
    }
  }
  return null;
}

// biome-ignore lint/suspicious/noExplicitAny: properties of tiles are what the server wrote
type StyleFeature = { layer: { id: string }; properties: Record<string, any>; geometry: Geometry };

function nearest(
  { batch, isVisible, isPointVisible }: PointScene,
  [lng, lat]: Position,
  lift: number,
  radius: number,
  zoom: number,
  key?: string,
): number | null {
  const [x, y] = [commonX(lng) - batch.origin[0], commonY(lat) - batch.origin[1]];
  const counts = (group: PointGroup) =>
    isVisible(group) && (key === undefined ? group.key !== "callout" : group.key === key);
  const found = nearestPoint(batch, counts, x, y + lift, radius, zoom, isPointVisible);
  return found < 0 ? null : batch.rows[found];
}
