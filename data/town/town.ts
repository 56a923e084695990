import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildingAddress } from "./addresses.ts";
import { makeAnchors } from "./anchors.ts";
import { type Area, makeAreas } from "./areas.ts";
import { type Building, type Draft, householdsOf, type Lot } from "./draft.ts";
import { HOUSEHOLD_COLUMNS, INCIDENT_COLUMNS } from "./file-columns.ts";
import { Frame } from "./frame.ts";
import type { Point } from "./geometry.ts";
import { type HotSpot, plantHotSpots } from "./hot-spots.ts";
import { type Household, householdsIn } from "./households.ts";
import { makeIncidents } from "./incidents.ts";
import { buildingsOf, layOut, parcelsOf, type Scale, SIZES } from "./layout.ts";
import { outlineOf } from "./outlines.ts";
import { makeRoads } from "./roads.ts";
import { makeStaff } from "./staff.ts";
import { environmentOf, GRID_THEME, themesOf } from "./themes.ts";
import { type Visited, visitsTo } from "./visits.ts";
import { type Feature, writeCsv, writeGeoJson } from "./write.ts";

export type TownOptions = {
  scale: Scale;
  seed: number;
  /** last moment of the two years of incidents: a date (until 09:40 that day) or a full ISO 8601 time */
  until: string;
  /** folder to write to; made when it is not there */
  out: string;
};

/** The end of the incidents when nobody says otherwise. */
export const DEFAULT_UNTIL = "2026-11-20";

const PREFIX = "990101";
const MIDDLE = [113.22, 35.24] as const;
const TURN_DEGREES = 7;

/** Writes the demonstration town in the import formats. The same options give the same bytes. */
export async function writeTown({ scale, seed, until, out }: TownOptions): Promise<void> {
  const end = endOf(until);
  await mkdir(out, { recursive: true });
  const draft = layOut(scale, seed);
  const frame = new Frame(MIDDLE, TURN_DEGREES);
  const { areas, microgridOf } = makeAreas(draft, "青槐县", PREFIX);
  const file = (name: string): string => join(out, name);
  const name = draft.offices.length === 1 ? draft.offices[0].name : areas[0].name;
  await writeFile(
    file("town.json"),
    `${JSON.stringify({ name, scale, seed, simulated: true, attribution: "模拟数据" }, null, 2)}\n`,
  );

  const upper = areas.filter((area) => ["county", "street", "community"].includes(area.level));
  const lower = areas.filter((area) => area.level === "grid" || area.level === "microgrid");
  await writeGeoJson(
    file("communities.geojson"),
    map(upper, (area) => areaFeature(draft, frame, area)),
  );
  await writeGeoJson(
    file("grids.geojson"),
    map(lower, (area, i) => {
      const { properties, geometry } = areaFeature(draft, frame, area);
      const theme = area.level === "grid" ? { [GRID_THEME]: environmentOf(i, seed) } : {};
      return { properties: { ...properties, ...theme }, geometry };
    }),
  );

  const roads = makeRoads(draft);
  await writeGeoJson(
    file("areas.geojson"),
    map(draft.lands, (land, i) => ({
      properties: { code: `A${number(i, 5)}`, name: land.name, kind: land.kind },
      geometry: { type: "Polygon", coordinates: [closed(frame, land.ring)] },
    })),
  );
  await writeGeoJson(
    file("roads.geojson"),
    map(roads, (road, i) => ({
      properties: { code: `R${number(i, 5)}`, name: road.name, kind: road.kind, bridge: road.bridge || undefined },
      geometry: { type: "LineString", coordinates: road.line.map((point) => frame.position(point)) },
    })),
  );
  await writeGeoJson(
    file("places.geojson"),
    map(draft.places, (place, i) => ({
      properties: { code: `P${number(i, 5)}`, name: place.name, kind: place.kind },
      geometry: { type: "Point", coordinates: frame.position(place.at) },
    })),
  );

  const codes = new Map<Building, string>(buildingsOf(draft).map((building, i) => [building, `B${number(i, 6)}`]));
  await writeGeoJson(
    file("buildings.geojson"),
    map([...codes], ([building, code]) => buildingFeature(frame, building, code)),
  );
  const staff = makeStaff(areas, seed);
  await writeCsv(
    file("staff.csv"),
    ["code", "name", "phone", "duty", "area"],
    map(staff.assignments, (a) => [a.code, a.name, a.phone, a.duty, a.area]),
  );
  const workerOf = (lot: Lot): string => staff.workerOf.get(microgridOf.get(lot)!.code) ?? "";
  const homes: Visited[] = [];
  const meet = ({ code, type, attention }: Household, lot: Lot) =>
    homes.push({ code, type, attention, worker: workerOf(lot) });
  await writeCsv(
    file("households.csv"),
    HOUSEHOLD_COLUMNS,
    householdRows(draft, frame, codes, microgridOf, seed, meet),
  );
  await writeCsv(
    file("facilities.csv"),
    ["code", "name", "kind", "address", "phone", "lng", "lat"],
    map(draft.facilities, (one, i) => [
      `F${number(i, 5)}`,
      one.name,
      one.kind,
      one.address,
      "",
      ...degrees(frame, one.at),
    ]),
  );

  const start = midnight(end) - 2 * 365 * 86_400;
  const count = SIZES[scale].incidents;
  const hotSpots = plantHotSpots(draft, end, scale === "village" ? 0.25 : 1, scale === "county" ? 4 : 1);
  await writeFile(
    file("hot-spots.json"),
    `${JSON.stringify(
      hotSpots.map((spot) => hotSpotRecord(frame, spot)),
      null,
      2,
    )}\n`,
  );
  const incidents = makeIncidents({ seed, from: start, end, count, anchors: makeAnchors(draft), hotSpots, workerOf });
  await writeCsv(
    file("incidents.csv"),
    INCIDENT_COLUMNS,
    map(incidents, (incident) => [
      incident.code,
      isoTime(incident.time),
      incident.kind,
      incident.source,
      incident.urgency,
      incident.state,
      incident.text,
      incident.address,
      ...degrees(frame, incident.at),
      isoTime(incident.due),
      incident.assignee,
      isoTime(incident.assignedAt),
      isoTime(incident.handledAt),
      isoTime(incident.closedAt),
      isoTime(incident.ratedAt),
    ]),
  );
  await writeCsv(
    file("visits.csv"),
    ["code", "household", "time", "way", "note", "next", "worker"],
    map(visitsTo(homes, seed, end), ({ code, household, time, way, note, next, worker }) => [
      code,
      household,
      isoTime(time),
      way,
      note,
      isoTime(next).slice(0, 10),
      worker,
    ]),
  );
}

const number = (index: number, digits: number): string => String(index + 1).padStart(digits, "0");

function* map<T, U>(items: Iterable<T>, change: (item: T, index: number) => U): Generator<U> {
  let index = 0;
  for (const item of items) yield change(item, index++);
}

const closed = (frame: Frame, ring: readonly Point[]) => [...ring, ring[0]].map((point) => frame.position(point));

function degrees(frame: Frame, at: Point): [string, string] {
  const [lng, lat] = frame.position(at);
  return [lng.toFixed(7), lat.toFixed(7)];
}

function areaFeature(draft: Draft, frame: Frame, area: Area): Feature {
  const polygons = outlineOf(draft.plan, area.lots).map((rings) =>
    rings.map((ring) =>
      closed(
        frame,
        ring.map((vertex) => draft.plan.points[vertex]),
      ),
    ),
  );
  const [only] = polygons;
  return {
    properties: { code: area.code, name: area.name, level: area.level, parent: area.parent?.code, kind: area.kind },
    geometry:
      polygons.length === 1 ? { type: "Polygon", coordinates: only } : { type: "MultiPolygon", coordinates: polygons },
  };
}

function buildingFeature(frame: Frame, building: Building, code: string): Feature {
  const floors = building.storeys ?? building.floors;
  const flats = building.kind === "apartments" || building.kind === "tower";
  const own = building.lot.parcel.name;
  return {
    properties: {
      code,
      name: building.name || (flats && own ? `${own}${building.number}幢` : ""),
      kind: building.kind,
      address: buildingAddress(building),
      floors,
      units: flats ? building.units : undefined,
      height_m: Math.round((floors * (flats ? 2.95 : 3.6) + 0.8) * 10) / 10,
    },
    geometry: { type: "Polygon", coordinates: [closed(frame, building.ring)] },
  };
}

function* householdRows(
  draft: Draft,
  frame: Frame,
  codes: Map<Building, string>,
  microgridOf: Map<Lot, Area>,
  seed: number,
  meet: (household: Household, lot: Lot) => void,
): Generator<(string | number)[]> {
  const counts = new Map<string, number>();
  for (const building of parcelsOf(draft)
    .flatMap((parcel) => parcel.lots)
    .flatMap((lot) => lot.buildings)) {
    const community = microgridOf.get(building.lot)!.parent!.parent!.code;
    const before = counts.get(community) ?? 0;
    const themes = themesOf(building, before, seed);
    for (const one of householdsIn(building, codes.get(building)!, community, before, seed)) {
      meet(one, building.lot);
      yield [
        one.code,
        one.address,
        one.building,
        one.unit,
        one.floor,
        one.door,
        one.type,
        one.attention,
        one.tags,
        one.residents,
        one.head,
        one.phone,
        ...degrees(frame, one.at),
        ...themes(one),
      ];
    }
    counts.set(community, before + householdsOf(building));
  }
}

function hotSpotRecord(frame: Frame, spot: HotSpot) {
  const [lng, lat] = frame.position(spot.at);
  return {
    name: spot.name,
    lng,
    lat,
    radius_m: spot.radiusM,
    kind: spot.kind,
    from: isoTime(spot.from),
    to: isoTime(spot.to),
    extra: spot.extra,
  };
}

const dayNames = new Map<number, string>();
const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

/** Seconds since 1970 as local time of the town, empty for 0. Days are named once: a million incidents have six times each. */
function isoTime(time: number): string {
  if (time === 0) return "";
  const local = time + 28_800;
  const day = Math.floor(local / 86_400);
  let name = dayNames.get(day);
  if (!name) {
    name = new Date(day * 86_400_000).toISOString().slice(0, 10);
    dayNames.set(day, name);
  }
  const second = local - day * 86_400;
  return `${name}T${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}+08:00`;
}

const midnight = (time: number): number => Math.floor((time + 28_800) / 86_400) * 86_400 - 28_800;

function endOf(until: string): number {
  const time = Date.parse(/^\d{4}-\d{2}-\d{2}$/u.test(until) ? `${until}T09:40:00+08:00` : until);
  if (Number.isNaN(time)) throw new Error(`not a date: ${until}`);
  return Math.floor(time / 1000);
}
