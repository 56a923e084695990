import { afterAll, beforeAll, expect, test } from "vitest";
import { apply } from "../../../domain/layout/apply.ts";
import { isRefusal } from "../../../domain/layout/edit.ts";
import type { FabricNote } from "../../../domain/layout/fabric/sources.ts";
import { figuresOf } from "../../../domain/layout/figures.ts";
import { type Draft, layoutFrom } from "../../../domain/layout/layout.ts";
import { propose } from "../../../domain/layout/proposals/propose.ts";
import { eachEngine } from "../../support/engines.ts";
import { fabricOf, newDraft } from "../../support/layouts.ts";
import { type LittleTown, openLittleTown } from "../../support/little-town.ts";
import { importing, polygon, type Ring, report, square } from "../import/importing.ts";

// Communities of 0.004° side by side, each with something that real data has.

const SIDE = 0.004;
const west = (place: number) => 113.2 + place * SIDE;

type Home = { lng: number; lat: number; count: number; building?: string };

type Ground = { border: Ring; buildings?: Record<string, Ring>; homes?: Home[]; road?: boolean };

/** `count` houses in a row, of `size` degrees, `step` apart, ten households each. */
const houses = (place: number, count: number, step: number, size: number): Pick<Ground, "buildings" | "homes"> => {
  const all = Array.from({ length: count }, (_, i) => ({
    code: `${place}-${i}`,
    lng: west(place) + 0.0003 + step * i,
    lat: 35.202,
  }));
  return {
    buildings: Object.fromEntries(all.map(({ code, lng, lat }) => [code, square(lng, lat, size)])),
    homes: all.map(({ code, lng, lat }) => ({ lng: lng + size / 2, lat: lat + size / 2, count: 10, building: code })),
  };
};

/** The same houses drawn once more, a little beside. */
const twice = ({
  buildings = {},
  homes,
}: Pick<Ground, "buildings" | "homes">): Pick<Ground, "buildings" | "homes"> => ({
  buildings: Object.fromEntries(
    Object.entries(buildings).flatMap(([code, ring]) => [
      [code, ring],
      [`${code}-again`, ring.map(([lng, lat]): [number, number] => [lng + 0.00002, lat + 0.00002])],
    ]),
  ),
  homes,
});

const plain = (place: number): Ring => square(west(place), 35.2, SIDE);

const GROUNDS = {
  crossing: {
    border: [
      [west(0), 35.2],
      [west(1), 35.204],
      [west(1), 35.2],
      [west(0), 35.204],
      [west(0), 35.2],
    ],
    homes: [
      { lng: west(0) + 0.0004, lat: 35.202, count: 30 },
      { lng: west(1) - 0.0004, lat: 35.202, count: 20 },
    ],
  },
  overlapping: { border: plain(1), road: true, ...twice(houses(1, 6, 0.0005, 0.0002)) },
  roadless: { border: plain(2), ...houses(2, 6, 0.0005, 0.0002) },
  unbuilt: {
    border: plain(3),
    road: true,
    homes: [0, 1, 2, 3].map((i) => ({ lng: west(3) + 0.0005 + i * 0.0008, lat: 35.202, count: 9 })),
  },
  lonely: { border: plain(4), road: true, ...houses(4, 1, 0, 0.0002) },
  tower: {
    border: plain(5),
    ...houses(5, 6, 0.0005, 0.0002),
    homes: [
      ...houses(5, 6, 0.0005, 0.0002).homes!,
      { lng: west(5) + 0.0004, lat: 35.2021, count: 690, building: "5-0" },
    ],
  },
  empty: { border: plain(6) },
  away: {
    border: plain(7),
    ...houses(7, 4, 0.0005, 0.0002),
    homes: [...houses(7, 4, 0.0005, 0.0002).homes!, { lng: 113.5, lat: 35.202, count: 3 }],
  },
} satisfies Record<string, Ground>;

/** `grids`: households of each, the fewest first. */
type Planned = { faults: string[]; problems: string[]; grids: number[] };

type Name = keyof typeof GROUNDS;
const NAMES = Object.keys(GROUNDS) as Name[];
const grounds: [Name, Ground][] = NAMES.map((name) => [name, GROUNDS[name]]);

eachEngine((engine) => {
  const { features, csv } = importing();
  let town: LittleTown;
  let planner: string;
  const said: Record<string, string[]> = {};
  beforeAll(async () => {
    town = await openLittleTown(engine, async () => {
      const database = await engine.open();
      const imported = async (result: Promise<{ odds: string | null }>) =>
        report((await result).odds).map(({ reason }) => reason);
      const street = polygon(square(113.2, 35.2, 0.05), { code: "s", name: "街道", level: "街道" });
      const areas = grounds.map(([code, { border }]) => polygon(border, { code, name: `${code}社区` }));
      said.borders = await imported(features(database, "communities", [street, ...areas]));
      const roads = grounds.flatMap(([code, { road, border }]) => {
        const [[lng]] = border;
        const coordinates = [
          [lng + 0.0001, 35.2015],
          [lng + SIDE - 0.0001, 35.2015],
        ];
        return road
          ? [
              {
                type: "Feature",
                properties: { code, kind: "secondary" },
                geometry: { type: "LineString", coordinates },
              },
            ]
          : [];
      });
      await features(database, "roads", roads);
      const buildings = grounds.flatMap(([, ground]) => Object.entries(ground.buildings ?? {}));
      await features(
        database,
        "buildings",
        buildings.map(([code, ring]) => polygon(ring, { code, kind: "apartments" })),
      );
      const doors = grounds.flatMap(([name, ground]) =>
        (ground.homes ?? []).flatMap(({ lng, lat, count, building = "" }, i) =>
          Array.from({ length: count }, (_, door) => `${name}-${i}-${door},普通常住,${building},${lng},${lat}`),
        ),
      );
      said.homes = await imported(csv(database, "households", ["code,type,building,lng,lat", ...doors].join("\n")));
    });
    planner = await town.signIn("planner", [{ role: "planner" }]);
  });
  afterAll(() => town.close());

  /** The community as a draft, what is said of its ground, and what the optimiser makes of it. */
  async function planned(name: Name) {
    const { base, loads } = await newDraft(town, name, planner);
    const { notes } = await town.json(`/api/fabrics/${name}/loads`, planner);
    const draft: Draft = {
      fabric: await fabricOf(town, name, planner),
      loads: { households: Uint32Array.from(loads.households), population: Uint32Array.from(loads.population) },
      layout: layoutFrom(base),
    };
    const settings = { preset: "along-roads", seed: 1, band: [20, 40], target: 30 } as const;
    const names = { byNumber: String, after: (before: string) => `${before}+` };
    const [proposal] = propose(draft, { kind: "partition", settings }, names, 0.5, () => true);
    const after = proposal.edits.reduce((now, edit) => {
      const outcome = apply(now, edit);
      if (isRefusal(outcome)) throw new Error(outcome.refused);
      return outcome.draft;
    }, draft);
    const grids = [...figuresOf(after).grid.values()].filter(({ cells }) => cells > 0);
    return {
      faults: [...new Set((notes as FabricNote[]).map(({ fault }) => fault))].sort(),
      problems: [...new Set(proposal.problems.map(({ kind }) => kind))].sort(),
      grids: grids.map(({ households }) => households).sort((a, b) => a - b),
      pieces: [...new Set(grids.map(({ pieces }) => pieces))],
    };
  }

  test("what is wrong with a file is said when it comes in", () => {
    expect(said.borders).toEqual(["shape_repaired"]);
    expect(said.homes.filter((reason) => reason === "outside_areas")).toHaveLength(3);
  });

  const below = ["band-out-of-reach", "part-below-band"];
  test.each<[Name, Planned]>([
    ["crossing", { faults: ["no-buildings", "no-roads"], problems: [], grids: [20, 30] }],
    ["overlapping", { faults: ["footprints-merged"], problems: [], grids: [20, 40] }],
    ["roadless", { faults: ["no-roads"], problems: [], grids: [20, 40] }],
    ["unbuilt", { faults: ["no-buildings"], problems: [], grids: [36] }],
    ["lonely", { faults: [], problems: below, grids: [10] }],
    ["empty", { faults: ["no-buildings", "no-households", "no-roads", "one-cell"], problems: below, grids: [0] }],
    ["away", { faults: ["no-roads"], problems: [], grids: [40] }],
  ])("%s: what is wrong is named, everybody has a grid, each in one piece", async (name, expected) => {
    expect(await planned(name)).toEqual({ ...expected, pieces: [1] });
  });

  test("a tower of 700: it is said, and it is the only grid that is too large", async () => {
    const { faults, problems, grids, pieces } = await planned("tower");
    expect([faults, pieces]).toEqual([["building-uncut", "no-roads"], [1]]);
    expect(problems).toContain("node-above-band");
    expect([grids.at(-1), grids.slice(0, -1).reduce((sum, homes) => sum + homes, 0)]).toEqual([700, 50]);
  });
});
