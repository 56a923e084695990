import { formatCount } from "../text/format.ts";
import { useApp, useText } from "./app-context.tsx";
import "./notify.css";

const GAP_PX = 14;
const WIDE_PX = 130;

/** Beside the pointer while an area is drawn: how many households are in it. */
export function SketchChip() {
  const text = useText();
  const sketch = useApp((state) => (state.notices.draft.state === "drawing" ? state.notices.draft.sketch : null));
  const width = useApp((state) => state.camera?.widthPx ?? 0);
  if (sketch === null) return null;
  const [x, y] = sketch.px;
  const left = x + GAP_PX + WIDE_PX > width ? x - GAP_PX : x + GAP_PX;
  return (
    <div className={left < x ? "sketch-chip sketch-chip-left" : "sketch-chip"} style={{ left, top: y }} role="status">
      {sketch.households === null
        ? text.notices.corners(formatCount(sketch.corners))
        : text.notices.homes(formatCount(sketch.households))}
    </div>
  );
}
