import type { ArcKind } from "../fabric.ts";

/** What kinds of road of the imports (OSM's `highway`, and `rail`, `river`, `wall` …) are to a fabric. */
const KINDS: Record<string, ArcKind> = {
  motorway: "main-road",
  motorway_link: "main-road",
  trunk: "main-road",
  trunk_link: "main-road",
  primary: "main-road",
  primary_link: "main-road",
  secondary: "secondary-road",
  secondary_link: "secondary-road",
  tertiary: "secondary-road",
  tertiary_link: "secondary-road",
  river: "river",
  stream: "river",
  canal: "river",
  rail: "rail",
  railway: "rail",
  light_rail: "rail",
  wall: "wall",
  city_wall: "wall",
  fence: "wall",
  hedge: "wall",
  retaining_wall: "wall",
  guard_rail: "wall",
};

/** Lines that lead over or under the ground and part nothing. */
const NO_GROUND = new Set([
  "elevator",
  "corridor",
  "platform",
  "crossing",
  "proposed",
  "construction",
  "subway",
  "gate",
]);

/** What a road or line of this kind is to a fabric; null when it encloses nothing, such as a tunnel. Unknown kinds are lanes. */
export function arcKindOf(kind: string, isTunnel: boolean): { kind: ArcKind; isCrossable: boolean } | null {
  if (isTunnel || NO_GROUND.has(kind)) return null;
  const known = Object.hasOwn(KINDS, kind) ? KINDS[kind] : "lane";
  const isCrossable = !["river", "rail", "wall"].includes(known) && !kind.startsWith("motorway");
  return { kind: known, isCrossable };
}
