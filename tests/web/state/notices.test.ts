import { describe, expect, test } from "vitest";
import type { NoticeRecipient, NoticeState } from "../../../domain/notice.ts";
import type { Position } from "../../../domain/position.ts";
import { type AppState, firstState } from "../../../web/state/app.ts";
import { finishArea, sketchArea, startDrawing, stopDrawing } from "../../../web/state/notices/drawing.ts";
import { groupsOf } from "../../../web/state/notices/groups.ts";
import { firstPreferences } from "../../../web/state/preferences.ts";
import { firstView } from "../../../web/state/view.ts";

const corners: Position[] = [
  [113.2, 35.2],
  [113.21, 35.2],
  [113.21, 35.21],
  [113.2, 35.21],
];
/** The state once all of these have been done to it. */
function doneTo(state: AppState, ...steps: ((state: AppState) => Partial<AppState>)[]): AppState {
  let now = state;
  for (const step of steps) now = { ...now, ...step(now) };
  return now;
}
const first = firstState(firstView, firstPreferences);

describe("drawing", () => {
  test("shows what is drawn so far, then what was drawn; laying the pencil down takes it away", () => {
    const drawing = doneTo(first, startDrawing, (state) => sketchArea(state, { positions: corners, px: [10, 20] }));
    expect(drawing.notices.draft).toMatchObject({ state: "drawing", sketch: { px: [10, 20], corners: 4 } });
    expect(drawing.drawings.notices).toHaveLength(1);
    const drawn = doneTo(drawing, (state) => finishArea(state, { kind: "corners", positions: corners }));
    expect(drawn.notices.draft.state).toBe("drawn");
    expect(doneTo(drawn, stopDrawing)).toMatchObject({ notices: { draft: { state: "none" } }, drawings: {} });
  });

  test("an area that cannot be used says why, and the pencil stays", () => {
    const [a, b, c, d] = corners;
    const crossed = doneTo(first, startDrawing, (state) =>
      finishArea(state, { kind: "corners", positions: [a, c, b, d] }),
    );
    expect(crossed.notices.draft).toMatchObject({ state: "drawing", fault: "crosses" });
    expect(crossed.drawings).toEqual({});
  });

  test("what comes when nobody draws any more changes nothing", () => {
    expect(doneTo(first, (state) => finishArea(state, { kind: "lasso", positions: corners }))).toEqual(first);
    expect(doneTo(first, (state) => sketchArea(state, { positions: corners, px: [0, 0] }))).toEqual(first);
  });
});

test("recipients stand by worker and building; with those left only, who is done is not there but counted", () => {
  const recipient = (household: number, worker: number | null, building: number | null, state: NoticeState) =>
    ({
      household,
      worker: worker && { id: worker, name: `W${worker}` },
      building,
      buildingName: building && `B${building}`,
      state,
    }) as NoticeRecipient;
  const all = [
    recipient(1, 1, 1, "reached"),
    recipient(2, 1, 1, "waiting"),
    recipient(3, 1, 2, "refused"),
    recipient(4, null, null, "failed"),
  ];
  const shape = (leftOnly: boolean) =>
    groupsOf(all, leftOnly).map(({ worker, buildings }) => [
      worker?.name ?? null,
      ...buildings.map(({ name, recipients }) => [name, ...recipients.map(({ household }) => household)]),
    ]);
  expect(shape(false)).toEqual([
    ["W1", ["B1", 1, 2], ["B2", 3]],
    [null, [null, 4]],
  ]);
  expect(shape(true)).toEqual([
    ["W1", ["B1", 2]],
    [null, [null, 4]],
  ]);
  expect(groupsOf(all, true)[0].counts).toMatchObject({ reached: 1, waiting: 1, refused: 1 });
});
