import { scaleBar } from "../../state/camera.ts";
import type { Sketch } from "../../state/planner/sketch.ts";
import { formatLength } from "../../text/format.ts";
import { usePlannerText } from "./use-planner-text.ts";

type Props = {
  sketch: Sketch;
  label: string;
  /** below it a scale bar, and where north is */
  measured?: boolean;
};

/** Room for the scale bar, px of the picture. */
const FOOT_PX = 48;

/** A layout in small, north up. */
export function LayoutSketch({ sketch, label, measured = false }: Props) {
  const { width, height, metresPerPx } = sketch;
  const isMeasured = measured && metresPerPx > 0;
  return (
    <svg
      className="planner-sketch"
      viewBox={`-1 -1 ${width + 2} ${height + 2 + (isMeasured ? FOOT_PX : 0)}`}
      role="img"
      aria-label={label}
    >
      {sketch.shapes.map(({ path, fill }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a picture is drawn anew as a whole
        <path key={index} d={path} fill={fill} fillRule="evenodd" />
      ))}
      {sketch.labels.map(({ x, y, text }) => (
        <text key={`${x} ${y}`} x={x} y={y}>
          {text}
        </text>
      ))}
      {isMeasured && <Measures metresPerPx={metresPerPx} width={width} y={height + FOOT_PX / 2} />}
    </svg>
  );
}

function Measures({ metresPerPx, width, y }: { metresPerPx: number; width: number; y: number }) {
  const { north } = usePlannerText().sheet;
  const { metres, px } = scaleBar(metresPerPx, width / 4);
  return (
    <g className="sketch-measures">
      <polyline points={`0,${y - 6} 0,${y + 6} ${px},${y + 6} ${px},${y - 6}`} />
      <text x={px / 2} y={y - 6}>
        {formatLength(metres)}
      </text>
      <polygon
        points={`${width - 34},${y - 14} ${width - 26},${y + 10} ${width - 34},${y + 4} ${width - 42},${y + 10}`}
      />
      <text x={width - 12} y={y}>
        {north}
      </text>
    </g>
  );
}
