import { squareCode, squareCodePath } from "../../domain/square-code/square-code.ts";

/** Modules of white that belong around a square code, where the ground does not have them already. */
const QUIET = 4;

/** `text` as a square code, black on white, `size` px a side unless the style sheet says otherwise. `quiet`: with its white margin. */
export function SquareCode({ text, size, quiet = false }: { text: string; size?: number; quiet?: boolean }) {
  const code = squareCode(text);
  const margin = quiet ? QUIET : 0;
  const side = code.length + 2 * margin;
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox={`${-margin} ${-margin} ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <rect x={-margin} y={-margin} width={side} height={side} fill="#FFFFFF" />
      <path d={squareCodePath(code)} fill="#000000" />
    </svg>
  );
}
