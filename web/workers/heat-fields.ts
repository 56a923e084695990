import type { IncidentColumns } from "../../domain/columns.ts";
import { type Bounds, fromLattice } from "../../domain/position.ts";
import {
  cellOf,
  type DensityField,
  type DensityFrame,
  densityFrame,
  densityOf,
} from "../../domain/statistics/density.ts";
import type { HeatRequest } from "./heat-messages.ts";

/** Windows sampled for the scale of a period: enough to meet its worst, few enough to take under half a second. */
const WINDOWS = 24;

/** Density fields of slices of time of one set of incidents; a slice that moves is counted by its two ends only. */
export class HeatFields {
  private readonly columns: IncidentColumns;
  private readonly bounds: Bounds;
  private frame: DensityFrame | null = null;
  private cells = new Int32Array(0);
  private counts = new Float32Array(0);
  private scratch = new Float32Array(0);
  private counted = { kinds: "", from: 0, to: 0 };
  private scales = new Map<string, number>();

  constructor(columns: IncidentColumns) {
    this.columns = columns;
    this.bounds = usualBounds(columns);
  }

  /** The field of the incidents that `request` names. */
  field({ kinds, from, to, bandwidthM }: HeatRequest): DensityField {
    const frame = this.frameFor(bandwidthM);
    this.count(kinds, this.rowAt(from), this.rowAt(to));
    return densityOf(this.counts, frame, this.scratch);
  }

  /**
   * The highest value that any window as long as the request's reaches in the whole period: the scale that stays while
   * the window moves. In events per km²; 24 windows at most are looked at, evenly spread.
   */
  periodMax(request: HeatRequest): number {
    const { time, length } = this.columns;
    if (length === 0) return 0;
    const [first, last] = [time[0], time[length - 1] + 1];
    const span = Math.max(1, Math.min(request.to, last) - Math.max(request.from, first));
    const key = `${request.bandwidthM}|${request.kinds?.join() ?? "*"}|${Math.round(span / 3600)}`;
    const known = this.scales.get(key);
    if (known !== undefined) return known;
    const windows = Math.max(1, Math.min(WINDOWS, Math.round((last - first) / span)));
    let max = 0;
    for (let i = 0; i < windows; i++) {
      const from = windows === 1 ? first : first + ((last - first - span) * i) / (windows - 1);
      max = Math.max(max, this.field({ ...request, from, to: from + span }).max);
    }
    this.scales.set(key, max);
    return max;
  }

  private frameFor(bandwidthM: number): DensityFrame {
    if (this.frame?.bandwidthM === bandwidthM) return this.frame;
    const frame = densityFrame(this.bounds, bandwidthM);
    const { length, lng, lat } = this.columns;
    this.frame = frame;
    this.cells = new Int32Array(length);
    for (let row = 0; row < length; row++)
      this.cells[row] = cellOf(frame, fromLattice(lng[row]), fromLattice(lat[row]));
    this.counts = new Float32Array(frame.columns * frame.rows);
    this.scratch = new Float32Array(this.counts.length);
    this.counted = { kinds: "", from: 0, to: 0 };
    return frame;
  }

  private count(kinds: readonly string[] | null, from: number, to: number): void {
    const key = kinds?.join() ?? "*";
    const { counted } = this;
    const moved = Math.abs(from - counted.from) + Math.abs(to - counted.to);
    if (counted.kinds !== key || moved >= to - from) {
      this.counts.fill(0);
      counted.from = from;
      counted.to = from;
    }
    const wanted = this.columns.kinds.map((kind) => kinds === null || kinds.includes(kind));
    this.add(wanted, from, Math.min(counted.from, to), 1);
    this.add(wanted, counted.from, Math.min(from, counted.to), -1);
    this.add(wanted, to, counted.to, -1);
    this.add(wanted, Math.max(counted.to, from), to, 1);
    this.counted = { kinds: key, from, to };
  }

  private add(wanted: readonly boolean[], from: number, to: number, by: number): void {
    const { kind } = this.columns;
    for (let row = from; row < to; row++) {
      const cell = this.cells[row];
      if (cell >= 0 && wanted[kind[row]]) this.counts[cell] += by;
    }
  }

  /** First row at or after `seconds`. */
  private rowAt(seconds: number): number {
    let [low, high] = [0, this.columns.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.columns.time[middle] < seconds) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/**
 * The bounds of all incidents but the few far from the rest: from the 1st to the 99th percentile of a sample, and as much
 * again on every side. A handful hundreds of kilometres away would make cells larger than streets.
 */
function usualBounds({ length, lng, lat }: IncidentColumns): Bounds {
  if (length === 0) return [0, 0, 0.01, 0.01];
  const range = (column: Int32Array): [number, number] => {
    const step = Math.max(1, Math.floor(length / 20_000));
    const sample = Float64Array.from({ length: Math.ceil(length / step) }, (_, i) =>
      fromLattice(column[i * step]),
    ).sort();
    const at = (share: number) => sample[Math.min(sample.length - 1, Math.floor(share * sample.length))];
    const [low, high] = [at(0.01), at(0.99)];
    const reach = Math.max(high - low, 0.001);
    return [Math.max(sample[0], low - reach), Math.min(sample[sample.length - 1], high + reach)];
  };
  const [[west, east], [south, north]] = [range(lng), range(lat)];
  return [west, south, east, north];
}
