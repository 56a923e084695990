import type { HandlingFigures, IncidentFigures } from "../../domain/incident-figures.ts";
import type { Areas } from "../grids/areas.ts";
import type { CountRow, MedianRow } from "./queries.ts";

const keyOf = ({ area_id, staff_id }: { area_id: number | null; staff_id: number | null }): string =>
  `${area_id} ${staff_id}`;

const nothing: HandlingFigures = {
  reported: 0,
  open: 0,
  onTime: 0,
  late: 0,
  medianS: {},
  reopened: 0,
  rated: 0,
  satisfied: 0,
};

/** The figures from their rows: those of everything have neither area nor person. */
export function figuresOf(counts: readonly CountRow[], medians: readonly MedianRow[], areas: Areas): IncidentFigures {
  const medianOf = new Map<string, Record<string, number>>();
  for (const row of medians) {
    const own = medianOf.get(keyOf(row)) ?? {};
    own[row.state] = Math.round(row.seconds);
    medianOf.set(keyOf(row), own);
  }
  const handling = (row: CountRow): HandlingFigures => ({
    reported: row.reported,
    open: row.open,
    onTime: row.on_time,
    late: row.late,
    medianS: medianOf.get(keyOf(row)) ?? {},
    reopened: row.reopened,
    rated: row.rated,
    satisfied: row.satisfied,
  });
  const whole = counts.find((row) => row.area_id === null && row.staff_id === null);
  return {
    whole: whole ? handling(whole) : nothing,
    areas: counts.flatMap((row) => {
      const area = areas.of(row.area_id);
      return area ? [{ code: area.code, name: area.name, ...handling(row) }] : [];
    }),
    workers: counts.flatMap((row) =>
      row.staff_id === null ? [] : [{ id: row.staff_id, name: row.name ?? "", ...handling(row) }],
    ),
  };
}
