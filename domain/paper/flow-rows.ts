/**
 * A row of a table that flows through columns; `height` as those. `keeps`: does not stand last in a column, being a headline. `isGap`:
 * room between groups, which a column does not begin with.
 */
export type FlowRow = { height: number; keeps?: boolean; isGap?: boolean };

/** Where a row stands: which column, how far from its top. */
export type FlowPlace = { column: number; top: number };

/**
 * Places for as many of `rows`, in their order, as columns of these heights hold; a headline goes to the next column with the row
 * after it. Those that are left over have none.
 */
export function flowRows(rows: readonly FlowRow[], heights: readonly number[]): FlowPlace[] {
  const places: FlowPlace[] = [];
  let [column, top] = [0, 0];
  for (let at = 0; at < rows.length; at++) {
    // a headline, or several, and the row below
    let needed = 0;
    for (let next = at; next < rows.length; next++) {
      needed += rows[next].height;
      if (!rows[next].keeps) break;
    }
    while (column < heights.length && top > 0 && top + needed > heights[column] + 1e-9) [column, top] = [column + 1, 0];
    const height = rows[at].isGap && top === 0 ? 0 : rows[at].height;
    if (column >= heights.length || top + height > heights[column] + 1e-9) return places;
    places.push({ column, top });
    top += height;
  }
  return places;
}
