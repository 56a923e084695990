import type { Mode, ToolId } from "./desk.ts";
import { border } from "./modes/border.ts";
import { brush } from "./modes/brush.ts";
import { dedicated, lasso, newArea, rectangle } from "./modes/enclosure.ts";
import { cellCut, cut } from "./modes/line.ts";
import { lock, merge, regroup } from "./modes/whole-areas.ts";

/** What each tool makes of the pointer. With `select` the map itself is dragged, and a click chooses. */
export const MODES: Record<Exclude<ToolId, "select">, Mode> = {
  brush,
  lasso,
  rectangle,
  cut,
  border,
  merge,
  new: newArea,
  dedicated,
  regroup,
  lock,
  "cut-cell": cellCut,
};
