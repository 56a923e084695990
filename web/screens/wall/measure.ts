import { CANVAS_FONT } from "../../map/fonts.ts";

let context: CanvasRenderingContext2D | null | undefined;

/** Width of `text` in px, in the page's font. */
export function measureText(text: string, px: number, isBold: boolean): number {
  context ??= document.createElement("canvas").getContext("2d");
  if (!context) return text.length * px;
  context.font = `${isBold ? 600 : 400} ${px}px ${CANVAS_FONT}`;
  return context.measureText(text).width;
}
