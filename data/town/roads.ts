import type { Draft } from "./draft.ts";
import { chainLengthM, distance, moved, type Point, partOf, pointAlong, straightened } from "./geometry.ts";
import type { Street, Way } from "./streets.ts";

const WATER_HALF_M = 15;
const BANK_M = 24;
const QUAY_M = 29;
const BRIDGE_M = 19;

/** A road as it is written: a class of OSM's `highway`, or river or wall. */
export type Road = { kind: string; name: string; line: readonly Point[]; bridge: boolean };

/** All roads: streets end at the quay unless they cross the river, and become a bridge where they do. */
export function makeRoads(draft: Draft): Road[] {
  const { plan } = draft;
  const rivers = joined(draft.ways.filter((way) => way.street.kind === "river"));
  const wet = new Set(rivers.flatMap((river) => plan.expand(river.chain)));
  const ends = new Map<number, number>();
  for (const way of draft.ways) {
    if (way.street.kind === "river") continue;
    for (const vertex of [way.chain[0], way.chain.at(-1)!]) ends.set(vertex, (ends.get(vertex) ?? 0) + 1);
  }
  const roads: Road[] = [];
  for (const way of draft.ways) {
    const { kind, name } = way.street;
    if (kind === "river" || kind === "shared-wall" || kind === "none") continue;
    const chain = plan.expand(way.chain);
    const line = chain.map((vertex) => plan.points[vertex]);
    const lengthM = chainLengthM(line);
    let along = 0;
    let from = 0;
    chain.forEach((vertex, i) => {
      if (i > 0) along += distance(line[i - 1], line[i]);
      if (!wet.has(vertex)) return;
      const end = i === 0 || i === chain.length - 1;
      const crosses = !end || ends.get(vertex)! > 1;
      const [before, after] = crosses ? [BRIDGE_M, BRIDGE_M] : [QUAY_M, QUAY_M];
      if (i > 0 && along - before > from)
        roads.push({ kind, name, line: straightened(partOf(line, from, along - before), 0.05), bridge: false });
      if (crosses) {
        const [start, stop] = [Math.max(0, along - before), Math.min(lengthM, along + after)];
        roads.push({ kind, name, line: partOf(line, start, stop), bridge: true });
      }
      from = along + after;
    });
    if (lengthM - from > 1)
      roads.push({ kind, name, line: straightened(partOf(line, from, lengthM), 0.05), bridge: false });
  }
  addStubs(draft, roads);
  for (const river of rivers) addRiver(draft, river, roads);
  for (const lane of draft.lanes)
    roads.push({ kind: lane.kind, name: lane.name, line: lane.line, bridge: lane.bridge ?? false });
  return roads;
}

/** The larger roads go on a little beyond the town's border, so that it does not lie on an empty sheet. */
function addStubs(draft: Draft, roads: Road[]): void {
  const { plan } = draft;
  const border = new Set(draft.outline.sides.flatMap((side) => plan.expand(side.chain)));
  for (const { street, chain } of draft.ways) {
    if (!["trunk", "primary", "secondary", "tertiary"].includes(street.kind)) continue;
    for (const whole of [plan.expand(chain), plan.expand(chain).reverse()]) {
      if (!border.has(whole[whole.length - 1])) continue;
      const line = lengthened(
        whole.slice(-2).map((vertex) => plan.points[vertex]),
        320,
      );
      roads.push({ kind: street.kind, name: street.name, line: line.slice(-2), bridge: false });
    }
  }
}

/** Ways of one street that follow one another, as one. */
function joined(ways: readonly Way[]): Way[] {
  const open = ways.map((way) => ({ street: way.street, chain: [...way.chain] }));
  for (let i = 0; i < open.length; i++) {
    for (let j = 0; j < open.length; j++) {
      if (i === j || open[i].chain.at(-1) !== open[j].chain[0]) continue;
      open[i].chain.push(...open[j].chain.slice(1));
      open.splice(j, 1);
      return joined(open);
    }
  }
  return open;
}

function addRiver(draft: Draft, river: Way, roads: Road[]): void {
  const line = lengthened(straightened(draft.plan.line(river.chain), 0.5), 140);
  const { street } = river;
  roads.push({ kind: "river", name: street.name, line, bridge: false });
  const band = (innerM: number, outerM: number): Point[] => [
    ...moved(line, -outerM),
    ...moved(line, -innerM).reverse(),
  ];
  draft.lands.push({
    kind: "water",
    // its name runs along the line
    name: "",
    ring: [...moved(line, -WATER_HALF_M), ...moved(line, WATER_HALF_M).reverse()],
  });
  draft.lands.push(
    { kind: "green", name: "", ring: band(WATER_HALF_M, BANK_M) },
    { kind: "green", name: "", ring: band(-BANK_M, -WATER_HALF_M) },
  );
  const quays: [number, string][] = [
    [-QUAY_M, "滨河东路"],
    [QUAY_M, "滨河西路"],
  ];
  const length = chainLengthM(line);
  for (const [byM, name] of quays) {
    const quay = moved(line, byM);
    roads.push({ kind: "residential", name, line: partOf(quay, 140, chainLengthM(quay) - 140), bridge: false });
    const path = moved(line, Math.sign(byM) * 19.5);
    roads.push({ kind: "footway", name: "滨河步道", line: partOf(path, 150, length - 150), bridge: false });
  }
}

/** Both ends drawn out by `byM` metres. */
function lengthened(line: readonly Point[], byM: number): Point[] {
  const out = (from: Point, to: Point): Point => {
    const length = distance(from, to);
    return [to[0] + ((to[0] - from[0]) / length) * byM, to[1] + ((to[1] - from[1]) / length) * byM];
  };
  return [out(line[1], line[0]), ...line, out(line[line.length - 2], line[line.length - 1])];
}

/** Bus stops along the larger streets, named after what is near. */
export function placeBusStops(draft: Draft): void {
  const parcels = draft.offices.flatMap((office) => office.communities).flatMap((community) => community.parcels);
  const middles = parcels.map((parcel) => ({ parcel, at: draft.plan.side(parcel.face, 0)[0] }));
  for (const way of draft.ways) {
    if (!isBusStreet(way.street)) continue;
    const line = draft.plan.line(way.chain);
    const length = chainLengthM(line);
    for (let at = 180; at < length - 90; at += 420) {
      for (const [off, byM] of [
        [0, way.street.halfM * 0.62],
        [45, -way.street.halfM * 0.62],
      ] as const) {
        const point = pointAlong(moved(line, byM), at + off);
        const near = middles
          .filter(({ parcel }) => parcel.name)
          .sort((a, b) => distance(a.at, point) - distance(b.at, point))[0];
        draft.places.push({ kind: "bus_stop", name: `${near?.parcel.name || way.street.name}站`, at: point });
      }
    }
  }
}

const isBusStreet = (street: Street): boolean =>
  street.kind === "primary" || street.kind === "secondary" || street.kind === "trunk";
