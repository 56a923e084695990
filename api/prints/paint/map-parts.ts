import type { Level } from "../../../domain/grid.ts";
import { LEVELS } from "../../../domain/grid.ts";
import { mercatorX, mercatorY, WORLD } from "../../../domain/mercator.ts";
import { type HouseholdMarks, householdMarks, type PlacedHouseholds } from "../../../domain/paper/household-marks.ts";
import { type PaperMap, paperX, paperY, type WorldBox } from "../../../domain/paper/paper-map.ts";
import { boundsOfPositions } from "../../../domain/position.ts";
import type { MapData } from "../print-data.ts";
import { type DrawnArea, drawnAreas } from "./borders.ts";

/** No symbols are drawn at a smaller scale: a house is a millimetre there. */
const SMALLEST_SCALE = 7500;

/** Households as a sheet draws them; `rows` are theirs in the data. */
export type DrawnHouseholds = PlacedHouseholds & {
  attention: Uint8Array;
  rows: number[];
  marks: HouseholdMarks | null;
};

/** The data of a print with what all its pages ask: which areas lie in one, and where things come to lie. */
export class MapParts {
  readonly areas: DrawnArea[];
  private readonly byCode: Map<string, DrawnArea>;

  constructor(readonly data: MapData) {
    this.areas = drawnAreas(data.areas);
    this.byCode = new Map(this.areas.map((area) => [area.code, area]));
  }

  area(code: string): DrawnArea {
    return this.byCode.get(code)!;
  }

  /** The areas within this one, itself included, the largest first, then by code. */
  within(code: string): DrawnArea[] {
    return this.areas.filter((area) => this.isWithin(area, code));
  }

  /** Those `steps` levels below. */
  below(code: string, steps: number): DrawnArea[] {
    const level: Level | undefined = LEVELS[LEVELS.indexOf(this.area(code).level) + steps];
    return this.within(code).filter((area) => area.level === level);
  }

  /** Names of what it lies in, the largest first. */
  lineage(code: string): string[] {
    const line: string[] = [];
    for (let area = this.byCode.get(code); area; area = this.byCode.get(area.parent ?? "")) line.unshift(area.name);
    return line;
  }

  /** The households within, placed on `map`; null where none are printed. No `marks` at a scale too small for any. */
  households(map: PaperMap, code: string, mostMm: number): DrawnHouseholds | null {
    const all = this.data.households;
    if (!all) return null;
    const inside = this.areas.map((area) => this.isWithin(area, code));
    const rows = [...all.area.keys()].filter((row) => inside[all.area[row]]);
    const pick = <T extends Uint8Array | Int32Array>(values: T): T =>
      (values.constructor as unknown as { from(list: number[]): T }).from(rows.map((row) => values[row]));
    const placed = {
      x: Float64Array.from(rows, (row) => paperX(map, all.x[row])),
      y: Float64Array.from(rows, (row) => paperY(map, all.y[row])),
      ...{ building: pick(all.building), type: pick(all.type), attention: pick(all.attention), rows },
    };
    const isSmall = map.denominator > SMALLEST_SCALE;
    return {
      ...placed,
      marks: isSmall
        ? null
        : householdMarks(placed, { isDot: this.data.types.map(({ glyph }) => glyph === "none") }, mostMm),
    };
  }

  private isWithin(area: DrawnArea, code: string): boolean {
    for (let at: DrawnArea | undefined = area; at; at = this.byCode.get(at.parent ?? "")) {
      if (at.code === code) return true;
    }
    return false;
  }
}

/** What an area lies in, in world units. */
export function worldBoxOf({ shape }: Pick<DrawnArea, "shape">): WorldBox {
  const [west, south, east, north] = boundsOfPositions(shape.coordinates.flat(2))!;
  return [mercatorX(west) * WORLD, mercatorY(north) * WORLD, mercatorX(east) * WORLD, mercatorY(south) * WORLD];
}
