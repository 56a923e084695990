import type { Building } from "./draft.ts";
import type { Household } from "./households.ts";
import { Random } from "./random.ts";

/** Columns of households.csv and grids.geojson that are imported as themes. */
export const HOUSEHOLD_THEMES = ["积分", "星级文明户", "安全住房"] as const;
export const GRID_THEME = "环境评分";

/** How much worse than new houses these stand. */
const WEAR: Record<string, number> = { old: 0.16, houses: 0.1, slabs: 0.03, towers: 0 };

/**
 * Score, stars and safety of the house for the households of one building, drawn from a stream of their own, so that whoever
 * changes them leaves the rest of the town as it is. Nobody's home has neither score nor stars.
 */
export function themesOf(building: Building, numberFrom: number, seed: number): (one: Household) => string[] {
  const random = new Random(seed, (7919 * numberFrom + building.number) ^ 0x7e3e5);
  const { number, use } = building.lot.parcel;
  const lean = 6 * Math.sin(number * 1.3);
  const wear = WEAR[use] ?? 0.03;
  return ({ type }) => {
    const score = Math.round(
      Math.min(100, Math.max(20, 77 + lean + (type === "party" ? 9 : 0) + 26 * (random.next() + random.next() - 1))),
    );
    const rated = random.chance(0.92);
    const condition = random.next();
    const isHome = type !== "vacant" && type !== "business";
    const stars = Math.max(1, Math.min(5, Math.floor((score - 40) / 12) + 1));
    const housing = condition < wear * 0.12 ? "D级" : condition < wear ? "C级" : condition < 0.3 + wear ? "B级" : "A级";
    return [isHome ? String(score) : "", isHome && rated ? String(stars) : "", housing];
  };
}

/** What the environment of the grid number `index` was given: 61–97. */
export const environmentOf = (index: number, seed: number): number => new Random(seed, 40_009 + index).whole(61, 97);
