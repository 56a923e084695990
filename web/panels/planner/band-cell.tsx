import { axisOf, offBand } from "../../state/planner/rows.ts";
import type { Band, GridRow } from "../../state/planner/shown.ts";

const percentOf = (count: number, band: Band) => `${(Math.min(count, axisOf(band)) / axisOf(band)) * 100}%`;

/** Households of a grid as a bar over the band; a tick where the gesture in hand began. */
export function BandCell({ row, band }: { row: GridRow; band: Band }) {
  const percent = (count: number) => percentOf(count, band);
  const isOut = row.kind !== "dedicated" && offBand(row.households, band) !== 0;
  const state = isOut ? "out" : row.selected ? "selected" : "in";
  return (
    <svg className="planner-band" aria-hidden="true">
      <rect className="planner-shade" x={percent(band[0])} width={percentOf(band[1] - band[0], band)} height="100%" />
      <rect
        className={`planner-bar-${state}`}
        x="0"
        y="50%"
        width={percent(row.households)}
        height="8"
        transform="translate(0 -4)"
      />
      {row.before !== null && row.before !== row.households && (
        <rect
          className="planner-tick"
          x={percent(row.before)}
          y="50%"
          width="2"
          height="16"
          transform="translate(-1 -8)"
        />
      )}
    </svg>
  );
}

/** 300 and 500 over the column of bars. */
export function BandAxis({ band }: { band: Band }) {
  return (
    <span className="planner-band planner-axis" aria-hidden="true">
      {band.map((count) => (
        <i key={count} style={{ left: percentOf(count, band) }}>
          {count}
        </i>
      ))}
    </span>
  );
}
