import type { IncidentColumns } from "../../domain/columns.ts";
import { type Bounds, fromLattice } from "../../domain/position.ts";
import { cellOf, type DensityFrame, densityFrame, densityOf } from "../../domain/statistics/density.ts";
import { madeHouseholds, madeIncidents } from "./made-county.ts";
import { medianMs, type Report } from "./report.ts";
import { slide } from "./slide.ts";

const INCIDENTS = 1_000_000;
const MONTH_S = 30 * 86_400;
const BANDWIDTHS_M = [150, 300, 600];

/** The density of one month out of a million incidents, and the slider that moves the month. */
export async function heat(report: Report): Promise<void> {
  const incidents = madeIncidents(INCIDENTS, madeHouseholds(350_000));
  await density(report, incidents);
  await slide(report, incidents);
}

async function density(report: Report, incidents: IncidentColumns): Promise<void> {
  const from = incidents.time.findIndex((time) => time >= incidents.time[0] + 11 * MONTH_S);
  const to = incidents.time.findIndex((time) => time >= incidents.time[from] + MONTH_S);
  for (const bandwidthM of BANDWIDTHS_M) {
    const frame = densityFrame(boundsOf(incidents), bandwidthM);
    const cells = cellsOf(incidents, frame);
    const scratch = new Float32Array(frame.columns * frame.rows);
    report({
      case: `month slice of 1M incidents, kernel of ${bandwidthM} m, ${frame.columns} × ${frame.rows} cells`,
      value: await medianMs(15, () => densityOf(counted(cells, from, to, frame), frame, scratch)),
      unit: "ms",
      baseline: await medianMs(1, () => summedKernels(incidents, from, to, frame)),
      against: "a Gaussian added per event",
      target: "value ≤ 16 ms",
    });
  }
}

/** The cell of each incident: done once a frame, since incidents do not move. */
const cellsOf = ({ lng, lat }: IncidentColumns, frame: DensityFrame): Int32Array =>
  Int32Array.from(lng, (_, row) => cellOf(frame, fromLattice(lng[row]), fromLattice(lat[row])));

function counted(cells: Int32Array, from: number, to: number, frame: DensityFrame): Float32Array {
  const counts = new Float32Array(frame.columns * frame.rows);
  for (let row = from; row < to; row++) if (cells[row] >= 0) counts[cells[row]]++;
  return counts;
}

/** The baseline: around every event the kernel out to three bandwidths, at cell centres. */
function summedKernels({ lng, lat }: IncidentColumns, from: number, to: number, frame: DensityFrame): Float64Array {
  const { columns, rows, cellM, bandwidthM, stepLng, stepLat, bounds } = frame;
  const values = new Float64Array(columns * rows);
  const reach = Math.ceil((3 * bandwidthM) / cellM);
  const peakPerKm2 = 1e6 / (2 * Math.PI * bandwidthM * bandwidthM);
  for (let event = from; event < to; event++) {
    const x = (fromLattice(lng[event]) - bounds[0]) / stepLng - 0.5;
    const y = (fromLattice(lat[event]) - bounds[1]) / stepLat - 0.5;
    const [middle, centre] = [Math.round(x), Math.round(y)];
    for (let row = Math.max(0, centre - reach); row <= Math.min(rows - 1, centre + reach); row++) {
      for (let column = Math.max(0, middle - reach); column <= Math.min(columns - 1, middle + reach); column++) {
        const squaredM = ((column - x) ** 2 + (row - y) ** 2) * cellM * cellM;
        values[row * columns + column] += peakPerKm2 * Math.exp(-squaredM / (2 * bandwidthM * bandwidthM));
      }
    }
  }
  return values;
}

function boundsOf({ lng, lat }: IncidentColumns): Bounds {
  const range = (column: Int32Array) =>
    column.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [column[0], column[0]]);
  const [[west, east], [south, north]] = [range(lng), range(lat)];
  return [fromLattice(west), fromLattice(south), fromLattice(east), fromLattice(north)];
}
