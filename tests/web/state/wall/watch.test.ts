import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Wall } from "../../../../domain/wall/wall.ts";
import { failed, ok } from "../../../../web/client/result.ts";
import type { WallClient } from "../../../../web/client/wall.ts";
import type { TileSources } from "../../../../web/state/tiles.ts";
import { OLD_MS } from "../../../../web/state/wall/clock.ts";
import type { Kept, Outside } from "../../../../web/state/wall/outside.ts";
import { createWall } from "../../../../web/state/wall/wall.ts";
import { Watch } from "../../../../web/state/wall/watch.ts";

const HEARD_AT = Date.parse("2026-11-20T09:40:00+08:00");

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

const wall = {
  settings: { scenes: [], heatHours: 24 },
  orders: { held: false, jump: null, message: null },
  revision: 0,
  now: new Date(HEARD_AT).toISOString(),
} as unknown as Wall;

/** A machine without a screen worth telling of. */
const machine = (client: Partial<WallClient>, kept: Outside["kept"]): Outside => ({
  client: client as WallClient,
  clock: () => Date.now(),
  build: null,
  reload: () => expect.unreachable(),
  alarm: () => {},
  kept,
  screen: () => ({ width: 1920, height: 1080, ratio: 1 }),
});

test("a machine that lost its clock with its power counts on from what was kept", async () => {
  const silent = async () => failed({ code: "network", message: "" });
  const client = { wall: silent, areas: silent, incidents: silent, day: silent } as Partial<WallClient>;
  const answers = { wall, areas: [], incidents: [], heat: null, day: null, heardAt: HEARD_AT };
  const store = createWall(Date.now());
  const kept = {
    keep: async () => {},
    last: async () => ({ answers, tiles: null, aheadMs: 5 }),
    forget: async () => {},
  };
  const watch = new Watch(store, machine(client, kept));
  await watch.start();
  expect(store.getState().stage.kind).toBe("shown");
  await vi.advanceTimersByTimeAsync(OLD_MS);
  expect(store.getState().now).toBe(HEARD_AT + OLD_MS);
  watch.stop();
});

test("what came is kept at once with the ground it lies on, which is asked for again each hour", async () => {
  const grounds = ["first", "second"].map((url) => ({ roads: { url } }) as unknown as TileSources);
  const lasts: Kept[] = [];
  let asked = 0;
  const client = {
    wall: async () => ok(wall),
    areas: async () => ok({ areas: [] }),
    incidents: async () => ok({ items: [] }),
    day: async () => ok({}),
    heat: async () => ok(null),
    tiles: async () => (asked === 1 ? failed({ code: "network", message: "" }) : ok(grounds[Math.min(asked, 1)])),
    listen: () => () => {},
    shown: async () => undefined,
  } as unknown as WallClient;
  const counted = { ...client, tiles: () => client.tiles().finally(() => asked++) };
  const kept = {
    keep: async (value: Kept) => void lasts.push(value),
    last: async () => null,
    forget: async () => {},
  };
  const watch = new Watch(createWall(Date.now()), machine(counted, kept));
  await watch.start();
  expect(lasts.map(({ tiles }) => tiles)).toEqual([grounds[0]]);
  await vi.advanceTimersByTimeAsync(59 * 60_000);
  expect(asked).toBe(1);
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  expect(asked).toBe(3);
  expect(lasts.at(-1)?.tiles).toBe(grounds[1]);
  watch.stop();
});
