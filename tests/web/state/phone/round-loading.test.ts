import { afterEach, describe, expect, test, vi } from "vitest";
import type { PhonePack } from "../../../../domain/phone.ts";
import type { Town } from "../../../../domain/town.ts";
import { failed, ok, type Result } from "../../../../web/client/result.ts";
import { createApp, firstState } from "../../../../web/state/app.ts";
import { lastOf } from "../../../../web/state/loaded.ts";
import { createRound } from "../../../../web/state/phone/round.ts";
import { createRoundLoader, type RoundClient } from "../../../../web/state/phone/round-loading.ts";
import { firstPreferences } from "../../../../web/state/preferences.ts";
import { firstView } from "../../../../web/state/view.ts";
import { aHousehold, aPack } from "./a-pack.ts";

afterEach(() => vi.useRealTimers());

type Answer = Awaited<ReturnType<RoundClient["pack"]>>;

const fetched = (pack: PhonePack, etag: string | null): Answer => ok({ ...pack, kept: false, etag });
const away: Result<never> = failed({ code: "network", message: "" });

/** A loader whose device keeps `kept`; the server's answers are given by hand, the last question first. */
function aLoader(kept: { pack: PhonePack; etag: string | null } | null) {
  const app = createApp(firstState(firstView, firstPreferences));
  const round = createRound(true);
  const waiting: ((answer: Answer) => void)[] = [];
  const asked: string[] = [];
  const noted = (what: string) => {
    asked.push(what);
    return away;
  };
  const client: RoundClient = {
    pack: () => new Promise((resolve) => waiting.push(resolve)),
    keptPack: async () => kept && { ...kept.pack, kept: true, etag: kept.etag },
    town: async () => away,
    keptTown: async () => ({ name: "kept" }) as unknown as Town,
    areas: async () => noted("areas"),
    tiles: async () => noted("tiles"),
  };
  const loader = createRoundLoader(app, round, client, () => 1_000);
  const answer = async (what: Answer) => {
    waiting.pop()!(what);
    await soon();
  };
  const isAsking = () => waiting.length > 0;
  return { app, round, loader, asked, answer, isAsking, shown: () => lastOf(round.getState().pack) };
}
const soon = () => new Promise((resolve) => setTimeout(resolve));

const old = aPack({ households: [aHousehold(1)], at: "2026-11-19T01:00:00Z" });
const fresh = aPack({ households: [aHousehold(1), aHousehold(2)], at: "2026-11-20T01:00:00Z" });

describe("what the device keeps", () => {
  test("is shown at once, and gives way to what the server says", async () => {
    const { app, loader, answer, shown, round } = aLoader({ pack: old, etag: "a" });
    const loading = loader.refresh();
    await soon();
    expect(shown()?.households).toHaveLength(1);
    expect(lastOf(app.getState().households)?.length).toBe(1);
    expect(round.getState().pack.state).toBe("loading");
    await answer(fetched(fresh, "b"));
    await loading;
    expect(shown()?.households).toHaveLength(2);
    expect(lastOf(app.getState().households)?.length).toBe(2);
    expect(round.getState()).toMatchObject({ online: true, pack: { state: "ready" } });
  });

  test("stays as it is, but newer, where the server says the same", async () => {
    const { app, loader, answer, shown } = aLoader({ pack: old, etag: "a" });
    const loading = loader.refresh();
    await soon();
    const before = { households: shown()?.households, onMap: lastOf(app.getState().households) };
    await answer(fetched({ ...old, households: [aHousehold(1)], at: "2026-11-20T01:00:00Z" }, "a"));
    await loading;
    expect(shown()?.at).toBe("2026-11-20T01:00:00Z");
    expect(shown()?.households).toBe(before.households);
    expect(lastOf(app.getState().households)).toBe(before.onMap);
  });

  test("stays where the server is away, which is asked again soon, then less often, until it answers", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { loader, shown, round, answer, isAsking } = aLoader({ pack: old, etag: "a" });
    void loader.refresh();
    for (const seconds of [2, 5, 10, 20, 20]) {
      await vi.advanceTimersByTimeAsync(0);
      void answer(away);
      await vi.advanceTimersByTimeAsync(seconds * 1000 - 1);
      expect([seconds, isAsking()]).toEqual([seconds, false]);
      expect(shown()?.households).toHaveLength(1);
      expect(round.getState().online).toBe(false);
      await vi.advanceTimersByTimeAsync(1);
      expect([seconds, isAsking()]).toEqual([seconds, true]);
    }
    void answer(fetched(fresh, "b"));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(round.getState().online).toBe(true);
    expect(isAsking()).toBe(false);
    // somebody asks, as when the network is said to be back
    void loader.refresh();
    void answer(away);
    await vi.advanceTimersByTimeAsync(1_999);
    expect(isAsking()).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(isAsking()).toBe(true);
    loader.stop();
  });
});

test("the ground is asked for when the lists stand", async () => {
  const { loader, answer, asked, app } = aLoader(null);
  const loading = loader.refresh();
  await soon();
  expect(asked).toEqual([]);
  expect(lastOf(app.getState().town)).toMatchObject({ name: "kept" });
  await answer(fetched(fresh, null));
  await loading;
  expect(asked).toEqual(["areas", "tiles"]);
});
