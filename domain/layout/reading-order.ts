import { type AreaId, areaOfCells, type Draft, type LayoutLevel } from "./layout.ts";

/**
 * Areas with cells, from west to east and then from north to south (CJ/T 349), as lines of text are read: areas whose middles lie less than half
 * of a usual area's width below the northernmost of the rest make one line.
 *
 *      1   2  3
 *      4    5
 */
export function readingOrder(draft: Draft, level: LayoutLevel, wanted: (id: AreaId) => boolean = () => true): AreaId[] {
  const rest = middlesOf(draft, level)
    .filter(({ id }) => wanted(id))
    .sort((a, b) => b.y - a.y || a.x - b.x || a.id - b.id);
  const areas = rest.map(({ twiceArea }) => twiceArea).sort((a, b) => a - b);
  const usual = Math.sqrt((areas[areas.length >> 1] ?? 0) / 2);
  const order: AreaId[] = [];
  while (rest.length > 0) {
    const end = rest.findIndex(({ y }) => y < rest[0].y - usual / 2);
    const line = rest.splice(0, end < 0 ? rest.length : end);
    order.push(...line.sort((a, b) => a.x - b.x || b.y - a.y || a.id - b.id).map(({ id }) => id));
  }
  return order;
}

type Middle = { id: AreaId; x: number; y: number; twiceArea: number };

/** The middle of each area: of the points of its cells, by their ground. */
function middlesOf({ fabric: { cells }, layout }: Draft, level: LayoutLevel): Middle[] {
  const areaOf = areaOfCells(layout, level);
  const middles = new Map<AreaId, Middle>();
  for (let cell = 0; cell < areaOf.length; cell++) {
    const id = areaOf[cell];
    const middle = middles.get(id) ?? { id, x: 0, y: 0, twiceArea: 0 };
    middles.set(id, middle);
    middle.x += cells.x[cell] * cells.twiceArea[cell];
    middle.y += cells.y[cell] * cells.twiceArea[cell];
    middle.twiceArea += cells.twiceArea[cell];
  }
  return [...middles.values()].map((middle) => ({
    ...middle,
    x: middle.x / middle.twiceArea,
    y: middle.y / middle.twiceArea,
  }));
}
