import { Path2D } from "@napi-rs/canvas";
import type { AttentionLevel, HouseholdType } from "../../../domain/codes.ts";
import { GLYPH_BOX, GLYPHS } from "../../../domain/glyphs.ts";
import type { Crowd, HouseholdMarks, PlacedHouseholds } from "../../../domain/paper/household-marks.ts";
import { INK, INK2, type Paint, write } from "./paint.ts";

/** Units of the glyph box that a silhouette of full size is wide. */
const GLYPH_WIDTH = 13;

/** Dashes of attention rings, in mm: they tell the levels apart without their colours. */
const RING_DASHES: Record<AttentionLevel["dash"], number[]> = { solid: [], dashed: [0.9, 0.45], dotted: [0.25, 0.4] };

const paths = new Map<string, Path2D>();

/** The silhouette of a type around `x`, `y`, `size` wide: fill in its colour, and an outline for copiers. */
export function drawSymbol({ pen }: Paint, type: HouseholdType, x: number, y: number, size: number): void {
  if (type.glyph === "none") {
    drawOrdinary(pen, x, y, size);
    return;
  }
  const known = paths.get(type.glyph);
  const path = known ?? new Path2D(GLYPHS[type.glyph]);
  if (!known) paths.set(type.glyph, path);
  const unit = size / GLYPH_WIDTH;
  pen.save();
  pen.translate(x, y);
  pen.scale(unit, unit);
  pen.translate(-GLYPH_BOX / 2, -GLYPH_BOX / 2);
  pen.fillStyle = type.fill;
  pen.fill(path);
  if (type.glyph !== "hollow") {
    pen.strokeStyle = INK;
    pen.lineWidth = Math.min(0.13, size / 12) / unit;
    pen.lineJoin = "round";
    pen.stroke(path);
  }
  pen.restore();
}

/** Absence looks like absence: a small ring. */
function drawOrdinary(pen: Paint["pen"], x: number, y: number, size: number): void {
  pen.fillStyle = "#FFFFFF";
  pen.strokeStyle = "#8A939B";
  pen.lineWidth = 0.12;
  pen.beginPath();
  pen.arc(x, y, size * 0.24, 0, 2 * Math.PI);
  pen.fill();
  pen.stroke();
}

export function drawRing({ pen }: Paint, level: AttentionLevel, x: number, y: number, size: number): void {
  pen.strokeStyle = level.stroke;
  pen.lineWidth = Math.max(0.25, size * 0.12);
  pen.setLineDash(RING_DASHES[level.dash]);
  pen.beginPath();
  pen.arc(x, y, size * 0.78, 0, 2 * Math.PI);
  pen.stroke();
  pen.setLineDash([]);
}

type Placed = PlacedHouseholds & { attention: Uint8Array };

/** All symbols, the common ones below; then figures for buildings whose doors lie too close. */
export function drawHouseholds(
  paint: Paint,
  placed: Placed,
  marks: HouseholdMarks,
  types: readonly HouseholdType[],
  attentions: readonly AttentionLevel[],
): void {
  const rarity = (row: number) => types[placed.type[row]].rarity;
  for (const row of [...marks.rows].sort((a, b) => rarity(b) - rarity(a))) {
    const [x, y] = [placed.x[row], placed.y[row]];
    drawSymbol(paint, types[placed.type[row]], x, y, marks.sizeMm);
    const level = attentions[placed.attention[row] - 1];
    if (level) drawRing(paint, level, x, y, marks.sizeMm);
  }
}

/** A building's figure and, below, a bar of its types: "126 户". `size` is the height of its characters. */
export function drawCrowd(paint: Paint, crowd: Crowd, types: readonly HouseholdType[], size: number): void {
  const { pen } = paint;
  const text = `${crowd.households} 户`;
  const [width, height] = [size * 4.6, size * 1.9];
  const [left, top] = [crowd.x - width / 2, crowd.y - height / 2];
  pen.fillStyle = "#FFFFFF";
  pen.fillRect(left, top, width, height);
  write(paint, text, crowd.x, top + size * 0.66, { size: size * 0.95, bold: true, align: "center" });
  let x = left + size * 0.2;
  const bar = { top: top + size * 1.32, width: width - size * 0.4, height: size * 0.36 };
  crowd.byType.forEach((count, type) => {
    if (count === 0) return;
    const share = (count / crowd.households) * bar.width;
    pen.fillStyle = types[type].fill;
    pen.fillRect(x, bar.top, share, bar.height);
    x += share;
  });
  pen.strokeStyle = INK2;
  pen.lineWidth = 0.08;
  pen.strokeRect(left + size * 0.2, bar.top, bar.width, bar.height);
}
