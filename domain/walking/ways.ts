/**
 * Kinds of road that one walks along, by OSM's `highway`. Trunks are among them: in a Chinese town they are streets with
 * pavements, in the country a village's only street. Motorways and the ramps of trunks are not, nor is anything that
 * is not listed: a kind nobody knows is no way.
 */
const WALKED = new Set([
  "trunk",
  "primary",
  "primary_link",
  "secondary",
  "secondary_link",
  "tertiary",
  "tertiary_link",
  "unclassified",
  "residential",
  "living_street",
  "service",
  "driveway",
  "lane",
  "road",
  "pedestrian",
  "footway",
  "path",
  "steps",
  "corridor",
  "elevator",
  "crossing",
  "platform",
  "track",
  "cycleway",
  "bridleway",
]);

/** Roads whose tunnels are for vehicles alone. */
const NO_WALK_IN_TUNNEL = new Set(["trunk", "primary", "primary_link", "secondary", "secondary_link"]);

/** Ways inside a compound or a park: who is told to come along a street is told of none of these. */
const NO_STREET = new Set([
  "service",
  "driveway",
  "footway",
  "path",
  "steps",
  "corridor",
  "elevator",
  "crossing",
  "platform",
  "track",
  "cycleway",
  "bridleway",
]);

/** Lines that nobody crosses but on a road. */
const BARRED = new Set(["river", "stream", "canal", "rail", "railway", "light_rail"]);

/** Lines that one goes around where there is a way around. */
const WALLS = new Set(["wall", "city_wall", "fence", "hedge", "retaining_wall", "guard_rail"]);

/** Kinds of land that are water. */
const WATERS = new Set(["water", "river", "lake", "pond", "reservoir", "basin", "canal"]);

/** Whether one walks along a road of this kind. */
export const isWalked = (kind: string, tunnel: boolean): boolean =>
  WALKED.has(kind) && !(tunnel && NO_WALK_IN_TUNNEL.has(kind));

/** Whether a road of this kind, if it has a name, is one that strangers find. */
export const isStreet = (kind: string): boolean => WALKED.has(kind) && !NO_STREET.has(kind);

/** What a line is to somebody who wants to cross it away from roads; null for nothing. */
export const barrierOf = (kind: string): "barred" | "wall" | null =>
  BARRED.has(kind) ? "barred" : WALLS.has(kind) ? "wall" : null;

/** Whether land of this kind is water. */
export const isWater = (kind: string): boolean => WATERS.has(kind);
