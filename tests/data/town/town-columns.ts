import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { HouseholdColumns, IncidentColumns } from "../../../domain/columns.ts";
import { toLattice } from "../../../domain/position.ts";
import { pointLocator } from "./locator.ts";
import { featuresOf, type Row, rowsOf } from "./town-files.ts";

/** A concentration of incidents that was put there on purpose; times in seconds since 1970. */
export type Planted = {
  name: string;
  kind: string;
  position: readonly [number, number];
  radiusM: number;
  from: number;
  to: number;
};

export type TownColumns = { incidents: IncidentColumns; households: HouseholdColumns; planted: Planted[] };

const secondsOf = (text: string) => Date.parse(text) / 1000;

/** What the page is given of the town in `folder`, and what was planted in it. */
export function columnsOf(folder: string): TownColumns {
  const microgrids = featuresOf(folder, "grids").filter(({ properties }) => properties.level === "microgrid");
  const locate = pointLocator(microgrids);
  const grids = ["", ...microgrids.map(({ properties }) => properties.code).sort()];
  const placed = (rows: Row[]) => {
    const positions = rows.map(({ lng, lat }) => [Number(lng), Number(lat)] as const);
    return {
      length: rows.length,
      grids,
      lng: Int32Array.from(positions, ([lng]) => toLattice(lng)),
      lat: Int32Array.from(positions, ([, lat]) => toLattice(lat)),
      grid: Uint16Array.from(positions, (position) => grids.indexOf(locate(position) ?? "")),
      id: Int32Array.from(rows, (_, row) => row + 1),
    };
  };
  const reports = rowsOf(folder, "incidents");
  const homes = rowsOf(folder, "households");
  const [kinds, states] = [distinct(reports, "kind"), distinct(reports, "state")];
  const nothing = new Uint8Array(reports.length);
  const spots: Record<string, string>[] = JSON.parse(readFileSync(join(folder, "hot-spots.json"), "utf8"));
  return {
    incidents: {
      ...placed(reports),
      kinds,
      states,
      urgencies: ["normal"],
      sources: ["worker"],
      time: Int32Array.from(reports, ({ time }) => secondsOf(time)),
      kind: Uint8Array.from(reports, ({ kind }) => kinds.indexOf(kind)),
      state: Uint8Array.from(reports, ({ state }) => states.indexOf(state)),
      urgency: nothing,
      source: nothing,
    },
    households: {
      ...placed(homes),
      types: ["ordinary"],
      attentions: [""],
      type: new Uint8Array(homes.length),
      attention: new Uint8Array(homes.length),
    },
    planted: spots.map((spot) => ({
      name: spot.name,
      kind: spot.kind,
      position: [Number(spot.lng), Number(spot.lat)],
      radiusM: Number(spot.radius_m),
      from: secondsOf(spot.from),
      to: secondsOf(spot.to),
    })),
  };
}

const distinct = (rows: Row[], column: string): string[] => [...new Set(rows.map((row) => row[column]))].sort();
