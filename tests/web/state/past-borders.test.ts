import type { Polygon } from "geojson";
import { expect, test } from "vitest";
import { createApp, firstState } from "../../../web/state/app.ts";
import type { Areas } from "../../../web/state/areas.ts";
import { finishLoading, lastOf } from "../../../web/state/loaded.ts";
import { followPastBorders, pastOf, showBorders, shownAreas, shownTree } from "../../../web/state/past-borders.ts";
import { firstPreferences } from "../../../web/state/preferences.ts";
import { firstView } from "../../../web/state/view.ts";

const box = (east: number): Polygon => ({
  type: "Polygon",
  coordinates: [
    [
      [113, 35],
      [east, 35],
      [east, 35.01],
      [113, 35.01],
      [113, 35],
    ],
  ],
});
const areas = (name: string, east: number, households = 400): Areas => ({
  type: "FeatureCollection",
  features: [
    {
      type: "Feature",
      properties: { code: "g", name, level: "grid", kind: "urban", parent: null, households },
      geometry: box(east),
    },
  ],
});
const settled = async () => {
  for (let i = 0; i < 5; i++) await Promise.resolve();
};

test("a link to a day shows its borders and names without figures, and draws what differs from today", async () => {
  const app = createApp(firstState({ ...firstView, bordersAt: "2026-05-01" }, firstPreferences));
  const asked: string[] = [];
  const areasOn = async (day: string) => {
    asked.push(day);
    return { ok: true as const, value: areas("旧网格", 113.01) };
  };
  const stop = followPastBorders(app, { areasOn }, () => 0);
  expect(asked).toEqual([]);
  const today = areas("新网格", 113.02);
  app.setState({ areas: finishLoading(today, 0) });
  await settled();
  expect(shownTree(app.getState())!.byCode.get("g")).toMatchObject({ name: "旧网格" });
  expect(shownTree(app.getState())!.byCode.get("g")).not.toHaveProperty("households");
  expect(pastOf(app.getState())!.difference.changes).toMatchObject([{ kind: "moved", was: "旧网格", is: "新网格" }]);
  expect(new Set(app.getState().drawings.borders.map(({ role }) => role))).toEqual(
    new Set(["border-then", "border-now"]),
  );

  app.setState({ areas: finishLoading(areas("新网格", 113.02, 401), 1) });
  await settled();
  expect(asked).toEqual(["2026-05-01"]);
  app.setState({ areas: finishLoading(areas("新网格", 113.03), 2) });
  await settled();
  expect(asked).toEqual(["2026-05-01", "2026-05-01"]);

  app.setState(showBorders(null));
  expect(app.getState().drawings).toEqual({});
  expect(shownAreas(app.getState())).toBe(lastOf(app.getState().areas));
  stop();
});

test("where they do not come, today's borders stay", async () => {
  const app = createApp(firstState(firstView, firstPreferences));
  const areasOn = async () => ({ ok: false as const, error: { code: "network", message: "" } });
  const stop = followPastBorders(app, { areasOn });
  app.setState({ areas: finishLoading(areas("新网格", 113.02), 0) });
  app.setState(showBorders("2026-05-01"));
  await settled();
  expect(app.getState().pastBorders.state).toBe("failed");
  expect(shownTree(app.getState())!.byCode.get("g")!.name).toBe("新网格");
  stop();
});
