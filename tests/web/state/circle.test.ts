import { expect, test } from "vitest";
import type { WalkingCircle } from "../../../domain/walk.ts";
import type { Client } from "../../../web/client/client.ts";
import { createApp, firstState } from "../../../web/state/app.ts";
import type { Facility } from "../../../web/state/card.ts";
import { followCircle } from "../../../web/state/circle.ts";
import { finishLoading, lastOf } from "../../../web/state/loaded.ts";
import { firstPreferences } from "../../../web/state/preferences.ts";
import { nothing } from "../../../web/state/selection.ts";
import { firstView } from "../../../web/state/view.ts";

const facility = (id: number, kind: string): Facility => ({
  ...{ id, code: `F-${id}`, name: "", kind, address: null, position: [113, 35], grid: null },
});
const circle = (minutes: number): WalkingCircle => ({
  ...{ area: { type: "MultiPolygon", coordinates: [] }, metres: minutes * 80, minutes, measured: "roads" },
});

test("a link to a facility shows its circle once facilities are there; other minutes another; nothing selected none", async () => {
  const app = createApp(firstState({ ...firstView, selection: { kind: "facility", id: 1 } }, firstPreferences));
  const asked: string[] = [];
  const client = {
    circle: async (id: number, minutes: number) => {
      asked.push(`${id} ${minutes}`);
      return { ok: true, value: circle(minutes) };
    },
  } as unknown as Client;
  const stop = followCircle(app, client);
  expect(asked).toEqual([]);
  app.setState({ facilities: finishLoading([facility(1, "canteen"), facility(2, "gate")], 0) });
  await Promise.resolve();
  expect(asked).toEqual(["1 15"]);
  expect(lastOf(app.getState().circle)?.minutes).toBe(15);
  app.setState({ walkMinutes: 5 });
  await Promise.resolve();
  expect(lastOf(app.getState().circle)?.minutes).toBe(5);
  app.setState({ selection: { kind: "facility", id: 2 } });
  expect(app.getState().circle.state).toBe("waiting");
  app.setState({ selection: nothing });
  expect(asked).toEqual(["1 15", "1 5"]);
  stop();
});
