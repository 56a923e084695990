/** Sizes of paper in millimetres, upright (ISO 216). */
export const PAPERS = {
  A4: [210, 297],
  A3: [297, 420],
  A2: [420, 594],
  A1: [594, 841],
  A0: [841, 1189],
} as const;

export type Paper = keyof typeof PAPERS;

export const PAPER_NAMES = ["A4", "A3", "A2", "A1", "A0"] as const satisfies readonly Paper[];

export const ORIENTATIONS = ["portrait", "landscape"] as const;

export type Orientation = (typeof ORIENTATIONS)[number];

/** A sheet, and how large things on it are; millimetres. */
export type Sheet = {
  widthMm: number;
  heightMm: number;
  marginMm: number;
  /** height of the smallest characters: 7 pt on a desk, more where one stands before it */
  textMm: number;
};

const TEXT_MM: Record<Paper, number> = { A4: 2.5, A3: 2.7, A2: 3.2, A1: 4, A0: 5.2 };

/** The sheet of this paper. */
export function sheetOf(paper: Paper, orientation: Orientation): Sheet {
  const [short, long] = PAPERS[paper];
  const [widthMm, heightMm] = orientation === "portrait" ? [short, long] : [long, short];
  return { widthMm, heightMm, marginMm: 4 + 2 * TEXT_MM[paper], textMm: TEXT_MM[paper] };
}

/** A rectangle on a sheet in millimetres from its upper left corner. */
export type Rect = { x: number; y: number; width: number; height: number };

/** Where the parts of a poster stand. */
export type PosterFrame = {
  title: Rect;
  map: Rect;
  /** for legend, duties and index, in the order in which they are filled */
  columns: Rect[];
  foot: Rect;
};

/**
 * The parts of a poster on `sheet`: none meets another, all lie within the margin.
 *
 *     ┌──────────────────┐   ┌────────────┐
 *     │ title            │   │ title      │
 *     │┌───────────┐┌───┐│   │┌──────────┐│
 *     ││           ││ 1 ││   ││   map    ││
 *     ││   map     │├───┤│   │└──────────┘│
 *     │└───────────┘└───┘│   │┌──┐┌──┐┌──┐│
 *     │ foot             │   ││1 ││2 ││3 ││
 *     └──────────────────┘   │└──┘└──┘└──┘│
 *                            │ foot       │
 *                            └────────────┘
 */
export function posterFrame({ widthMm, heightMm, marginMm, textMm }: Sheet): PosterFrame {
  const width = widthMm - 2 * marginMm;
  const gap = 1.6 * textMm;
  const title: Rect = { x: marginMm, y: marginMm, width, height: 5.6 * textMm };
  const foot: Rect = { x: marginMm, y: heightMm - marginMm - 3.2 * textMm, width, height: 3.2 * textMm };
  const top = title.y + title.height + gap * 0.5;
  const height = foot.y - gap * 0.5 - top;
  const columnMm = 21 * textMm;
  if (widthMm > heightMm) {
    const count = width > 150 * textMm ? 2 : 1;
    const aside = count * columnMm + (count - 1) * gap;
    const map: Rect = { x: marginMm, y: top, width: width - aside - gap, height };
    const columns = Array.from({ length: count }, (_, n) => ({
      ...{ x: map.x + map.width + gap + n * (columnMm + gap), y: top },
      ...{ width: columnMm, height },
    }));
    return { title, map, columns, foot };
  }
  const count = Math.max(3, Math.floor((width + gap) / (columnMm + gap)));
  const below = Math.max(height * 0.22, 24 * textMm);
  const map: Rect = { x: marginMm, y: top, width, height: height - below - gap };
  const each = (width - (count - 1) * gap) / count;
  const columns = Array.from({ length: count }, (_, n) => ({
    ...{ x: marginMm + n * (each + gap), y: map.y + map.height + gap },
    ...{ width: each, height: below },
  }));
  return { title, map, columns, foot };
}
