import { beforeAll, describe, expect, test } from "vitest";
import type { Scale } from "../../../data/town/layout.ts";
import { fromLattice } from "../../../domain/position.ts";
import { firstChoice } from "../../../web/state/analysis/choice.ts";
import { hotSpots } from "../../../web/workers/analyses/hot-spots.ts";
import { scan } from "../../../web/workers/analyses/scan.ts";
import type { AnalysisRequest } from "../../../web/workers/statistics-messages.ts";
import { columnsOf, type Planted, type TownColumns } from "./town-columns.ts";
import { keptTown, metresBetween } from "./town-files.ts";

const DAY_S = 86_400;
/** A hot spot that lasts less than this share of its time within a span need not be found in it. */
const MOSTLY = 0.6;

/** The days that are looked at: whole days ago, until as many ago. */
type Days = readonly [from: number, until: number];

describe.each<Scale>(["village", "street"])("what was planted in a made-up %s, as the page looks for it", (scale) => {
  let folder = "";
  let town: TownColumns;
  let end = 0;
  beforeAll(async () => {
    folder = await keptTown(scale);
    town = columnsOf(folder);
    end = town.incidents.time.at(-1)! + 1;
  });

  const carryOn = () => undefined;
  const asked = ([from, until]: Days, kind?: string): AnalysisRequest => ({
    name: "hot-spots",
    span: { from: end - from * DAY_S, to: end - until * DAY_S },
    before: { from: end - 2 * from * DAY_S, to: end - from * DAY_S },
    kinds: kind === undefined ? null : Uint8Array.from(town.incidents.kinds, (code) => (code === kind ? 1 : 0)),
    incidentGrids: null,
    householdGrids: null,
    incidentAreas: [],
    householdAreas: [],
    usual: firstChoice.usual,
    bandwidthM: 150,
    cellM: firstChoice.cellM,
  });
  const daysOf = ({ from, to }: Planted): Days => [
    Math.round((end - from) / DAY_S),
    Math.max(0, Math.round((end - to) / DAY_S)),
  ];
  /** share of the time of `one` that lies within the days */
  const shareIn = ({ from, to }: Planted, [ago, until]: Days): number =>
    (Math.min(to, end - until * DAY_S) - Math.max(from, end - ago * DAY_S)) / (to - from);
  const isAt = (one: Planted, kind: string, position: readonly number[], slackM: number): boolean =>
    one.kind === kind && metresBetween(one.position, position) <= one.radiusM + slackM;

  test("the map of squares finds it, and at a false-discovery rate of 5 % nothing else", () => {
    const ended = town.planted.map(daysOf).filter(([, until]) => until > 180);
    const spans: Days[] = [[30, 0], [90, 0], [180, 0], [365, 0], ...ended];
    for (const days of spans) {
      const { patches } = hotSpots(town, asked(days), carryOn);
      const of = (one: Planted) => (patch: (typeof patches)[number]) =>
        isAt(one, patch.incidentKind, patch.position, 1.5 * firstChoice.cellM);
      const there = town.planted.filter((one) => shareIn(one, days) > 0);
      const others = patches.filter((patch) => !there.some((one) => of(one)(patch)));
      expect(others, `${days}`).toEqual([]);
      if (days[0] - days[1] > 180) continue;
      const wanted = there.filter((one) => shareIn(one, days) >= MOSTLY);
      expect(
        wanted.filter((one) => !patches.some(of(one))),
        `${days}`,
      ).toEqual([]);
    }
  });

  test("the scan finds each with its time", () => {
    // why not all: what lasted half a year is looked for over half a year, which takes a while; the map of squares finds it
    for (const one of town.planted.filter(({ from, to }) => to - from <= 90 * DAY_S)) {
      const [from, until] = daysOf(one);
      const { clusters } = scan(town, asked([from + 30, until], one.kind), carryOn);
      const found = clusters.filter(({ areas, radiusM }) => isAt(one, one.kind, middleOf(areas[0]), radiusM + 100));
      expect(found, one.name).toHaveLength(clusters.length);
      expect(found.length, one.name).toBeGreaterThan(0);
      const [best] = found;
      const overlap = Math.min(best.to, one.to) - Math.max(best.from, one.from);
      expect(overlap / (one.to - one.from), one.name).toBeGreaterThan(0.75);
      expect(best.incidents, one.name).toBeGreaterThan(1.3 * best.expected);
    }
  });

  test("the scan of all kinds over a month finds nothing else", () => {
    const { clusters } = scan(town, asked([30, 0]), carryOn);
    expect(clusters.length).toBeGreaterThan(0);
    for (const { areas, incidentKind, radiusM } of clusters) {
      const at = town.planted.filter((one) => isAt(one, incidentKind, middleOf(areas[0]), radiusM + 100));
      expect(at, incidentKind).toHaveLength(1);
    }
  });

  /** Where the incidents of an area lie on average. */
  const middleOf = (code: string): readonly [number, number] => {
    const { grids, grid, lng, lat } = town.incidents;
    const rows = [...grid.keys()].filter((row) => grids[grid[row]] === code);
    const mean = (column: Int32Array) => rows.reduce((sum, row) => sum + fromLattice(column[row]), 0) / rows.length;
    return [mean(lng), mean(lat)];
  };
});
