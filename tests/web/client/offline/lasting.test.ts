import { describe, expect, test } from "vitest";
import type { Position } from "../../../../domain/position.ts";
import { keptAs } from "../../../../web/client/offline/kept-routes.ts";
import { begun, heard, isOver } from "../../../../web/client/offline/lasting.ts";
import { tilesAround } from "../../../../web/client/offline/tiles-around.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const NOON = Date.UTC(2026, 4, 1, 4);

describe("copies on a phone", () => {
  const about = begun("id", "account", NOON);

  test("last twelve hours from when the server was last heard, and no longer", () => {
    expect(isOver(about, NOON + 12 * HOUR_MS - 1)).toBe(false);
    expect(isOver(about, NOON + 12 * HOUR_MS)).toBe(true);
    const later = heard(about, NOON + HOUR_MS, 12 * 3600);
    expect(isOver(later, NOON + 13 * HOUR_MS - 1)).toBe(false);
    expect(isOver(later, NOON + 13 * HOUR_MS)).toBe(true);
  });

  test("last as long as the server says when that is less, never longer", () => {
    expect(heard(about, NOON, 60).until).toBe(NOON + MINUTE_MS);
    expect(heard(about, NOON, 99 * 3600).until).toBe(NOON + 12 * HOUR_MS);
    expect(heard(about, NOON + HOUR_MS, null).until).toBe(about.until);
  });

  test("are over when the clock is turned back, but not when it is corrected", () => {
    const seen = heard(about, NOON + 3 * HOUR_MS, null);
    expect(isOver(seen, NOON + 3 * HOUR_MS - MINUTE_MS)).toBe(false);
    expect(isOver(seen, NOON)).toBe(true);
  });
});

describe("what is kept", () => {
  const kept = (path: string) => keptAs(new URL(path, "https://town"));

  test.each([
    "/api/households/1",
    "/api/households/1/reveal",
    "/api/households",
    "/api/search?q=1",
    "/api/phone/key",
    "/api/audit",
    "/api/accounts",
    "/api/live",
    "/api/session/password",
    "/api/tiles/roads/../../households/1",
    "/m",
  ])("is not %s", (path) => expect(kept(path)).toBeNull());

  test("is asked for anew unless its address names a version", () => {
    expect(kept("/api/phone/pack?grid=1")?.first).toBe("fresh");
    expect(kept("/api/tiles/roads/16/1/2.mvt")?.first).toBe("fresh");
    expect(kept("/api/tiles/roads/16/1/2.mvt?v=a.1~7")).toEqual({
      first: "versioned",
      slot: { address: "/api/tiles/roads/16/1/2.mvt?v=a.1~7", shelf: "/api/tiles/roads", version: "a.1~7" },
    });
  });

  test("of one scope is not taken for another's", () => {
    expect(kept("/api/phone/pack?grid=1")?.slot.address).not.toBe(kept("/api/phone/pack?grid=2")?.slot.address);
  });
});

describe("tiles around doors", () => {
  test("are those that the ground right around them touches, the farthest out first, each once", () => {
    expect(tilesAround([[-1, 1]], 0, 1)).toEqual(["0/0/0", "1/0/0", "1/0/1", "1/1/0", "1/1/1"]);
    const twice = [
      [90, 60],
      [90.001, 60],
    ] satisfies Position[];
    expect(tilesAround(twice, 1, 2)).toEqual(["1/1/0", "2/2/0", "2/2/1", "2/3/0", "2/3/1"]);
  });

  test("leave out what lies between doors far from each other", () => {
    const near = tilesAround([[113.2, 35.2]], 14, 16);
    const far = tilesAround(
      [
        [113.2, 35.2],
        [114.2, 36.2],
      ],
      14,
      16,
    );
    expect(far.length).toBeLessThanOrEqual(near.length + 12);
    expect(far).toEqual(expect.arrayContaining(near));
  });

  test("are none where there is no door, and within the world at its edge", () => {
    expect(tilesAround([], 0, 16)).toEqual([]);
    expect(tilesAround([[180, 85.05]], 2, 2)).toEqual(["2/3/0"]);
  });
});
