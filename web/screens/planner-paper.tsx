import { useCallback, useMemo } from "react";
import { GRID_FILLS } from "../../domain/area-colours.ts";
import { chinaDay } from "../../domain/day.ts";
import { useApp } from "../panels/app-context.tsx";
import { LayoutSheet } from "../panels/planner/layout-sheet.tsx";
import type { Work } from "../state/editor/editor.ts";
import { lastOf } from "../state/loaded.ts";
import type { Desk } from "../state/planner/desk.ts";
import { noDialog } from "../state/planner/dialog.ts";
import { gridSketch } from "../state/planner/layout-sketch.ts";
import { numberOf, sortedRows } from "../state/planner/rows.ts";
import type { Band, GridRow } from "../state/planner/shown.ts";

/** Room for the map on the sheet, px of its own. */
const [WIDTH, HEIGHT] = [1000, 800];

/** The layout on the desk on paper, in the colours of the map. */
export function PlannerPaper({
  work,
  rows,
  band,
  desk,
}: {
  work: Work;
  rows: readonly GridRow[];
  band: Band;
  desk: Desk;
}) {
  const simulated = useApp((state) => lastOf(state.town)?.simulated ?? false);
  const { draft, colours, info } = work;
  const sketch = useMemo(
    () =>
      gridSketch(
        draft,
        (grid) => GRID_FILLS[colours.get(grid) ?? 0],
        WIDTH,
        HEIGHT,
        (grid) => numberOf(draft.layout.grids.get(grid)!),
      ),
    [draft, colours],
  );
  const onPrinted = useCallback(() => desk.show(noDialog), [desk]);
  return (
    <LayoutSheet
      name={`${info.communityName} · ${info.name}`}
      stage={info.state}
      today={chinaDay(new Date())}
      simulated={simulated}
      sketch={sketch}
      rows={sortedRows(rows, "code", band)}
      onPrinted={onPrinted}
    />
  );
}
