// Who is whose neighbour, without distances: what hot spots and Moran's I are computed over.

/** Those of unit `i` are `others[first[i]]` … `others[first[i + 1] - 1]`, in rising order and never `i` itself. */
export type Neighbours = { units: number; first: Uint32Array; others: Uint32Array };

/** From a list for each unit; who names itself or somebody twice counts once and never itself. */
export function neighboursOf(lists: readonly (readonly number[])[]): Neighbours {
  const clean = lists.map((list, unit) => [...new Set(list)].filter((other) => other !== unit).sort((a, b) => a - b));
  const first = new Uint32Array(lists.length + 1);
  for (let unit = 0; unit < clean.length; unit++) first[unit + 1] = first[unit] + clean[unit].length;
  return { units: lists.length, first, others: Uint32Array.from(clean.flat()) };
}

/**
 * Cells of a raster (row-major) that touch at a side or a corner.
 *
 *     ┌─┬─┬─┐
 *     │•│•│•│   inside eight,
 *     ├─┼─┼─┤   in a corner three
 *     │•│i│•│
 *     └─┴─┴─┘
 */
export function touchingCells(columns: number, rows: number): Neighbours {
  const lists: number[][] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const list: number[] = [];
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) list.push(y * columns + x);
      }
      lists.push(list);
    }
  }
  return neighboursOf(lists);
}

/**
 * Areas that share a point of their outlines. `outlines[i]` holds the points of area i (all rings together) as texts or numbers
 * that are equal where two areas meet: positions on the lattice, as borders that fit are stored.
 */
export function touchingAreas(outlines: readonly Iterable<string | number>[]): Neighbours {
  const owners = new Map<string | number, number[]>();
  outlines.forEach((points, area) => {
    for (const point of points) {
      const at = owners.get(point);
      if (!at) owners.set(point, [area]);
      else if (at[at.length - 1] !== area) at.push(area);
    }
  });
  const lists: number[][] = outlines.map(() => []);
  for (const at of owners.values()) {
    if (at.length > 1) for (const area of at) lists[area].push(...at);
  }
  return neighboursOf(lists);
}

/** Points at most `metres` from each other; `x` and `y` are metres. */
export function neighboursWithin(x: ArrayLike<number>, y: ArrayLike<number>, metres: number): Neighbours {
  const cells = new Map<string, number[]>();
  const cellOf = (value: number): number => Math.floor(value / metres);
  for (let unit = 0; unit < x.length; unit++) {
    const key = `${cellOf(x[unit])} ${cellOf(y[unit])}`;
    const cell = cells.get(key);
    if (cell) cell.push(unit);
    else cells.set(key, [unit]);
  }
  return neighboursOf(
    Array.from({ length: x.length }, (_, unit) => {
      const list: number[] = [];
      const [column, row] = [cellOf(x[unit]), cellOf(y[unit])];
      for (let r = row - 1; r <= row + 1; r++) {
        for (let c = column - 1; c <= column + 1; c++) {
          for (const other of cells.get(`${c} ${r}`) ?? []) {
            if ((x[other] - x[unit]) ** 2 + (y[other] - y[unit]) ** 2 <= metres * metres) list.push(other);
          }
        }
      }
      return list;
    }),
  );
}
