import type { IncidentKind } from "../../domain/codes.ts";
import { ICON_BOX, iconPaths } from "./icons.ts";
import { mixColours, type Palette } from "./palette.ts";
import type { Sprite } from "./sprite-sheet.ts";

const SIDE = 28;
const TIP = 7;
/** the tip is the place; the middle of the box lies this far above it */
const LIFT = TIP + SIDE / 2;

/** Per kind a callout and an urgent callout; then the small marks: closed, open, urgent. Order as in `calloutSprites`. */
export function incidentSprites(kinds: readonly IncidentKind[], palette: Palette, scale: number): Sprite[] {
  return [
    ...kinds.flatMap(({ icon }) => [
      callout(icon, palette.paper, palette.ink, palette.ink, scale),
      urgentCallout(icon, palette, scale),
    ]),
    mark(mixColours(palette.ink2, palette.paper, 0.35), palette.paper, 2.5, scale),
    mark(palette.paper, palette.ink, 4.5, scale),
    mark(palette.urgent, palette.paper, 5, scale),
  ];
}

/** The callout of the selected incident: a wider frame in the accent. */
export const selectedCallout = (icon: string, palette: Palette, urgent: boolean, scale: number): Sprite =>
  callout(
    icon,
    urgent ? palette.urgent : palette.paper,
    urgent ? palette.paper : palette.ink,
    palette.accent,
    scale,
    3,
  );

const urgentCallout = (icon: string, palette: Palette, scale: number) =>
  callout(icon, palette.urgent, palette.paper, palette.paper, scale);

function callout(icon: string, fill: string, ink: string, frame: string, scale: number, frameWidth = 1.5): Sprite {
  return {
    sizePx: (SIDE + 2 * TIP + 6) * scale,
    liftPx: LIFT * scale,
    paint(context) {
      context.scale(scale, scale);
      context.shadowColor = "rgba(29,39,51,.28)";
      context.shadowBlur = 4 * scale;
      context.shadowOffsetY = 1 * scale;
      const shape = new Path2D(outline(SIDE / 2, 4, TIP));
      context.fillStyle = fill;
      context.fill(shape);
      context.shadowColor = "transparent";
      context.lineJoin = "round";
      context.strokeStyle = frame;
      context.lineWidth = frameWidth;
      context.stroke(shape);
      drawIcon(context, icon, 19, ink, 1.9);
    },
  };
}

function mark(fill: string, frame: string, half: number, scale: number): Sprite {
  return {
    sizePx: (2 * half + 5) * scale,
    paint(context) {
      context.scale(scale, scale);
      context.beginPath();
      context.roundRect(-half, -half, 2 * half, 2 * half, 1.5);
      context.fillStyle = fill;
      context.fill();
      context.strokeStyle = frame;
      context.lineWidth = 1.4;
      context.stroke();
    },
  };
}

/** A rounded square of half side `h`, corner radius `r`, with a tip of height `t` at its foot. */
function outline(h: number, r: number, t: number): string {
  const w = 5;
  return `M${-h + r} ${-h}H${h - r}Q${h} ${-h} ${h} ${-h + r}V${h - r}Q${h} ${h} ${h - r} ${h}H${w}L0 ${h + t}L${-w} ${h}H${-h + r}Q${-h} ${h} ${-h} ${h - r}V${-h + r}Q${-h} ${-h} ${-h + r} ${-h}Z`;
}

/** Strokes `icon` around the origin, `px` wide. */
export function drawIcon(
  context: CanvasRenderingContext2D,
  icon: string,
  px: number,
  stroke: string,
  width: number,
): void {
  context.save();
  context.scale(px / ICON_BOX, px / ICON_BOX);
  context.translate(-ICON_BOX / 2, -ICON_BOX / 2);
  context.strokeStyle = stroke;
  context.lineWidth = width;
  context.lineCap = "round";
  context.lineJoin = "round";
  for (const path of iconPaths(icon)) context.stroke(new Path2D(path));
  context.restore();
}
