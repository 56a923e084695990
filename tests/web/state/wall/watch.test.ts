import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Wall } from "../../../../domain/wall/wall.ts";
import { failed } from "../../../../web/client/result.ts";
import type { WallClient } from "../../../../web/client/wall.ts";
import { OLD_MS } from "../../../../web/state/wall/clock.ts";
import { createWall } from "../../../../web/state/wall/wall.ts";
import { Watch } from "../../../../web/state/wall/watch.ts";

const HEARD_AT = Date.parse("2026-11-20T09:40:00+08:00");

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

test("a machine that lost its clock with its power counts on from what was kept", async () => {
  const silent = async () => failed({ code: "network", message: "" });
  const client = { wall: silent, areas: silent, incidents: silent, day: silent } as Partial<WallClient>;
  const orders = { held: false, jump: null, message: null };
  const wall = { settings: { scenes: [] }, orders, revision: 0 } as unknown as Wall;
  const answers = { wall, areas: [], incidents: [], heat: null, day: null, heardAt: HEARD_AT };
  const store = createWall(Date.now());
  const watch = new Watch(store, {
    client: client as WallClient,
    clock: () => Date.now(),
    build: null,
    reload: () => expect.unreachable(),
    alarm: () => {},
    kept: {
      keep: async () => {},
      last: async () => ({ answers, tiles: null, aheadMs: 5 }),
      forget: async () => {},
    },
    screen: () => ({ width: 1920, height: 1080, ratio: 1 }),
  });
  await watch.start();
  expect(store.getState().stage.kind).toBe("shown");
  await vi.advanceTimersByTimeAsync(OLD_MS);
  expect(store.getState().now).toBe(HEARD_AT + OLD_MS);
  watch.stop();
});
