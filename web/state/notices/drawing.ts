// What is drawn on the map for lists: the area under way, the area drawn, the area of the list that is open.

import type { Polygon } from "geojson";
import { areaFault, countWithin, loopOf } from "../../../domain/drawn-area.ts";
import type { Notice } from "../../../domain/notice.ts";
import type { Position } from "../../../domain/position.ts";
import type { AppState } from "../app.ts";
import { type Drawing, redrawn } from "../drawings.ts";
import { lastOf, waiting } from "../loaded.ts";
import type { Notices } from "./notices.ts";

type Change = Partial<AppState>;

const OWNER = "notices";

const withNotices = (state: AppState, change: Partial<Notices>, drawn: readonly Drawing[]): Change => ({
  notices: { ...state.notices, ...change },
  drawings: redrawn(state.drawings, OWNER, drawn),
});

/** Takes the pencil: nothing else is open meanwhile. */
export const startDrawing = (state: AppState): Change => ({
  ...withNotices(
    state,
    { draft: { state: "drawing", sketch: null, fault: null }, open: null, recipients: null, refusal: null },
    [],
  ),
  selection: { kind: "nothing" },
});

/** Lays the pencil down; what was drawn is gone. */
export const stopDrawing = (state: AppState): Change => withNotices(state, { draft: { state: "none" } }, []);

/** Shows what is drawn so far. */
export function sketchArea(
  state: AppState,
  sketch: { positions: readonly Position[]; px: readonly [number, number] } | null,
): Change {
  const { draft } = state.notices;
  if (draft.state !== "drawing") return {};
  if (sketch === null) return withNotices(state, { draft: { ...draft, sketch: null } }, []);
  const { positions, px } = sketch;
  const households = positions.length >= 3 ? countIn(state, ringOf(positions)) : null;
  return withNotices(
    state,
    { draft: { state: "drawing", sketch: { px, corners: positions.length, households }, fault: null } },
    positions.length >= 3
      ? [{ role: "picked", area: ringOf(positions) }]
      : [{ role: "link", line: positions.length === 1 ? [positions[0], positions[0]] : positions }],
  );
}

/** Takes what was drawn, or says why it cannot be used. */
export function finishArea(
  state: AppState,
  { kind, positions }: { kind: "lasso" | "corners"; positions: readonly Position[] },
): Change {
  if (state.notices.draft.state !== "drawing") return {};
  const area = kind === "lasso" ? loopOf(positions) : ringOf(positions);
  const found = areaFault(area);
  if (found) return withNotices(state, { draft: { state: "drawing", sketch: null, fault: found.fault } }, []);
  return withNotices(state, { draft: { state: "drawn", area, households: countIn(state, area) ?? 0 } }, [
    { role: "picked", area },
  ]);
}

const ringOf = (positions: readonly Position[]): Polygon => ({
  type: "Polygon",
  coordinates: [[...positions, positions[0]].map(([lng, lat]) => [lng, lat])],
});

function countIn(state: AppState, area: Polygon): number | null {
  const columns = lastOf(state.households);
  return columns && countWithin(columns, area);
}

/** Opens a list, or none. */
export const openNotice = (state: AppState, id: number | null): Change =>
  withNotices(state, { open: id, notice: waiting, recipients: null, draft: { state: "none" }, refusal: null }, []);

/** Shows the open list as it is now. */
export const showNotice = (state: AppState, notice: Notice, at: number): Change =>
  withNotices(state, { notice: { state: "ready", last: { value: notice, at } } }, [
    { role: "picked", area: notice.area },
  ]);
