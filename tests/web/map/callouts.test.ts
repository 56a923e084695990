import { describe, expect, test } from "vitest";
import type { CodeTables } from "../../../domain/codes.ts";
import type { IncidentColumns } from "../../../domain/columns.ts";
import { toLattice } from "../../../domain/position.ts";
import { calloutBatch, incidentsIn, rowsBetween } from "../../../web/map/callouts.ts";
import { pointHit } from "../../../web/map/hits.ts";
import type { IncidentFilter } from "../../../web/map/scene-input.ts";

const name = { zh: "", en: "" };
const codes: CodeTables = {
  householdTypes: [],
  attentionLevels: [],
  incidentKinds: [
    { code: "fire", name, rank: 1, icon: "flame" },
    { code: "water", name, rank: 2, icon: "drop" },
  ],
  incidentSources: [],
  urgencies: [
    { code: "normal", name, rank: 1 },
    { code: "urgent", name, rank: 2 },
  ],
  incidentStates: [
    { code: "open", name, rank: 1, open: true },
    { code: "closed", name, rank: 2, open: false },
  ],
  duties: [],
  facilityKinds: [],
};

type Row = { lng: number; lat: number; time: number; kind: string; state: string; urgency: string };

function columnsOf(rows: Row[]): IncidentColumns {
  const [kinds, states, urgencies] = [
    ["fire", "water"],
    ["open", "closed"],
    ["normal", "urgent"],
  ];
  return {
    length: rows.length,
    kinds,
    states,
    urgencies,
    sources: [""],
    grids: [""],
    lng: Int32Array.from(rows, ({ lng }) => toLattice(lng)),
    lat: Int32Array.from(rows, ({ lat }) => toLattice(lat)),
    time: Int32Array.from(rows, ({ time }) => time),
    kind: Uint8Array.from(rows, ({ kind }) => kinds.indexOf(kind)),
    state: Uint8Array.from(rows, ({ state }) => states.indexOf(state)),
    urgency: Uint8Array.from(rows, ({ urgency }) => urgencies.indexOf(urgency)),
    source: new Uint8Array(rows.length),
    grid: new Uint16Array(rows.length),
    id: Int32Array.from(rows, (_, i) => 500 + i),
  };
}

const row = (changed: Partial<Row>): Row => ({
  lng: 113,
  lat: 35,
  time: 10,
  kind: "fire",
  state: "open",
  urgency: "normal",
  ...changed,
});
const all: IncidentFilter = { kinds: null, from: 0, to: 1000, openOnly: false };
const around: [number, number, number, number] = [112.9, 34.9, 113.1, 35.1];

describe("which incidents are in sight", () => {
  test("rows of a time: the first second counts, the last does not", () => {
    const time = Int32Array.of(1, 3, 3, 5, 9);
    expect(rowsBetween(time, 3, 5)).toEqual([1, 3]);
    expect(rowsBetween(time, 0, 100)).toEqual([0, 5]);
    expect(rowsBetween(time, 6, 6)).toEqual([4, 4]);
    expect(rowsBetween(time, 9, 2)).toEqual([4, 4]);
  });

  test("by time, kind, state and place, the newest first", () => {
    const columns = columnsOf([
      row({ time: 1 }),
      row({ time: 2, kind: "water" }),
      row({ time: 3, state: "closed" }),
      row({ time: 4, lng: 114 }),
      row({ time: 5 }),
    ]);
    expect(incidentsIn(columns, all, codes, around)).toEqual([4, 2, 1, 0]);
    expect(incidentsIn(columns, { ...all, kinds: new Set(["water"]) }, codes, around)).toEqual([1]);
    expect(incidentsIn(columns, { ...all, openOnly: true }, codes, around)).toEqual([4, 1, 0]);
    expect(incidentsIn(columns, { ...all, from: 2, to: 5 }, codes, around)).toEqual([2, 1]);
  });
});

describe("callouts", () => {
  const columns = columnsOf([
    row({}),
    row({ lng: 113.00001, urgency: "urgent" }),
    row({ lng: 113.02 }),
    row({ lng: 113.03, state: "closed" }),
  ]);
  const keysAt = (zoom: number) => {
    const batch = calloutBatch(columns, [0, 1, 2, 3], codes, zoom, 1, 1);
    return batch.groups
      .flatMap(({ key, first, count }) => Array.from(batch.rows.subarray(first, first + count), (r) => `${key} ${r}`))
      .sort();
  };

  test("near, the urgent one of two in one place has its icon, the other and the closed are marks", () => {
    expect(keysAt(18)).toEqual(["callout 1", "callout 2", "mark 0", "mark 3"]);
  });

  test("the farther away, the fewer", () => {
    expect(keysAt(15)).toEqual(["callout 1", "mark 0", "mark 2"]);
    expect(keysAt(13)).toEqual(["mark 1"]);
  });

  test("are hit on their plate, above the place", () => {
    const callouts = { batch: calloutBatch(columns, [2], codes, 18, 0.24, 1), isVisible: () => true, columns };
    const up = (px: number): [number, number] => [113.02, 35 + (px * 0.244) / 111_195];
    const hit = (px: number) => pointHit({ households: null, callouts }, up(px), 18, 1, false);
    expect(hit(21)).toEqual({ kind: "incident", id: 502 });
    expect(hit(60)).toBeNull();
    expect(hit(-20)).toBeNull();
  });
});
