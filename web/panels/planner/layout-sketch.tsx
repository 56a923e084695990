import type { Sketch } from "../../state/planner/sketch.ts";

/** A layout in small, north up. */
export function LayoutSketch({ sketch, label }: { sketch: Sketch; label: string }) {
  return (
    <svg
      className="planner-sketch"
      viewBox={`-1 -1 ${sketch.width + 2} ${sketch.height + 2}`}
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
    </svg>
  );
}
