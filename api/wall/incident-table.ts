/** What is kept of an incident that figures are made of. Times are milliseconds since 1970; NaN for what did not happen. */
const COLUMNS = {
  id: Int32Array,
  reported: Float64Array,
  due: Float64Array,
  answered: Float64Array,
  handled: Float64Array,
  handledDue: Float64Array,
  closed: Float64Array,
  lng: Int32Array,
  lat: Int32Array,
  /** index into memory's dictionary of areas */
  grid: Uint16Array,
  kind: Uint8Array,
  urgency: Uint8Array,
  state: Uint8Array,
  /** 1: it waits, and is no part of a case, which would stand for it */
  open: Uint8Array,
  /** 1: it is part of a case */
  part: Uint8Array,
} as const;

type Columns = { [Name in keyof typeof COLUMNS]: InstanceType<(typeof COLUMNS)[Name]> };

/** One incident of the table. */
export type TableRow = Record<keyof typeof COLUMNS, number>;

/**
 * Incidents by id, in columns without gaps: read from the first to the last in the time it takes to read the numbers, changed one by one. The
 * last takes the place of one that goes.
 */
export class IncidentTable {
  length = 0;
  columns: Columns = columnsOf(1024);
  private readonly rowOf = new Map<number, number>();

  /** The row of an incident; undefined for one that is not there. */
  row(id: number): number | undefined {
    return this.rowOf.get(id);
  }

  put(values: TableRow): void {
    const row = this.rowOf.get(values.id) ?? this.length++;
    if (row === this.columns.id.length) this.grow();
    this.rowOf.set(values.id, row);
    for (const name of NAMES) this.columns[name][row] = values[name];
  }

  remove(id: number): void {
    const row = this.rowOf.get(id);
    if (row === undefined) return;
    const last = --this.length;
    this.rowOf.delete(id);
    if (row === last) return;
    this.rowOf.set(this.columns.id[last], row);
    for (const name of NAMES) this.columns[name][row] = this.columns[name][last];
  }

  clear(): void {
    this.length = 0;
    this.rowOf.clear();
  }

  private grow(): void {
    const wider = columnsOf(2 * this.columns.id.length);
    for (const name of NAMES) wider[name].set(this.columns[name] as never);
    this.columns = wider;
  }
}

const NAMES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];

const columnsOf = (length: number): Columns =>
  Object.fromEntries(NAMES.map((name) => [name, new COLUMNS[name](length)])) as Columns;
