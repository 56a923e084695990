import { Random } from "../../data/town/random.ts";
import type { HouseholdColumns, IncidentColumns } from "../../domain/columns.ts";
import { morton, worldX, worldY } from "../../domain/mercator.ts";
import { toLattice } from "../../domain/position.ts";

// A county of 60 × 60 km as dots: a seat, twelve towns and seven hundred villages, households in houses and blocks of flats.
// Quicker to make than the demonstration county, and of the same density: some 500 households a tile of zoom 14.

const MIDDLE = [113.1, 35.1] as const;
const METRES_PER_LAT = 111_195;
const METRES_PER_LNG = METRES_PER_LAT * Math.cos((MIDDLE[1] * Math.PI) / 180);

type Settlement = { x: number; y: number; widthM: number; households: number; perBuilding: [from: number, to: number] };

const TYPES = ["ordinary", "vacant", "rented", "business", "elder", "party", "honoured", "disabled", "low-income"];
const TYPE_SHARES = TYPES.map((_, index) => [index, [60, 12, 10, 4, 5, 5, 1.5, 1.5, 1][index]] as const);
const GRIDS = 2619;

/** Households of the made-up county, sorted by grid and then along the Morton curve, as the server has them. */
export function madeHouseholds(length: number, seed = 1): HouseholdColumns {
  const random = new Random(seed, 1);
  const lng = new Int32Array(length);
  const lat = new Int32Array(length);
  let row = 0;
  for (const settlement of settlements(random, length)) {
    const end = Math.min(length, row + settlement.households);
    while (row < end) {
      const [left, top] = [building(random, settlement.widthM), building(random, settlement.widthM)];
      const homes = Math.min(end - row, random.whole(...settlement.perBuilding));
      for (let home = 0; home < homes; home++, row++) {
        const [x, y] = [settlement.x + left + random.between(0, 48), settlement.y + top + random.between(0, 12)];
        lng[row] = toLattice(MIDDLE[0] + x / METRES_PER_LNG);
        lat[row] = toLattice(MIDDLE[1] + y / METRES_PER_LAT);
      }
    }
  }
  const key = Float64Array.from(lng, (_, at) => morton(worldX(lng[at]), worldY(lat[at])));
  const order = Uint32Array.from(lng.keys()).sort((a, b) => key[a] - key[b]);
  return {
    length,
    types: TYPES,
    attentions: ["", "red", "yellow", "green"],
    grids: ["", ...gridCodes()],
    lng: Int32Array.from(order, (at) => lng[at]),
    lat: Int32Array.from(order, (at) => lat[at]),
    type: Uint8Array.from(order, () => random.weighted(TYPE_SHARES)),
    attention: Uint8Array.from(order, () => (random.chance(0.02) ? random.whole(1, 3) : 0)),
    grid: Uint16Array.from(order, (_, at) => 1 + Math.floor((at * GRIDS) / length)),
    id: Int32Array.from(order, (at) => at + 1),
  };
}

/** The same points with the county's seat at `middle`. */
export function movedTo<Columns extends { lng: Int32Array; lat: Int32Array }>(
  columns: Columns,
  [lng, lat]: readonly [lng: number, lat: number],
): Columns {
  const [east, north] = [toLattice(lng - MIDDLE[0]), toLattice(lat - MIDDLE[1])];
  return {
    ...columns,
    lng: columns.lng.map((value) => value + east),
    lat: columns.lat.map((value) => value + north),
  };
}

/** Households evenly over a rectangle around `middle`: more than lie that close anywhere, so that all are in view. */
export function spread(
  length: number,
  [lng, lat]: readonly [lng: number, lat: number],
  widthM: number,
  heightM: number,
): HouseholdColumns {
  const random = new Random(1, 3);
  const around = (middle: number, sizeM: number, perDegree: number) =>
    Int32Array.from({ length }, () => toLattice(middle + (random.next() - 0.5) * (sizeM / perDegree)));
  const made = madeHouseholds(length);
  return { ...made, lng: around(lng, widthM, METRES_PER_LNG), lat: around(lat, heightM, METRES_PER_LAT) };
}

/** Incidents near households of the made-up county over two years, the earliest first. */
export function madeIncidents(length: number, households: HouseholdColumns, seed = 1): IncidentColumns {
  const random = new Random(seed, 2);
  const from = Date.UTC(2025, 0, 1) / 1000;
  const near = Int32Array.from({ length }, () => Math.floor(households.length * random.next() ** 2));
  const jitter = () => Math.round(random.normal() * 6000);
  return {
    length,
    kinds: ["city-appearance", "street-order", "public-facility", "dispute", "welfare", "other"],
    states: ["reported", "handling", "closed"],
    urgencies: ["normal", "urgent"],
    sources: ["worker", "resident", "hotline"],
    grids: households.grids,
    lng: Int32Array.from(near, (home) => households.lng[home] + jitter()),
    lat: Int32Array.from(near, (home) => households.lat[home] + jitter()),
    time: Int32Array.from({ length }, () => from + random.between(0, 2 * 365 * 86_400)).sort(),
    kind: Uint8Array.from(near, () => random.whole(0, 5)),
    state: Uint8Array.from(near, () => (random.chance(0.03) ? 1 : 2)),
    urgency: Uint8Array.from(near, () => (random.chance(0.05) ? 1 : 0)),
    source: Uint8Array.from(near, () => random.whole(0, 2)),
    grid: Uint16Array.from(near, (home) => households.grid[home]),
    id: Int32Array.from(near, (_, row) => row + 1),
  };
}

function settlements(random: Random, households: number): Settlement[] {
  const place = () => random.between(-30_000, 30_000);
  const village = (): Settlement => ({
    ...{ x: place(), y: place(), widthM: 500 },
    ...{ households: Math.ceil((households * 0.3) / 700), perBuilding: [1, 1] },
  });
  const town = (): Settlement => ({
    ...{ x: place(), y: place(), widthM: 1500 },
    ...{ households: Math.ceil((households * 0.28) / 12), perBuilding: [4, 36] },
  });
  const seat: Settlement = { x: 0, y: 0, widthM: 6000, households, perBuilding: [12, 72] };
  return [...Array.from({ length: 700 }, village), ...Array.from({ length: 12 }, town), seat];
}

/** One axis of a building's corner: denser towards the middle. */
const building = (random: Random, widthM: number): number =>
  (widthM / 2) * (random.next() + random.next() - 1) * random.between(0.6, 1.2);

/** Codes of grids: twelve digits of the community, then three of the grid. */
const gridCodes = (): string[] =>
  Array.from({ length: GRIDS }, (_, index) => {
    const community = `990101${String(1 + Math.floor(index / 180)).padStart(3, "0")}${String(1 + (Math.floor(index / 9) % 20)).padStart(3, "0")}`;
    return `${community}${String(1 + (index % 9)).padStart(3, "0")}`;
  });
