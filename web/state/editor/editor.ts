import { createStore, type StoreApi } from "zustand/vanilla";
import type { LayoutFigures } from "../../../domain/layout/figures.ts";
import type { History } from "../../../domain/layout/history.ts";
import type { AreaId, Draft, LayoutLevel } from "../../../domain/layout/layout.ts";
import { USUAL_SETTINGS } from "../../../domain/layout/layout-settings.ts";
import type { LayoutInfo } from "../../../domain/layout/publication.ts";
import type { ClientError } from "../../client/result.ts";
import type { Consequence } from "../../layout-editor/consequence.ts";
import type { Hand, ReasonKey, ToolId } from "../../layout-editor/desk.ts";
import type { Ground } from "../../layout-editor/ground.ts";
import type { Saved } from "../planner/shown.ts";

/** How far the layout is on its way to the screen. `progress`: 0–1 of what the server makes first. */
export type Opened =
  | { state: "nothing" }
  | { state: "opening"; id: number; step: "draft" | "fabric"; progress: number | null }
  | { state: "failed"; id: number; error: ClientError }
  | { state: "open"; id: number };

/** A draft with the figures of its areas. */
export type Measured = { readonly draft: Draft; readonly figures: LayoutFigures };

/** The layout on the desk. */
export type Work = Measured & {
  readonly info: LayoutInfo;
  /** shapes of the fabric as it is now */
  readonly ground: Ground;
  /** what the layout was begun on: what households move against */
  readonly base: Draft;
  readonly history: History;
  /** colour of each grid: it keeps it while others come and go */
  readonly colours: ReadonlyMap<AreaId, number>;
};

/** Where the pointer is: on the map, and on screen. */
export type PointerAt = {
  readonly px: readonly [x: number, y: number];
  readonly metersPerPx: number;
  readonly pointer: "mouse" | "pen" | "touch";
};

export type EditorState = {
  readonly opened: Opened;
  /** null until it is open */
  readonly work: Work | null;
  /** households a grid should have, and the number that is aimed at */
  readonly band: readonly [least: number, most: number];
  readonly target: number;
  readonly tool: ToolId;
  readonly level: LayoutLevel;
  /** areas of `level` */
  readonly chosen: readonly AreaId[];
  readonly brushM: number;
  readonly wholeBuildings: boolean;
  readonly snaps: boolean;
  /** the gesture in hand, the draft as it would be, and what that comes to */
  readonly hand: Hand | null;
  readonly after: Measured | null;
  readonly consequence: Consequence | null;
  readonly pointer: PointerAt | null;
  /** why the last step was not done; said until the next one */
  readonly refusal: ReasonKey | null;
  readonly saved: Saved;
};

export type EditorStore = StoreApi<EditorState>;

export const firstEditorState: EditorState = {
  opened: { state: "nothing" },
  work: null,
  ...USUAL_SETTINGS,
  tool: "select",
  level: "grid",
  chosen: [],
  brushM: 20,
  wholeBuildings: true,
  snaps: true,
  hand: null,
  after: null,
  consequence: null,
  pointer: null,
  refusal: null,
  saved: { state: "saved", at: null },
};

export const createEditorStore = (): EditorStore => createStore<EditorState>(() => firstEditorState);

/** Whether the one who looks may change the layout as it stands. */
export const isEditable = ({ work }: EditorState): boolean => work !== null && work.info.may.edit === null;
