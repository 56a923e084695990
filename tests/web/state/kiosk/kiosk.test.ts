import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Kiosk } from "../../../../domain/kiosk.ts";
import { keptKiosk } from "../../../../web/client/offline/kiosk-kept.ts";
import { failed, ok, type Result } from "../../../../web/client/result.ts";
import { buildingIn, followKiosk, KIOSK_ASK_MS, type KioskOutside } from "../../../../web/state/kiosk/kiosk.ts";
import { kioskEm, nextBulletin } from "../../../../web/state/kiosk/turns.ts";

const NOW = Date.parse("2026-11-21T09:40:00+08:00");
const DAY_MS = 86_400_000;

const kiosk = (more: Partial<Kiosk> = {}): Kiosk => ({
  building: { id: 12, name: "1号楼" },
  areas: [],
  office: "",
  people: [],
  offices: [],
  codes: [],
  bulletins: [],
  simulated: false,
  now: new Date(NOW).toISOString(),
  build: "first",
  ...more,
});

/** What a browser keeps, as far as a screen uses it. */
function aStorage() {
  const rows = new Map<string, string>();
  const storage: Pick<Storage, "getItem" | "setItem" | "removeItem"> = {
    getItem: (key) => rows.get(key) ?? null,
    setItem: (key, value) => void rows.set(key, value),
    removeItem: (key) => void rows.delete(key),
  };
  return { rows, storage: storage as Storage };
}

const silence = failed({ code: "network", message: "" });
const refusal = (status: number, code: string) => failed({ code, message: "", status });

describe("a screen that follows its server", () => {
  let answer: Result<Kiosk>;
  let typed: boolean;
  let codes: string[];
  let reloads: number;
  let kept: ReturnType<typeof aStorage>;
  let running: ReturnType<typeof followKiosk>;
  beforeEach(() => {
    vi.useFakeTimers({ now: NOW });
    answer = ok(kiosk());
    typed = false;
    codes = ["AAAAAA", "BBBBBB"];
    reloads = 0;
    kept = aStorage();
  });
  afterEach(() => {
    running.stop();
    vi.useRealTimers();
  });

  const start = async (more: Partial<KioskOutside> = {}) => {
    running = followKiosk({
      client: {
        kiosk: async () => answer,
        offer: async () => ok({ code: codes.shift()!, ticket: "t", until: "" }),
        pair: async () => ok(typed),
      },
      shelf: keptKiosk(kept.storage),
      building: 12,
      build: "first",
      clock: () => Date.now(),
      reload: () => reloads++,
      ...more,
    });
    await vi.advanceTimersByTimeAsync(0);
  };
  const stage = () => running.store.getState().stage;
  const turn = () => vi.advanceTimersByTimeAsync(KIOSK_ASK_MS);

  test("goes by the server's clock, however wrong its own is", async () => {
    await start({ clock: () => Date.now() - DAY_MS });
    expect(running.store.getState().aheadMs).toBe(DAY_MS);
    expect(stage()).toMatchObject({ kind: "showing", heardAt: NOW });
  });

  test("keeps what it showed while the server is silent, also over a power cut", async () => {
    await start();
    answer = silence;
    await turn();
    expect(stage()).toMatchObject({ kind: "showing", heardAt: NOW });
    running.stop();
    vi.setSystemTime(NOW + 3 * DAY_MS);
    await start();
    expect(stage()).toMatchObject({ kind: "showing", heardAt: NOW });
    answer = ok(kiosk({ now: new Date(NOW + 3 * DAY_MS).toISOString() }));
    await turn();
    expect(stage()).toMatchObject({ heardAt: NOW + 3 * DAY_MS });
    expect(reloads).toBe(0);
  });

  test("says so where there is nothing to show, and shows it once there is", async () => {
    kept.rows.set("minqingtu-kiosk", '{"kiosk": {"bulletins"');
    answer = silence;
    await start();
    expect(stage().kind).toBe("silent");
    answer = refusal(404, "building_gone");
    await turn();
    expect(stage().kind).toBe("homeless");
    answer = ok(kiosk());
    await turn();
    expect(stage().kind).toBe("showing");
  });

  test("loads a new version once, and none that is being built", async () => {
    await start();
    answer = ok(kiosk({ build: "none" }));
    await turn();
    expect(reloads).toBe(0);
    answer = ok(kiosk({ build: "second" }));
    await turn();
    expect(reloads).toBe(1);
    running.stop();
    await start({ build: "second" });
    await turn();
    expect(reloads).toBe(1);
  });

  test("a page that began without the server gives way to a newer one", async () => {
    answer = silence;
    await start();
    answer = ok(kiosk({ build: "second" }));
    await turn();
    expect(reloads).toBe(1);
  });

  test("nobody's screen shows a code, another when that dies, and its building when one was typed", async () => {
    answer = refusal(401, "not_signed_in");
    await start();
    expect(stage()).toEqual({ kind: "unpaired", code: "AAAAAA", fault: null });
    await vi.advanceTimersByTimeAsync(9 * 60_000 + 3000);
    expect(stage()).toMatchObject({ code: "BBBBBB" });
    typed = true;
    answer = ok(kiosk());
    await vi.advanceTimersByTimeAsync(3000);
    expect(stage().kind).toBe("showing");
  });

  test("a screen taken back forgets what it showed", async () => {
    await start();
    expect(kept.rows.size).toBe(1);
    answer = refusal(401, "not_signed_in");
    await turn();
    expect(stage().kind).toBe("unpaired");
    expect(kept.rows.size).toBe(0);
  });

  test("an address that names no building says what it should be", async () => {
    answer = refusal(401, "not_signed_in");
    await start({ building: null });
    expect(stage().kind).toBe("no-address");
  });
});

test("the address names the building", () => {
  expect(["/kiosk/12", "/kiosk/12/", "/kiosk", "/kiosk/x", "/kiosk/1/2"].map(buildingIn)).toEqual([
    12,
    12,
    null,
    null,
    null,
  ]);
});

test("bulletins take turns; one that ends gives way to the first", () => {
  const bulletin = (id: number, until: number | null = null) => ({
    id,
    title: "",
    text: "",
    urgency: "normal" as const,
    areaName: "",
    from: new Date(NOW - id).toISOString(),
    until: until === null ? null : new Date(until).toISOString(),
  });
  const all = [bulletin(1), bulletin(2, NOW + 1000), bulletin(3)];
  expect([null, 1, 2, 3].map((id) => nextBulletin(all, id, NOW))).toEqual([1, 2, 3, 1]);
  expect(nextBulletin(all, 2, NOW + 2000)).toBe(1);
  expect(nextBulletin([], 2, NOW)).toBeNull();
});

test("characters grow with the screen", () => {
  expect(kioskEm(1080, 1920)).toBe(36);
  expect(kioskEm(2160, 3840)).toBe(72);
  expect(kioskEm(1920, 1080)).toBeCloseTo(1080 / 34.5, 1);
  expect(kioskEm(768, 1024)).toBeCloseTo(22.2, 1);
});
