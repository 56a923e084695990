import { scaleBar } from "../state/camera.ts";
import { lastOf } from "../state/loaded.ts";
import { formatLength } from "../text/format.ts";
import { useApp, useText } from "./app-context.tsx";
import "./scale-line.css";

const LONGEST_PX = 110;

/** Scale bar · datum · whom the base map is from. */
export function ScaleLine() {
  const text = useText();
  const metersPerPixel = useApp((state) => state.camera?.metersPerPixel ?? null);
  const attributions = useApp((state) => lastOf(state.town)?.attributions ?? null);
  const bar = metersPerPixel === null ? null : scaleBar(metersPerPixel, LONGEST_PX);
  return (
    <div className="scale">
      {bar && (
        <span className="scale-bar" role="img" aria-label={`${text.map.scale} ${formatLength(bar.metres)}`}>
          <i style={{ width: bar.px }} />
          {formatLength(bar.metres)}
        </span>
      )}
      <span className="scale-datum">{text.map.datum}</span>
      {attributions && attributions.length > 0 && <span>{text.map.baseMap(attributions.join(" · "))}</span>}
    </div>
  );
}
