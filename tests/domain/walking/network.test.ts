import { describe, expect, test } from "vitest";
import { snap } from "../../../domain/walking/snap.ts";
import { metresBetween } from "../../../domain/walking/spread.ts";
import { shortestWay } from "../../../domain/walking/way.ts";
import { barrierOf, isWalked, isWater } from "../../../domain/walking/ways.ts";
import { at, networkOf, river, wall } from "./plane.ts";

/** How far it is from one point to the other. */
const far = (
  roads: readonly string[],
  from: [number, number],
  to: [number, number],
  obstacles = [river("0,-999 1,-999")],
) => {
  const network = networkOf(roads, obstacles);
  return metresBetween(network, [at(network, ...from), at(network, ...to)])[1];
};

describe("roads become a network", () => {
  test("where two cross, one turns from one into the other", () => {
    expect(far(["0,0 100,0", "50,-50 50,50"], [0, 0], [50, 50])).toBe(100);
  });

  test("where they share a vertex too", () => {
    expect(far(["0,0 50,0 100,0", "50,0 50,50"], [0, 0], [50, 50])).toBe(100);
  });

  test("a bridge passes over what it crosses and is entered at its ends", () => {
    const roads = ["=0,0 100,0", "50,-100 50,100", "100,0 100,100", "100,100 50,100"];
    expect(far(roads, [0, 0], [50, 0.1])).toBeCloseTo(100 + 100 + 50 + 99.9, 9);
  });

  test("a road that ends a metre short of another belongs to it, one that ends five metres short does not", () => {
    expect(far(["0,0 600,0", "50,1 50,600"], [0, 0], [50, 300])).toBeCloseTo(349.01, 3);
    expect(far(["0,0 600,0", "50,5 50,600"], [0, 0], [50, 300])).toBe(Infinity);
  });

  test("a river without a bridge parts the banks, a bridge joins them", () => {
    const banks = ["0,0 400,0", "0,60 400,60"];
    expect(far(banks, [0, 0], [0, 60])).toBe(Infinity);
    expect(far([...banks, "=300,0 300,60"], [0, 0], [0, 60])).toBe(660);
  });
});

describe("a position finds its road", () => {
  test("the nearest point of the nearest road, and how far it is", () => {
    expect(at(networkOf(["0,0 100,0", "0,40 100,40"]), 30, 10)).toMatchObject({ x: 30, y: 0, metres: 10, share: 0.3 });
  });

  test("never across a river, however near the other bank's road is", () => {
    const network = networkOf(["0,0 400,0", "0,60 400,60"], [river("0,5 400,5")]);
    expect(at(network, 100, 10)).toMatchObject({ y: 60, metres: 50 });
    expect(snap(networkOf(["0,0 400,0"], [river("0,5 400,5")]), 100, 10)).toBeNull();
  });

  test("around a wall where there is another way, else through it", () => {
    const inside = wall("0,5 400,5");
    expect(at(networkOf(["0,0 400,0", "0,60 400,60"], [inside]), 100, 10)).toMatchObject({ y: 60 });
    expect(at(networkOf(["0,0 400,0"], [inside]), 100, 10)).toMatchObject({ y: 0, metres: 10 });
  });

  test("a path that leads nowhere is no road to set out on", () => {
    expect(at(networkOf(["0,0 400,0", "50,20 60,20"]), 55, 19)).toMatchObject({ y: 0 });
    expect(at(networkOf(["50,20 60,20"]), 55, 19)).toMatchObject({ y: 20 });
  });

  test("farther than 200 metres from every road there is none", () => {
    expect(at(networkOf(["0,0 400,0"]), 10, 199).metres).toBe(199);
    expect(snap(networkOf(["0,0 400,0"]), 10, 201)).toBeNull();
    expect(snap(networkOf([]), 10, 1)).toBeNull();
  });
});

describe("the shortest way", () => {
  const square = ["0,0 100,0 100,100 0,100 0,0"];

  test("goes along the roads, with the steps to them and from them", () => {
    const network = networkOf(square);
    const way = shortestWay(network, at(network, 50, -3), at(network, 104, 50));
    expect(way).toEqual({
      points: [
        [50, 0],
        [100, 0],
        [100, 50],
      ],
      metres: 3 + 100 + 4,
    });
  });

  test("along one road it does not go by its ends", () => {
    const network = networkOf(square);
    const way = shortestWay(network, at(network, 25, 0), at(network, 75, 0));
    expect(way).toEqual({
      points: [
        [25, 0],
        [75, 0],
      ],
      metres: 50,
    });
  });

  test("is none where roads do not hang together", () => {
    const network = networkOf(["0,0 400,0", "0,60 400,60"]);
    expect(shortestWay(network, at(network, 0, 0), at(network, 0, 60))).toBeNull();
  });
});

test("one walks along streets and paths, trunks included; not on motorways, ramps, rivers, walls, nor through road tunnels", () => {
  for (const kind of ["trunk", "residential", "footway", "steps", "track"]) expect(isWalked(kind, false)).toBe(true);
  for (const kind of ["motorway", "motorway_link", "trunk_link", "river", "wall", "rail", "construction", "?"])
    expect(isWalked(kind, false)).toBe(false);
  expect([isWalked("primary", true), isWalked("footway", true)]).toEqual([false, true]);
  expect(["river", "rail", "wall", "residential"].map(barrierOf)).toEqual(["barred", "barred", "wall", null]);
  expect([isWater("lake"), isWater("park")]).toEqual([true, false]);
});
