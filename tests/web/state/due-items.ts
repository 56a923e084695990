import type { DueItem } from "../../../web/state/due-list.ts";

/** A household on a list of visits; what a test does not name is as plain as can be. */
export const dueItem = (id: number, item: Partial<DueItem> = {}): DueItem => ({
  id,
  code: `H-${id}`,
  type: "elder",
  attention: null,
  address: `柳园路${id}号`,
  building: null,
  unit: null,
  floor: null,
  door: null,
  residents: 1,
  head: "陈**",
  phone: null,
  grid: null,
  position: [113.2, 35.2],
  visits: { last: null, due: null, rule: null },
  ...item,
});
