import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Right } from "../../../domain/role.ts";
import type { Client } from "../../../web/client/client.ts";
import type { LiveEvent } from "../../../web/client/live.ts";
import { failed, ok } from "../../../web/client/result.ts";
import { createApp, firstState } from "../../../web/state/app.ts";
import { lastOf } from "../../../web/state/loaded.ts";
import { createLoader } from "../../../web/state/loading.ts";
import { firstPreferences } from "../../../web/state/preferences.ts";
import { firstView } from "../../../web/state/view.ts";
import { incidentColumns } from "./incident-columns.ts";
import { signedIn } from "./someone.ts";

const lost = failed({ code: "network", message: "away" });

/** A server that answers at once; `calls` says what it was asked. */
function aClient(answers: Partial<Client> = {}) {
  const calls: string[] = [];
  let onEvent: (event: LiveEvent) => void = () => {};
  let onState: (state: "open" | "lost") => void = () => {};
  const says =
    (name: string, value: unknown) =>
    async (...args: unknown[]) => {
      calls.push([name, ...args.filter((arg) => typeof arg !== "object")].join(" "));
      return ok(value);
    };
  const client = {
    town: says("town", { name: "柳园街道" }),
    tiles: says("tiles", {}),
    areas: says("areas", { type: "FeatureCollection", features: [] }),
    households: says("households", {}),
    incidents: says("incidents", incidentColumns([{ id: 1, day: "2026-11-01" }])),
    incident: says("incident", { id: 5, reportedAt: "2026-11-02T00:00:00Z", position: [113, 35], grid: null }),
    facilities: says("facilities", []),
    themes: says("themes", { items: [{ code: "stars", of: "household" }], next: null }),
    themeData: says("themeData", { code: "stars", columns: null, areas: null }),
    areaCard: says("areaCard", { kind: "area" }),
    householdCard: says("householdCard", { kind: "household" }),
    buildingCard: says("buildingCard", { kind: "building" }),
    incidentCard: says("incidentCard", { kind: "incident" }),
    search: says("search", { items: [] }),
    listen: (event: typeof onEvent, state: typeof onState) => {
      [onEvent, onState] = [event, state];
      return () => {};
    },
    ...answers,
  } as unknown as Client;
  return {
    client,
    calls,
    emit: (event: LiveEvent) => onEvent(event),
    connect: (state: "open" | "lost") => onState(state),
  };
}

const anApp = (rights?: readonly Right[]) =>
  createApp({ ...firstState(firstView, firstPreferences), session: signedIn(rights) });

describe("loading", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("what one may not see is not asked for", async () => {
    const { client, calls } = aClient();
    createLoader(anApp(["map"]), client).start();
    await vi.runAllTimersAsync();
    expect(calls).toEqual(["town", "tiles", "areas", "themes", "facilities"]);
  });

  test("after signing in again it listens and reads anew", async () => {
    const { client, calls } = aClient();
    const hangUp = vi.fn();
    let listening = 0;
    const loader = createLoader(anApp(["map", "incidents"]), {
      ...client,
      listen: () => {
        listening++;
        return hangUp;
      },
    });
    loader.start();
    loader.stop();
    loader.start();
    await vi.runAllTimersAsync();
    expect(listening).toBe(2);
    expect(hangUp).toHaveBeenCalled();
    expect(calls.filter((call) => call === "incidents")).toHaveLength(2);
  });

  test("everything is asked for once, the base map first and facilities last", async () => {
    const { client, calls } = aClient();
    const app = anApp();
    createLoader(app, client, () => 77).start();
    await vi.runAllTimersAsync();
    expect(calls).toEqual(["town", "tiles", "areas", "households", "incidents", "themes", "facilities"]);
    expect(app.getState().town).toEqual({ state: "ready", last: { value: { name: "柳园街道" }, at: 77 } });
  });

  test("what was loaded stays when a newer try fails", async () => {
    const { client } = aClient();
    const app = anApp();
    const loader = createLoader(app, client, () => 77);
    await loader.reload("town");
    client.town = async () => lost;
    await loader.reload("town");
    const { town } = app.getState();
    expect(town.state).toBe("failed");
    expect(lastOf(town)).toEqual({ name: "柳园街道" });
  });

  test("a named incident is patched in, without reading all of them again", async () => {
    const { client, calls, emit } = aClient();
    const app = anApp();
    createLoader(app, client).start();
    await vi.runAllTimersAsync();
    calls.length = 0;
    emit({ kind: "incident", ids: [5] });
    emit({ kind: "incident", ids: [5] });
    await vi.runAllTimersAsync();
    expect(calls.sort()).toEqual(["areas", "incident 5", "town"]);
    expect([...(lastOf(app.getState().incidents)?.id ?? [])]).toEqual([1, 5]);
  });

  test("too many to name: all are read again", async () => {
    const { client, calls, emit } = aClient();
    createLoader(anApp(), client).start();
    await vi.runAllTimersAsync();
    calls.length = 0;
    emit({ kind: "incident", ids: null });
    await vi.runAllTimersAsync();
    expect(calls).toContain("incidents");
    expect(calls.some((call) => call.startsWith("incident "))).toBe(false);
  });

  test("after a lost connection everything is read again", async () => {
    const { client, calls, connect } = aClient();
    const app = anApp();
    createLoader(app, client).start();
    connect("open");
    await vi.runAllTimersAsync();
    calls.length = 0;
    connect("lost");
    expect(app.getState().live).toBe("lost");
    await vi.runAllTimersAsync();
    expect(calls).toEqual([]);
    connect("open");
    await vi.runAllTimersAsync();
    expect(calls).toEqual(["town", "tiles", "areas", "households", "incidents", "themes"]);
  });

  test("the card of the last selection wins, whichever answer comes last", async () => {
    const { client } = aClient();
    const answers: (() => void)[] = [];
    client.householdCard = ((id: number) =>
      new Promise((resolve) => {
        answers.push(() => resolve(ok({ kind: "household", household: { id } })));
      })) as unknown as Client["householdCard"];
    const app = anApp();
    const loader = createLoader(app, client);
    const first = loader.loadCard({ kind: "household", id: 1 });
    const second = loader.loadCard({ kind: "household", id: 2 });
    answers[1]();
    await second;
    answers[0]();
    await first;
    expect(lastOf(app.getState().card)).toEqual({ kind: "household", household: { id: 2 } });
  });

  test("the next card does not show the one before while it loads, its own refresh does", async () => {
    const { client } = aClient();
    const app = anApp();
    const loader = createLoader(app, client);
    await loader.loadCard({ kind: "household", id: 1 });
    const again = loader.loadCard({ kind: "household", id: 1 });
    expect(lastOf(app.getState().card)).not.toBeNull();
    await again;
    const next = loader.loadCard({ kind: "household", id: 2 });
    expect(lastOf(app.getState().card)).toBeNull();
    await next;
    await loader.loadCard({ kind: "nothing" });
    expect(app.getState().card).toEqual({ state: "waiting" });
  });
});
