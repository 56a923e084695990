import type { FeatureCollection, Point } from "geojson";
import { drawIcon } from "./callout-sprites.ts";
import { paint, type StyleImage } from "./images.ts";
import { PALETTES } from "./palette.ts";
import type { WallMark } from "./wall-picture.ts";

const palette = PALETTES.dark;

/** Halves of the marks' sides, in rem: a diamond, and a disc with an icon in it. */
const DIAMOND = 0.36;
const DISC = 0.8;

const ORDER = { open: 0, overdue: 1, urgent: 2 } as const;

/** The marks as points; those that matter most last, which are drawn on top. */
export const markPoints = (marks: readonly WallMark[]): FeatureCollection<Point> => ({
  type: "FeatureCollection",
  features: marks.map(({ look, icon, isNew, position }) => ({
    type: "Feature",
    geometry: { type: "Point", coordinates: [...position] },
    properties: { image: imageOf(look, icon, isNew), order: ORDER[look] },
  })),
});

const imageOf = (look: WallMark["look"], icon: string, isNew: boolean): string =>
  `mark|${look}|${look === "urgent" ? icon : ""}|${isNew ? "new" : ""}`;

/** Draws the mark that is called `mark|<look>|<icon>|<new>`; null for other names. `rem`: the smallest character in px. */
export function markImage(name: string, rem: number): StyleImage | null {
  const [kind, look, icon, isNew] = name.split("|");
  if (kind !== "mark") return null;
  const half = (look === "urgent" ? DISC : DIAMOND) * rem;
  const ring = isNew ? half * 0.75 : 0;
  const side = Math.ceil(2 * (half + ring) + 4);
  const data = paint(side, side, (context) => {
    context.translate(side / 2, side / 2);
    if (isNew) newRing(context, half + ring * 0.75, rem);
    if (look === "urgent") urgent(context, half, icon);
    else diamond(context, half, look === "overdue" ? palette.due : palette.paper, rem);
  });
  return { data, options: { pixelRatio: 2 } };
}

function diamond(context: CanvasRenderingContext2D, half: number, fill: string, rem: number): void {
  context.beginPath();
  context.moveTo(0, -half);
  context.lineTo(half, 0);
  context.lineTo(0, half);
  context.lineTo(-half, 0);
  context.closePath();
  context.fillStyle = fill;
  context.fill();
  context.strokeStyle = fill === palette.paper ? palette.ink : palette.paper;
  context.lineWidth = rem * 0.1;
  context.lineJoin = "round";
  context.stroke();
}

function urgent(context: CanvasRenderingContext2D, half: number, icon: string): void {
  context.beginPath();
  context.arc(0, 0, half, 0, 2 * Math.PI);
  context.fillStyle = palette.urgent;
  context.fill();
  context.strokeStyle = palette.paper;
  context.lineWidth = half * 0.1;
  context.stroke();
  drawIcon(context, icon, half * 1.2, palette.paper, 2.1);
}

function newRing(context: CanvasRenderingContext2D, radius: number, rem: number): void {
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.strokeStyle = palette.ink;
  context.lineWidth = rem * 0.08;
  context.stroke();
}
