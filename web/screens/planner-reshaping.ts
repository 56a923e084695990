import type { LayoutLevel } from "../../domain/layout/layout.ts";
import { placedEdits, placesOf } from "../../domain/layout/proposals/division.ts";
import { rebalanceSettings } from "../../domain/layout/proposals/rebalance.ts";
import { splitEdits, splitSettings } from "../../domain/layout/proposals/split.ts";
import type { Editing } from "../state/editor/editing.ts";
import type { EditorStore } from "../state/editor/editor.ts";
import { createReshaping, type Reshaping } from "../state/planner/reshaping.ts";
import { startDivision } from "../workers/division.ts";

const ALONG_ROADS = { preset: "along-roads", seed: 1 } as const;

/** Rebalances the layout on the desk, or divides one of its areas, in a worker. */
export const createPlannerReshaping = (
  editor: EditorStore,
  editing: Editing,
  nameOf: (level: LayoutLevel, number: number) => string,
): Reshaping =>
  createReshaping(editor, editing, ({ draft, info: { settings: aims } }, asked, onProgress) => {
    const { fabric, loads, layout } = draft;
    const level = asked.kind === "split" ? asked.level : "grid";
    const { ids, assignment: present } = placesOf(layout, level);
    const dividing =
      asked.kind === "split"
        ? startDivision(
            {
              ...{ kind: "split", fabric, loads, present, part: ids.indexOf(asked.area), count: asked.count },
              settings: splitSettings(draft, asked, ALONG_ROADS.seed),
            },
            onProgress,
          )
        : startDivision(
            {
              ...{ kind: "rebalance", fabric, loads, present },
              settings: rebalanceSettings(draft, aims, ALONG_ROADS, asked.share),
            },
            onProgress,
          );
    const named = (number: number) => nameOf(level, number);
    const result = dividing.result.then((found) => {
      if (!found) return null;
      const { assignment } = found;
      const edits =
        asked.kind === "split"
          ? splitEdits(draft, asked, assignment, named, Math.random())
          : placedEdits(draft, assignment, named, Math.random());
      // why: a division of one area says nothing about the others
      const problems = asked.kind === "split" ? [] : [...new Set(found.problems.map(({ kind }) => kind))];
      return { edits, problems };
    });
    return { result, stop: dividing.stop };
  });
