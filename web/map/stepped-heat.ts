import type { DensityField } from "../../domain/statistics/density.ts";
import { HEAT_FROM, HEAT_OPACITY, HEAT_STEPS } from "./heat-scale.ts";

/** No wider and no higher than this: beyond it steps are as sharp as a screen shows them. */
const MOST_PX = 1800;

/**
 * The field as a picture in nine steps, north at the top, for a map that has no layer of its own for it: between the middles of cells the
 * density is interpolated before it is cut into steps, so that these keep their edges. `canvas` is painted anew. Null where nothing
 * reaches the first step.
 */
export function paintSteps(
  canvas: HTMLCanvasElement,
  { field, max }: { field: DensityField; max: number },
  colours: readonly string[],
  mostPx = MOST_PX,
): HTMLCanvasElement | null {
  const { columns, rows, values } = field;
  if (!(max > 0) || field.max < HEAT_FROM * max) return null;
  const scale = Math.max(1, Math.min(12, Math.floor(mostPx / Math.max(columns, rows))));
  const [width, height] = [columns * scale, rows * scale];
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) return null;
  const image = context.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  const steps = colours.map((colour, step) => packed(colour, stepOpacity(step)));
  for (let y = 0; y < height; y++) {
    const v = (height - 1 - y + 0.5) / scale - 0.5;
    const south = Math.max(0, Math.min(rows - 1, Math.floor(v)));
    const north = Math.min(rows - 1, south + 1);
    const up = Math.max(0, Math.min(1, v - south));
    for (let x = 0; x < width; x++) {
      const u = (x + 0.5) / scale - 0.5;
      const west = Math.max(0, Math.min(columns - 1, Math.floor(u)));
      const east = Math.min(columns - 1, west + 1);
      const right = Math.max(0, Math.min(1, u - west));
      const below = values[south * columns + west] * (1 - right) + values[south * columns + east] * right;
      const above = values[north * columns + west] * (1 - right) + values[north * columns + east] * right;
      const share = (below * (1 - up) + above * up) / max;
      if (share < HEAT_FROM) continue;
      const step = Math.min(HEAT_STEPS - 1, Math.floor(((share - HEAT_FROM) / (1 - HEAT_FROM)) * HEAT_STEPS));
      pixels[y * width + x] = steps[step];
    }
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

const stepOpacity = (step: number): number =>
  HEAT_OPACITY[0] + ((HEAT_OPACITY[1] - HEAT_OPACITY[0]) * step) / (HEAT_STEPS - 1);

/** `#RRGGBB` with opacity 0–1 as ImageData holds it on little-endian machines. */
function packed(colour: string, opacity: number): number {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return ((Math.round(opacity * 255) << 24) | (b << 16) | (g << 8) | r) >>> 0;
}
