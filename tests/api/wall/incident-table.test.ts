import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { incidentDay, type Place } from "../../../api/wall/day.ts";
import { IncidentTable, type TableRow } from "../../../api/wall/incident-table.ts";
import { DAY_MS, dayStart } from "../../../domain/wall/weeks.ts";

const NOW = Date.parse("2026-11-20T09:41:00+08:00");
const HOUR_MS = 3_600_000;

/** A way through the flow: so many minutes after it was reported each step was taken, or never. */
const incident = fc
  .record({
    id: fc.integer({ min: 1, max: 60 }),
    age: fc.integer({ min: 0, max: 34 * 24 * 60 }),
    answered: fc.option(fc.nat(60)),
    handled: fc.option(fc.nat(20_000)),
    closed: fc.option(fc.nat(40_000)),
    due: fc.option(fc.nat(10_000)),
    grid: fc.nat(2),
    kind: fc.nat(2),
    part: fc.boolean(),
  })
  .map(({ id, age, grid, kind, part, ...after }): TableRow => {
    const reported = NOW - age * 60_000;
    const at = (minutes: number | null) => {
      const when = minutes === null ? Number.NaN : reported + minutes * 60_000;
      return when <= NOW ? when : Number.NaN;
    };
    const due = after.due === null ? Number.NaN : reported + after.due * 60_000;
    const closed = at(after.closed);
    const open = Number.isNaN(closed) && !part ? 1 : 0;
    const steps = { answered: at(after.answered), handled: at(after.handled), closed };
    return {
      id,
      reported,
      due,
      handledDue: due,
      ...steps,
      lng: 0,
      lat: 0,
      grid,
      kind,
      urgency: 0,
      state: 0,
      open,
      part: Number(part),
    };
  });

const rowsOf = ({ length, columns }: IncidentTable): Map<number, number> =>
  new Map(Array.from({ length }, (_, row) => [columns.id[row], columns.reported[row]]));

test("the table holds what was put there last, whatever came and went between", () => {
  const change = fc.oneof(
    incident.map((put) => ({ put, remove: null })),
    fc.integer({ min: 1, max: 60 }).map((remove) => ({ put: null, remove })),
  );
  fc.assert(
    fc.property(fc.array(change, { maxLength: 200 }), (changes) => {
      const table = new IncidentTable();
      const known = new Map<number, number>();
      for (const { put, remove } of changes) {
        if (put) {
          table.put(put);
          known.set(put.id, put.reported);
        } else {
          table.remove(remove);
          known.delete(remove);
        }
      }
      expect(rowsOf(table)).toEqual(known);
      for (const [id, reported] of known) expect(table.columns.reported[table.row(id)!]).toBe(reported);
    }),
  );
});

test("it grows", () => {
  const table = new IncidentTable();
  const [first] = fc.sample(incident, { numRuns: 1, seed: 1 });
  for (let id = 1; id <= 5000; id++) table.put({ ...first, id, reported: id });
  expect(table.length).toBe(5000);
  expect(table.columns.reported[table.row(4321)!]).toBe(4321);
});

describe("figures of the day", () => {
  // two areas that belong, one that does not; the first is a part of its own
  const place = {
    mask: Uint8Array.of(1, 1, 0),
    partOf: Int32Array.of(0, -1, 0),
    parts: [{ code: "01", name: "一" }],
  } as unknown as Place;

  test("are what counting one by one gives, now and on the same weekday of four weeks", () => {
    fc.assert(
      fc.property(fc.uniqueArray(incident, { selector: ({ id }) => id, maxLength: 60 }), (incidents) => {
        const table = new IncidentTable();
        for (const one of incidents) table.put(one);
        const day = incidentDay({ table, first: NOW - 40 * DAY_MS }, place, ["a", "b", "c"], () => null, NOW);
        const own = incidents.filter(({ grid }) => grid < 2);
        const at = (weeks: number) => {
          const until = NOW - weeks * 7 * DAY_MS;
          const start = dayStart(until);
          const there = own.filter(({ reported }) => reported <= until);
          const waiting = there.filter(({ closed, part }) => part === 0 && !(closed <= until));
          return {
            reported: there.filter(({ reported }) => reported >= start).length,
            open: waiting.length,
            overdue: waiting.filter(({ due }) => due < until).length,
          };
        };
        const past = [1, 2, 3, 4].map(at);
        for (const figure of ["reported", "open", "overdue"] as const) {
          expect(day.figures[figure].now).toBe(at(0)[figure]);
          expect(day.figures[figure].usual).toBe(past.reduce((sum, week) => sum + week[figure], 0) / 4);
        }
        expect(day.byHour.today.reduce((sum, count) => sum + count, 0)).toBe(at(0).reported);
        expect(day.kinds.reduce((sum, { today }) => sum + today, 0)).toBe(at(0).reported);
        expect(day.trend.at(-1)?.count).toBe(at(0).reported);
        const recent = own.filter(({ reported }) => reported >= dayStart(NOW) - 27 * DAY_MS);
        expect(day.trend.reduce((sum, { count }) => sum + count, 0)).toBe(recent.length);
        expect(day.communities[0].open).toBe(incidents.filter(({ grid, open }) => grid === 0 && open === 1).length);
      }),
    );
  });

  test("count what was answered within ten minutes, of what was answered or has waited as long", () => {
    const table = new IncidentTable();
    const [one] = fc.sample(incident, { numRuns: 1, seed: 1 });
    const reported = (id: number, minutesAgo: number, answeredAfter: number | null) => {
      const at = NOW - minutesAgo * 60_000;
      const answered = answeredAfter === null ? Number.NaN : at + answeredAfter * 60_000;
      table.put({ ...one, id, reported: at, answered, closed: Number.NaN, grid: 0, part: 0, open: 1 });
    };
    reported(1, 60, 5);
    reported(2, 60, 10);
    reported(3, 60, 11);
    reported(4, 60, null);
    reported(5, 3, null);
    reported(6, 3, 1);
    const { figures } = incidentDay({ table, first: NOW - HOUR_MS }, place, ["a", "b", "c"], () => null, NOW);
    expect(figures.answered).toEqual({ now: 3 / 5, usual: null });
  });
});
