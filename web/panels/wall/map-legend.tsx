import { HEAT_OPACITY, heatSteps } from "../../map/heat-scale.ts";
import { PALETTES } from "../../map/palette.ts";
import type { Rect } from "../../state/wall/screen.ts";
import { formatFigure } from "../../text/format.ts";
import { placed } from "./wall-box.tsx";
import { useWall, useWallText } from "./wall-context.tsx";

const { heat } = PALETTES.dark;

/** What colours and marks of the map mean. `max`: where the scale of heat ends, per km²; null where nothing was reported. `isPlan`: visits are written beside names, and there is no heat. */
export function MapLegend({ at, max, isPlan }: { at: Rect; max: number | null; isPlan: boolean }) {
  const text = useWallText();
  const hours = useWall(({ answers }) => answers?.wall.settings.heatHours ?? 0);
  const span = text.days(hours);
  const steps = max === null ? [] : heatSteps(max);
  return (
    <footer className="wall-legend" style={placed(at)}>
      <p>{isPlan ? text.legend.visits : max === null ? text.legend.none(span) : text.legend.heat(span)}</p>
      {max !== null && (
        <div className="wall-ramp">
          <div>
            {heat.map((colour, step) => (
              <i
                key={colour}
                style={{
                  background: colour,
                  opacity: HEAT_OPACITY[0] + ((HEAT_OPACITY[1] - HEAT_OPACITY[0]) * step) / (heat.length - 1),
                }}
              />
            ))}
          </div>
          <span>{formatFigure(steps[0])}</span>
          <span>
            {formatFigure(max)} {text.legend.unit}
          </span>
        </div>
      )}
      <ul>
        <li className="wall-urgent-mark">{text.legend.urgent}</li>
        <li className="wall-overdue-mark">{text.legend.overdue}</li>
        <li className="wall-open-mark">{text.legend.open}</li>
      </ul>
    </footer>
  );
}
