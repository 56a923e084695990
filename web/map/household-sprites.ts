import type { AttentionLevel, HouseholdType } from "../../domain/codes.ts";
import { GLYPH_BOX, GLYPHS } from "../../domain/glyphs.ts";
import { luminance, mixColours } from "./palette.ts";
import { COMMON_SHARE, type PointLook } from "./point-sizes.ts";
import type { HouseholdColouring, Theme } from "./scene-input.ts";
import type { Sprite } from "./sprite-sheet.ts";

const INK = "#1D2733";

/** Units of the glyph box that a silhouette of full size is wide. */
const GLYPH_WIDTH = 13;

/** Symbol of each type at `look`, then the ring of each attention level around each type: `sprite = ringSprite(…)`. */
export function householdSprites(
  types: readonly HouseholdType[],
  attention: readonly AttentionLevel[],
  look: PointLook,
  theme: Theme,
  scale: number,
): Sprite[] {
  return [
    ...types.map((type) => symbol(type, look, theme, scale)),
    ...attention.flatMap((level) =>
      types.map((type) => ring(level, symbolPx(type, look, scale) / 2 + 4 * scale, theme, scale)),
    ),
  ];
}

/**
 * A plain disc for each class of a colouring and a faint dot for households of none, then their rings, in the order of
 * `householdSprites`. What is not shown takes no room and is not drawn.
 */
export function classSprites(
  { fills, shown }: Pick<HouseholdColouring, "fills" | "shown">,
  attention: readonly AttentionLevel[],
  look: PointLook,
  theme: Theme,
  scale: number,
): Sprite[] {
  const px = classPx(look) * scale;
  const [white, dark] = [look.whitePx * scale, look.darkPx * scale];
  const discs = fills.map(
    (fill): Sprite => ({
      sizePx: px + 2 * (white + dark) + 1,
      paint: (context) => outlinedDisc(context, px / 2, fill, white, dark > 0 ? white + dark : 0),
    }),
  );
  const restPx = look.ordinaryPx * scale;
  const rest: Sprite = {
    sizePx: restPx === 0 ? 0 : restPx + 2 * (white + dark) + 1,
    paint: (context) => ordinary(context, restPx / 2, look, theme),
  };
  const sizes = [...fills.map(() => px), restPx];
  const rings = attention.flatMap((level) => sizes.map((size) => ring(level, size / 2 + 4 * scale, theme, scale)));
  return [...discs, rest, ...rings].map((sprite, i) => (shown[i % sizes.length] ? sprite : { ...sprite, sizePx: 0 }));
}

/** As wide as common types are at `look`; where those carry a glyph, a disc without one says as much with less. */
const classPx = ({ shape, otherPx }: PointLook): number =>
  shape === "disc" ? otherPx : otherPx * (shape === "badge" ? 0.7 : COMMON_SHARE);

/** Index of the ring of attention level number `level` around type number `type`. */
export const ringSprite = (type: number, level: number, typeCount: number): number => typeCount * (1 + level) + type;

/** The marked household: its colour on a plate, in a ring of the accent. */
export function selectedSprite(fill: string | null, accent: string, scale: number): Sprite {
  const radius = 8 * scale;
  return {
    sizePx: 2 * radius + 14 * scale,
    paint(context) {
      disc(context, radius + 5.5 * scale, "#FFFFFF");
      stroked(context, radius + 4.2 * scale, 3 * scale, accent);
      disc(context, radius, INK);
      disc(context, radius - 1.4 * scale, "#FFFFFF");
      disc(context, radius - 2.8 * scale, fill ?? "#EDF0F2");
    },
  };
}

/** A thin ring around what the mouse is on. */
export const hoverSprite = (look: PointLook, scale: number): Sprite => {
  const radius = (look.otherPx / 2 + look.whitePx + look.darkPx + 2.5) * scale;
  return {
    sizePx: 2 * radius + 6,
    paint: (context) => stroked(context, radius, 3.4, "#FFFFFF", () => stroked(context, radius, 1.6, INK)),
  };
};

function symbolPx(type: HouseholdType, look: PointLook, scale: number): number {
  if (type.glyph === "none") return look.ordinaryPx * scale;
  return look.otherPx * (type.common && look.shape !== "badge" ? COMMON_SHARE : 1) * scale;
}

function symbol(type: HouseholdType, look: PointLook, theme: Theme, scale: number): Sprite {
  const px = symbolPx(type, look, scale);
  const [white, dark] = [look.whitePx * scale, look.darkPx * scale];
  // why: every px of the square is paid for, so discs get no more than they fill; silhouettes reach over their nominal size
  const reach = look.shape === "glyph" && type.glyph !== "none" ? 1.15 : 1;
  const sizePx = px === 0 ? 0 : px * reach + 2 * (white + dark) + 1;
  if (type.glyph === "none") return { sizePx, paint: (context) => ordinary(context, px / 2, look, theme) };
  if (look.shape === "disc")
    return { sizePx, paint: (context) => outlinedDisc(context, px / 2, type.fill, white, dark) };
  if (look.shape === "glyph") return { sizePx, paint: (context) => silhouette(context, type, px, white, dark) };
  return { sizePx, paint: (context) => badge(context, type, px, white, dark) };
}

/** Absence looks like absence: a pale dot on paper, a dim one in the dark. */
const ORDINARY: Record<Theme, { fill: string; far: string; outline: string; farOutline: string }> = {
  light: { fill: "#FBFCFC", far: "#EDF0F2", outline: "#8A939B", farOutline: "#B4BBC2" },
  dark: { fill: "#2A323B", far: "#39434E", outline: "#77828E", farOutline: "#4A5563" },
};

function ordinary(context: CanvasRenderingContext2D, radius: number, look: PointLook, theme: Theme): void {
  if (radius === 0) return;
  const { fill, far, outline, farOutline } = ORDINARY[theme];
  const near = look.shape !== "disc";
  disc(context, radius + (near ? 0.7 : 0.25), near ? outline : farOutline);
  disc(context, radius - 0.5, near ? fill : far);
}

function outlinedDisc(
  context: CanvasRenderingContext2D,
  radius: number,
  fill: string,
  white: number,
  dark: number,
): void {
  if (dark > 0) disc(context, radius + dark, INK);
  if (white > 0) disc(context, radius + white, "#FFFFFF");
  disc(context, radius, fill);
}

function silhouette(
  context: CanvasRenderingContext2D,
  type: HouseholdType,
  px: number,
  white: number,
  dark: number,
): void {
  if (type.glyph === "hollow") {
    disc(context, px / 2 + white * 0.6, "#FFFFFF");
    stroked(context, px / 2 - px * 0.13, px * 0.24, type.fill);
    return;
  }
  withGlyph(context, type, px, (path, unit) => {
    context.lineJoin = "round";
    context.strokeStyle = INK;
    context.lineWidth = (2 * (white + dark)) / unit;
    context.stroke(path);
    context.strokeStyle = "#FFFFFF";
    context.lineWidth = (2 * white) / unit;
    context.stroke(path);
    context.fillStyle = type.fill;
    context.fill(path);
  });
}

function badge(context: CanvasRenderingContext2D, type: HouseholdType, px: number, white: number, dark: number): void {
  outlinedDisc(context, px / 2, type.fill, white, white + dark);
  disc(context, px / 2, type.fill);
  withGlyph(context, type, px * 0.56, (path) => {
    context.fillStyle = luminance(type.fill) > 0.32 ? INK : "#FFFFFF";
    context.fill(path);
  });
}

function withGlyph(
  context: CanvasRenderingContext2D,
  type: HouseholdType,
  px: number,
  draw: (path: Path2D, unit: number) => void,
): void {
  const unit = px / GLYPH_WIDTH;
  context.save();
  context.scale(unit, unit);
  context.translate(-GLYPH_BOX / 2, -GLYPH_BOX / 2);
  draw(new Path2D(GLYPHS[type.glyph] ?? GLYPHS.disc), unit);
  context.restore();
}

const DASHES: Record<AttentionLevel["dash"], number[]> = { solid: [], dashed: [5, 2.5], dotted: [1.6, 2.2] };

function ring(level: AttentionLevel, radius: number, theme: Theme, scale: number): Sprite {
  const [ground, stroke] =
    theme === "dark" ? ["#0C1014", mixColours(level.stroke, "#FFFFFF", 0.4)] : ["#FFFFFF", level.stroke];
  return {
    sizePx: 2 * radius + 6 * scale,
    paint(context) {
      context.globalAlpha = 0.85;
      stroked(context, radius, 3.8 * scale, ground);
      context.globalAlpha = 1;
      // why: a whole number of dashes, or the seam shows
      const dash = DASHES[level.dash].map((length) => length * scale);
      const period = dash.reduce((sum, length) => sum + length, 0);
      const around = 2 * Math.PI * radius;
      const fit = period === 0 ? 1 : around / (Math.round(around / period) * period);
      context.setLineDash(dash.map((length) => length * fit));
      stroked(context, radius, 2.2 * scale, stroke);
      context.setLineDash([]);
    },
  };
}

function disc(context: CanvasRenderingContext2D, radius: number, fill: string): void {
  context.fillStyle = fill;
  context.beginPath();
  context.arc(0, 0, Math.max(0, radius), 0, 2 * Math.PI);
  context.fill();
}

function stroked(
  context: CanvasRenderingContext2D,
  radius: number,
  width: number,
  stroke: string,
  then?: () => void,
): void {
  context.strokeStyle = stroke;
  context.lineWidth = width;
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.stroke();
  then?.();
}
