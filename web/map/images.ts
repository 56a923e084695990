import type { StyleImageMetadata } from "maplibre-gl";
import type { HouseholdType } from "../../domain/codes.ts";
import { drawIcon } from "./callout-sprites.ts";
import { CANVAS_FONT } from "./fonts.ts";
import { mixColours, type Palette } from "./palette.ts";
import { planImage } from "./plan-images.ts";

/** An image of the style and how it stretches. */
export type StyleImage = { data: ImageData; options: Partial<StyleImageMetadata> };

/** What images are made from: the theme, and what the names of crowds refer to. */
export type ImageInput = {
  palette: Palette;
  types: readonly HouseholdType[];
  typeCodes: readonly string[];
  /** "36 households" in the user's language */
  householdsText: (count: string) => string;
};

const RATIO = 2;

/**
 * Draws the image that a layer asks for by name: `pill`, `pill-selected`, `facility|<icon>`, `crowd|<households>|<count of
 * each type>`, `classes|<households>|<colour:count,…>`, and what `planImage` knows; null for a name that is none of ours.
 */
export function styleImage(name: string, input: ImageInput): StyleImage | null {
  const [kind, ...rest] = name.split("|");
  if (kind === "pill") return pill(input.palette.paper, input.palette.pillFrame);
  if (kind === "pill-selected") return pill(input.palette.accent, input.palette.paper);
  if (kind === "facility") return facility(rest[0], input.palette);
  if (kind === "crowd") return crowd(Number(rest[0]), typeParts(rest[1].split(",").map(Number), input), input);
  if (kind === "classes") return crowd(Number(rest[0]), classParts(rest[1]), input);
  const plan = planImage(name, input.palette);
  return plan && { data: paint(plan.sidePx, plan.sidePx, plan.draw), options: { pixelRatio: RATIO } };
}

function pill(fill: string, frame: string): StyleImage {
  const side = 16;
  const data = paint(side, side, (context) => {
    context.beginPath();
    context.roundRect(1, 1, side - 2, side - 2, 3);
    context.fillStyle = fill;
    context.fill();
    context.strokeStyle = frame;
    context.lineWidth = 1;
    context.stroke();
  });
  const stretch: [number, number][] = [[6 * RATIO, 10 * RATIO]];
  return {
    data,
    options: {
      pixelRatio: RATIO,
      stretchX: stretch,
      stretchY: stretch,
      content: [3 * RATIO, 3 * RATIO, 13 * RATIO, 13 * RATIO],
    },
  };
}

function facility(icon: string, palette: Palette): StyleImage {
  const side = 24;
  const data = paint(side, side, (context) => {
    context.translate(side / 2, side / 2);
    context.beginPath();
    context.arc(0, 0, 10, 0, 2 * Math.PI);
    context.fillStyle = palette.paper;
    context.fill();
    context.strokeStyle = mixColours(palette.paper, palette.ink2, 0.55);
    context.lineWidth = 1;
    context.stroke();
    drawIcon(context, icon, 13, palette.ink2, 2);
  });
  return { data, options: { pixelRatio: RATIO } };
}

type BarPart = { fill: string; count: number };

const typeParts = (byType: readonly number[], { types, typeCodes }: ImageInput): BarPart[] =>
  [...types]
    .sort((a, b) => a.rank - b.rank)
    .filter(({ glyph }) => glyph !== "none")
    .map(({ code, fill }) => ({ fill, count: byType[typeCodes.indexOf(code)] ?? 0 }));

const classParts = (parts: string): BarPart[] =>
  parts.split(",").map((part) => {
    const [fill, count = "0"] = part.split(":");
    return { fill, count: Number(count) };
  });

function crowd(
  households: number,
  parts: readonly BarPart[],
  { palette, householdsText }: Pick<ImageInput, "palette" | "householdsText">,
): StyleImage {
  const text = householdsText(households.toLocaleString("en-US"));
  const [bar, height] = [44, 32];
  const width = Math.max(bar + 12, text.length * 8 + 14);
  const data = paint(width, height, (context) => {
    context.beginPath();
    context.roundRect(1, 1, width - 2, height - 2, 3);
    context.fillStyle = palette.paper;
    context.globalAlpha = 0.96;
    context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = mixColours(palette.paper, palette.ink2, 0.45);
    context.lineWidth = 1;
    context.stroke();
    context.font = `400 12px ${CANVAS_FONT}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillStyle = palette.ink;
    context.fillText(text, width / 2, 12);
    const left = (width - bar) / 2;
    context.fillStyle = mixColours(palette.paper, palette.ink2, 0.18);
    context.fillRect(left, 21.5, bar, 5);
    let at = left;
    for (const { fill, count } of parts) {
      if (count === 0) continue;
      const share = (count / households) * bar;
      context.fillStyle = fill;
      context.fillRect(at, 21.5, share, 5);
      at += share;
    }
  });
  return { data, options: { pixelRatio: RATIO } };
}

/** What `draw` paints on `width` × `height` CSS px. */
export function paint(width: number, height: number, draw: (context: CanvasRenderingContext2D) => void): ImageData {
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(width * RATIO);
  canvas.height = Math.ceil(height * RATIO);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("no 2D canvas");
  context.scale(RATIO, RATIO);
  draw(context);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
