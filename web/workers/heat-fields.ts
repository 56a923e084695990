import type { IncidentColumns } from "../../domain/columns.ts";
import { type Bounds, fromLattice } from "../../domain/position.ts";
import { hourOfWeek } from "../../domain/statistics/day-hour.ts";
import {
  cellOf,
  type DensityField,
  type DensityFrame,
  densityFrame,
  densityOf,
} from "../../domain/statistics/density.ts";
import { WEEK_HOURS } from "../state/analysis/choice.ts";
import { firstAt } from "./analyses/rows.ts";
import { usualBounds } from "./analyses/usual-bounds.ts";
import type { HeatRequest } from "./heat-messages.ts";

/** Which incidents count: by kind, and by hour of the week where not all do. */
type Wanted = { kind: readonly boolean[]; hour: Uint8Array | null };

const whichOf = ({ kinds, hours }: HeatRequest): string => `${kinds?.join() ?? "*"}|${hours?.join() ?? "*"}`;

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
  private counted = { which: "", from: 0, to: 0 };
  private scales = new Map<string, number>();

  constructor(columns: IncidentColumns) {
    this.columns = columns;
    this.bounds = usualBounds(columns);
  }

  /** The field of the incidents that `request` names. */
  field(request: HeatRequest): DensityField {
    const frame = this.frameFor(request.bandwidthM);
    const { time } = this.columns;
    this.count(request, firstAt(time, request.from), firstAt(time, request.to));
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
    const key = `${request.bandwidthM}|${whichOf(request)}|${Math.round(span / 3600)}`;
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
    this.counted = { which: "", from: 0, to: 0 };
    return frame;
  }

  private count(request: HeatRequest, from: number, to: number): void {
    const which = whichOf(request);
    const { counted } = this;
    const moved = Math.abs(from - counted.from) + Math.abs(to - counted.to);
    if (counted.which !== which || moved >= to - from) {
      this.counts.fill(0);
      counted.from = from;
      counted.to = from;
    }
    const { kinds, hours } = request;
    const kind = this.columns.kinds.map((code) => kinds === null || kinds.includes(code));
    const hour = hours ? Uint8Array.from({ length: WEEK_HOURS }, (_, at) => (hours.includes(at) ? 1 : 0)) : null;
    const wanted = { kind, hour };
    this.add(wanted, from, Math.min(counted.from, to), 1);
    this.add(wanted, counted.from, Math.min(from, counted.to), -1);
    this.add(wanted, to, counted.to, -1);
    this.add(wanted, Math.max(counted.to, from), to, 1);
    this.counted = { which, from, to };
  }

  private add({ kind, hour }: Wanted, from: number, to: number, by: number): void {
    const { columns, cells, counts } = this;
    for (let row = from; row < to; row++) {
      if (cells[row] < 0 || !kind[columns.kind[row]]) continue;
      if (hour === null || hour[hourOfWeek(columns.time[row])] === 1) counts[cells[row]] += by;
    }
  }
}
