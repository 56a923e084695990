// 联户: every household has one party-member household nearby that answers for it, and none answers for more than it can.

/** So many households one party-member household answers for, unless told otherwise. */
export const USUAL_CAPACITY = 30;

/** Tags that make a household a party member's, beside the type `party`. */
export const PARTY_TAGS: readonly string[] = ["党员", "党员户", "党员示范户", "在职党员报到"];

/** A door as far as links go: where, and within which walls. */
export type Door = {
  id: number;
  /** metres east and north of any point */
  x: number;
  y: number;
  /** id of its building; null for none */
  building: number | null;
  /** id of its compound; null for none */
  compound: number | null;
};

/** A party-member household, and how many more it can answer for. */
export type PartyDoor = Door & { room: number };

/** Another stair is a detour; a wall between two compounds is a longer one. */
const OTHER_BUILDING_M = 25;
const OTHER_COMPOUND_M = 150;

/** More than any way within a community: as many as possible are linked first, as near as possible then. */
const LEFT_OUT_M = 1e7;

/** How far apart two doors count, metres: the straight line, and what lies between. */
export function linkCost(a: Door, b: Door): number {
  const way = Math.hypot(a.x - b.x, a.y - b.y);
  if (a.building !== null && a.building === b.building) return way;
  const wall = a.compound !== b.compound ? OTHER_COMPOUND_M : 0;
  return way + OTHER_BUILDING_M + wall;
}

/**
 * The party-member household for each of `doors`, by id, so that nobody is left while there is room and the sum of all costs
 * is the smallest there is. The order of what is given does not matter.
 *
 * The transportation problem by shortest augmenting paths: Jonker and Volgenant (1987), with columns that take `room` rows.
 */
export function assignLinks(doors: readonly Door[], parties: readonly PartyDoor[]): Map<number, number> {
  const rows = byId(doors);
  const columns = byId(parties).filter(({ room }) => room > 0);
  const links = new Map<number, number>();
  if (columns.length === 0) return links;
  const assignment = new Assignment(rows, columns);
  for (let row = 0; row < rows.length; row++) assignment.add(row);
  assignment.columnOf.forEach((column, row) => {
    if (column < columns.length) links.set(rows[row].id, columns[column].id);
  });
  return links;
}

const byId = <T extends Door>(doors: readonly T[]): T[] => [...doors].sort((a, b) => a.id - b.id);

/** Rows are added one by one; after each the assignment is the best for those so far. The last column is "left out". */
class Assignment {
  /** column of each row so far */
  readonly columnOf: number[] = [];
  private readonly width: number;
  private readonly cost: Float64Array;
  private readonly room: number[];
  private readonly rowsIn: number[][];
  /** what a column's last place is worth; 0 while it has room */
  private readonly price: Float64Array;

  constructor(rows: readonly Door[], columns: readonly PartyDoor[]) {
    this.width = columns.length + 1;
    this.cost = new Float64Array(rows.length * this.width);
    rows.forEach((row, r) => {
      columns.forEach((column, c) => {
        this.cost[r * this.width + c] = linkCost(row, column);
      });
      this.cost[r * this.width + columns.length] = LEFT_OUT_M;
    });
    this.room = [...columns.map(({ room }) => Math.min(room, rows.length)), rows.length];
    this.rowsIn = this.room.map(() => []);
    this.price = new Float64Array(this.width);
  }

  /** Dijkstra over columns, from the new row to the nearest column with room; each full one on the way passes a row on. */
  add(row: number): void {
    const { width, cost, price } = this;
    const distance = new Float64Array(width);
    const passed = new Int32Array(width).fill(row);
    const from = new Int32Array(width).fill(-1);
    const done = new Uint8Array(width);
    for (let c = 0; c < width; c++) distance[c] = cost[row * width + c] - price[c];
    const visited: number[] = [];
    for (;;) {
      const column = nearest(distance, done);
      if (this.room[column] > 0) {
        for (const seen of visited) price[seen] += distance[seen] - distance[column];
        this.shift(column, from, passed);
        return;
      }
      done[column] = 1;
      visited.push(column);
      for (const other of this.rowsIn[column]) {
        const base = distance[column] - (cost[other * width + column] - price[column]);
        for (let c = 0; c < width; c++) {
          const through = base + cost[other * width + c] - price[c];
          if (done[c] === 1 || through >= distance[c] - 1e-9) continue;
          distance[c] = through;
          from[c] = column;
          passed[c] = other;
        }
      }
    }
  }

  /** Moves each row on the path into the column that it was passed to. */
  private shift(end: number, from: Int32Array, passed: Int32Array): void {
    this.room[end]--;
    for (let column = end; column >= 0; column = from[column]) {
      const row = passed[column];
      const before = from[column];
      if (before >= 0) this.rowsIn[before].splice(this.rowsIn[before].indexOf(row), 1);
      this.rowsIn[column].push(row);
      this.columnOf[row] = column;
    }
  }
}

function nearest(distance: Float64Array, done: Uint8Array): number {
  let best = -1;
  for (let c = 0; c < distance.length; c++) {
    if (done[c] === 0 && (best < 0 || distance[c] < distance[best])) best = c;
  }
  return best;
}
