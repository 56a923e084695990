import { describe, expect, test } from "vitest";
import type { VisitRound } from "../../../domain/visit-round.ts";
import { failed, ok, type Result } from "../../../web/client/result.ts";
import { createApp, firstState } from "../../../web/state/app.ts";
import { clearRound, planRound } from "../../../web/state/plan-round.ts";
import { firstPreferences } from "../../../web/state/preferences.ts";
import { firstView } from "../../../web/state/view.ts";
import { doorsOf, walkMinutes } from "../../../web/state/visit-round.ts";
import { dueItem } from "./due-items.ts";

const round: VisitRound = {
  stops: [
    { position: [113.2, 35.2], building: 1, address: "1号楼", households: [dueItem(1), dueItem(2)] },
    { position: [113.21, 35.2], building: null, address: "8号", households: [dueItem(3)] },
  ],
  left: 0,
  metres: 910,
  measured: "roads",
  line: [
    [113.2, 35.2],
    [113.21, 35.2],
  ],
};

const anApp = () => createApp(firstState(firstView, firstPreferences));

describe("the round of a day", () => {
  test("is drawn as a way with numbered stops, and taken away again", async () => {
    const app = anApp();
    await planRound(app, { round: async () => ok(round) }, "A", "2026-11-20");
    expect(app.getState().drawings.round).toEqual([
      { role: "round", line: round.line },
      { role: "stop", position: [113.2, 35.2], label: "1" },
      { role: "stop", position: [113.21, 35.2], label: "2" },
    ]);
    app.setState(clearRound(app.getState()));
    expect(app.getState().drawings).toEqual({});
    expect(app.getState().round.state).toBe("waiting");
  });

  test("of two that were asked for the later one counts, in whatever order they arrive", async () => {
    const app = anApp();
    let answerFirst: (answer: Result<VisitRound>) => void = () => {};
    const first = planRound(
      app,
      { round: () => new Promise<Result<VisitRound>>((resolve) => (answerFirst = resolve)) },
      "A",
      "2026-11-20",
    );
    await planRound(app, { round: async () => ok({ ...round, metres: 1 }) }, "B", "2026-11-20");
    answerFirst(ok(round));
    await first;
    expect(app.getState().round).toMatchObject({ last: { value: { area: "B", metres: 1 } } });
  });

  test("that cannot be worked out leaves none of the one before on the map", async () => {
    const app = anApp();
    await planRound(app, { round: async () => ok(round) }, "A", "2026-11-20");
    await planRound(app, { round: async () => failed({ code: "network", message: "" }) }, "A", "2026-11-20");
    expect(app.getState().drawings).toEqual({});
    expect(app.getState().round).toMatchObject({ state: "failed", last: null });
  });

  test("counts doors and minutes", () => {
    expect(doorsOf(round)).toBe(3);
    expect([walkMinutes(910), walkMinutes(0)]).toEqual([11, 1]);
  });
});
