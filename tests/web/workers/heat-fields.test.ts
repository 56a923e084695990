import { describe, expect, test } from "vitest";
import type { IncidentColumns } from "../../../domain/columns.ts";
import { HeatFields } from "../../../web/workers/heat-fields.ts";

const DAY = 86_400;

/** One event an hour for 40 days, kinds in turn, on a small lattice of places; the last ones 500 km away. */
function incidents(count = 960, far = 0): IncidentColumns {
  const index = Array.from({ length: count }, (_, i) => i);
  const empty = new Uint8Array(count);
  return {
    length: count,
    kinds: ["a", "b", "c"],
    states: [""],
    urgencies: [""],
    sources: [""],
    grids: [""],
    lng: Int32Array.from(index, (i) => 1_132_000_000 + ((i * 7919) % 97) * 1000 + (i >= count - far ? 50_000_000 : 0)),
    lat: Int32Array.from(index, (i) => 352_000_000 + ((i * 104_729) % 89) * 1000),
    time: Int32Array.from(index, (i) => i * 3600),
    kind: Uint8Array.from(index, (i) => i % 3),
    state: empty,
    urgency: empty,
    source: empty,
    grid: new Uint16Array(count),
    id: Int32Array.from(index),
  };
}

const ask = (from: number, to: number, kinds: string[] | null = null) => ({ kinds, from, to, bandwidthM: 100 });

describe("fields of moving windows", () => {
  test("a window that was slid there is the same as one counted anew", () => {
    const slid = new HeatFields(incidents());
    const steps = [
      ask(0, 14 * DAY),
      ask(DAY, 15 * DAY),
      ask(3 * DAY, 12 * DAY),
      ask(2 * DAY, 20 * DAY),
      ask(30 * DAY, 40 * DAY),
      ask(29 * DAY, 39 * DAY),
      ask(29 * DAY, 39 * DAY, ["b"]),
    ];
    for (const step of steps) {
      const field = slid.field(step);
      const anew = new HeatFields(incidents()).field(step);
      expect(field.events).toBe(anew.events);
      expect(field.values).toEqual(anew.values);
    }
  });

  test("count the hours and kinds asked for", () => {
    const fields = new HeatFields(incidents());
    expect(fields.field(ask(0, 10 * DAY)).events).toBe(240);
    expect(fields.field(ask(0, 10 * DAY, ["a"])).events).toBe(80);
    expect(fields.field(ask(0, 10 * DAY, [])).events).toBe(0);
    expect(fields.field(ask(5 * DAY, 5 * DAY)).events).toBe(0);
  });

  test("the scale of a period is not under any of the windows it is made of", () => {
    const fields = new HeatFields(incidents());
    const max = fields.periodMax(ask(0, 10 * DAY));
    for (const day of [0, 10, 20, 30])
      expect(fields.field(ask(day * DAY, (day + 10) * DAY)).max).toBeLessThanOrEqual(max * 1.0001);
    expect(max).toBeGreaterThan(0);
  });

  test("a few events far away do not make the cells larger", () => {
    const near = new HeatFields(incidents()).field(ask(0, 40 * DAY));
    const withFar = new HeatFields(incidents(960, 5)).field(ask(0, 40 * DAY));
    expect(withFar.cellM).toBe(near.cellM);
    expect(withFar.events).toBe(955);
  });

  test("of nothing at all are empty", () => {
    const fields = new HeatFields(incidents(0));
    expect(fields.field(ask(0, DAY)).max).toBe(0);
    expect(fields.periodMax(ask(0, DAY))).toBe(0);
  });
});
