import { drawIcon } from "./callout-sprites.ts";
import { CANVAS_FONT } from "./fonts.ts";
import { mixColours, type Palette } from "./palette.ts";

/** How to draw an image of the editor: its side in CSS pixels, and the strokes. */
export type PlanImage = { sidePx: number; draw: (context: CanvasRenderingContext2D) => void };

/** Diagonal stripes of 10 px: the side of a square in which they repeat. */
const STRIPES_PX = 28;

/** Hatching every 9 px. */
const HATCH_PX = 13;

const DISC_PX = 22;

/**
 * Images that the editor's layers ask for: `plan-hatch`, `plan-lock`, `plan-stripes|#RRGGBB` (the colour, and nothing between), `plan-letter|A`; null for a name
 * that is none of these.
 */
export function planImage(name: string, palette: Palette): PlanImage | null {
  const [kind, first] = name.split("|");
  if (kind === "plan-hatch") return diagonals(HATCH_PX, 0.11, palette.ink, 0.26);
  if (kind === "plan-stripes") return diagonals(STRIPES_PX, 0.5, mixColours(palette.land, first, 0.9), 1);
  if (kind === "plan-lock") return disc(palette.paper, (context) => drawIcon(context, "lock", 13, palette.ink, 2));
  if (kind === "plan-letter")
    return disc(palette.accent, (context) => {
      context.fillStyle = palette.onAccent;
      context.font = `600 13px ${CANVAS_FONT}`;
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillText(first, 0, 1);
    });
  return null;
}

/** Stripes at 45° that fit together and cover `share` of the square. */
function diagonals(sidePx: number, share: number, fill: string, opacity: number): PlanImage {
  return {
    sidePx,
    draw: (context) => {
      context.globalAlpha = opacity;
      context.fillStyle = fill;
      const width = share * sidePx;
      for (const start of [-sidePx, 0, sidePx]) {
        context.beginPath();
        context.moveTo(start, 0);
        context.lineTo(start + width, 0);
        context.lineTo(start + width + sidePx, sidePx);
        context.lineTo(start + sidePx, sidePx);
        context.fill();
      }
    },
  };
}

const disc = (fill: string, draw: (context: CanvasRenderingContext2D) => void): PlanImage => ({
  sidePx: DISC_PX,
  draw: (context) => {
    context.translate(DISC_PX / 2, DISC_PX / 2);
    context.beginPath();
    context.arc(0, 0, DISC_PX / 2 - 1, 0, 2 * Math.PI);
    context.fillStyle = fill;
    context.fill();
    draw(context);
  },
});
