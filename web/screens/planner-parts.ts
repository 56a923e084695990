import type { Position } from "geojson";
import type { StoreApi } from "zustand/vanilla";
import type { Edit } from "../../domain/layout/edit.ts";
import type { AreaId } from "../../domain/layout/layout.ts";
import type { Editing } from "../state/editor/editing.ts";
import type { EditorStore } from "../state/editor/editor.ts";
import type { Saving } from "../state/editor/saving.ts";
import type { Standing } from "../state/editor/standing.ts";
import type { Desk } from "../state/planner/desk.ts";
import type { Mending } from "../state/planner/mendings.ts";
import type { Proposals } from "../state/planner/proposals.ts";
import type { Reshaping } from "../state/planner/reshaping.ts";

/** What the bar on top and the side are given by the planner's screen. */
export type PlannerParts = {
  readonly editor: EditorStore;
  readonly editing: Editing;
  readonly saving: Saving;
  readonly standing: Standing;
  readonly desk: Desk;
  readonly proposals: Proposals<readonly Edit[]>;
  readonly reshaping: Reshaping;
  /** ways to mend the grids as they are; null while they are looked for */
  readonly mendings: StoreApi<{ readonly found: readonly Mending[] | null }>;
  /** shows a grid on the map */
  fly(grid: AreaId): void;
  /** shows a place on the map */
  flyTo(at: Position): void;
  /** puts another layout on the desk */
  open(id: number): void;
  /** back to the list of layouts */
  leave(): void;
};
