import type { Scene } from "../../../domain/wall/settings.ts";
import { BOXES, type Box, FIRST, mustShow, orderFor, usualOrder } from "./boxes.ts";
import { type Column, pack, packEven } from "./pack.ts";
import {
  bodyOf,
  clearSpans,
  DRIFT_PX,
  isTall,
  type Rect,
  remOf,
  type Screen,
  SEAM_PX,
  type Span,
  seamsOf,
} from "./screen.ts";

/** Where everything of one picture stands, in px from its upper left corner. */
export type WallLayout = {
  /** the smallest character, and what must be read from six metres; px */
  rem: number;
  body: number;
  seams: { x: readonly number[]; y: readonly number[] };
  /** the map may cross seams */
  map: Rect;
  /** on the map: the area's name, the legend, one line about what waits longest, an operator's message */
  title: Rect;
  legend: Rect;
  ticker: Rect | null;
  message: Rect;
  /** beside the map; what finds no room is missing */
  boxes: ReadonlyMap<Box, Rect>;
};

/** In rem: the rim, the least width of a column beside the map and height of a panel, the room between two, the best width. */
const MARGIN = 1.5;
const LEAST_COLUMN = 21.5;
const LEAST_PANEL = { wide: 15.2, tall: 22.8 };
const BETWEEN = 2;
const COLUMN = 24;

const TITLE = { width: 24, height: 4.6 };
const LEGEND = { width: 20, height: 4.6 };
const TICKER = { least: 22, most: 40, height: 2.6 };
const MESSAGE = { width: 30, height: 3.4 };

/** Lays out `screen` while `scene` is shown. `swapped`: the header's sides are changed, against burn-in. */
export function wallLayout(screen: Screen, scene: Scene["kind"], swapped = false): WallLayout {
  const rem = remOf(screen);
  const { widthPx, heightPx } = screen;
  const seams = {
    x: seamsOf(widthPx, screen.columns, LEAST_COLUMN * rem),
    y: seamsOf(heightPx, screen.rows, LEAST_PANEL[isTall(screen) ? "tall" : "wide"] * rem),
  };
  const tall = isTall(screen);
  const map = tall ? upper(screen, rem, seams.y) : left(screen, rem, seams.x);
  const columns = [1, 2, 3, 4].map((most) => columnsBeside(map, screen, rem, seams, most));
  const usual = columns.map((tried) => packEven(tried, usualOrder(scene), rem));
  // why: where there is room for nearly all, each stays where one has learnt to look for it
  const boxes = usual.find(({ size }) => size >= BOXES.length - 1) ?? packFirst(columns[3], scene, rem);
  return { rem, body: bodyOf(screen), seams, map, boxes, ...onMap(map, rem, seams, swapped) };
}

/** At the best heights or, where that holds less of what the scene is about, at the least. */
function packFirst(columns: readonly Column[], scene: Scene["kind"], rem: number): Map<Box, Rect> {
  const order = orderFor(scene);
  const tries = [false, true].map((tight) => pack(columns, order, rem, tight));
  for (const wanted of [FIRST[scene], mustShow(scene)]) {
    const found = tries.find((boxes) => wanted.every((box) => boxes.has(box)));
    if (found) return found;
  }
  return pack(columns, mustShow(scene), rem, true);
}

/** The map at the left: as wide as whole panels where there are seams, else what the columns beside it leave. */
function left({ widthPx, heightPx }: Screen, rem: number, seams: readonly number[]): Rect {
  const rect = (width: number): Rect => ({ x: 0, y: 0, width: Math.round(width), height: heightPx });
  if (seams.length > 0) return rect(seams.find((seam) => seam >= heightPx) ?? seams.at(-1)!);
  const beside = (count: number) => (count * (COLUMN + BETWEEN) - BETWEEN + 2 * MARGIN) * rem;
  const wanted = Math.min(3, Math.floor((widthPx - 1.05 * heightPx - beside(1)) / ((COLUMN + BETWEEN) * rem)) + 1);
  const width = widthPx - beside(Math.max(1, wanted));
  return rect(Math.min(Math.max(width, 0.4 * widthPx), 1.8 * heightPx, widthPx - (LEAST_COLUMN + 2 * MARGIN) * rem));
}

/** Lines that the map has on top, and what stands below it, at least. */
const LEAST_MAP = 16.8;
const LEAST_BELOW = 24.4;

/** The map on top of a screen that stands upright. */
function upper({ widthPx, heightPx }: Screen, rem: number, seams: readonly number[]): Rect {
  const best = Math.max(LEAST_MAP * rem, Math.min(0.46 * heightPx, heightPx - LEAST_BELOW * rem));
  const nearest = [...seams].sort((a, b) => Math.abs(a - best) - Math.abs(b - best))[0];
  return { x: 0, y: 0, width: widthPx, height: Math.round(nearest ?? best) };
}

/** At most `most` columns of equal width in each stretch that is clear. */
function columnsBeside(map: Rect, screen: Screen, rem: number, seams: WallLayout["seams"], most: number): Column[] {
  const margin = MARGIN * rem;
  const tall = isTall(screen);
  const from = tall ? margin : map.width + (seams.x.includes(map.width) ? 0 : margin);
  const top = tall ? map.height + (seams.y.includes(map.height) ? 0 : margin) : margin;
  const across = cut(clearSpans(screen.widthPx, seams.x, margin), from, screen.widthPx);
  const down = cut(clearSpans(screen.heightPx, seams.y, margin), top, screen.heightPx);
  return across.flatMap(([start, end]) => {
    const count = Math.max(
      1,
      Math.min(most, Math.floor((end - start + BETWEEN * rem) / ((LEAST_COLUMN + BETWEEN) * rem))),
    );
    const width = (end - start - (count - 1) * BETWEEN * rem) / count;
    return Array.from({ length: count }, (_, at) => ({ x: start + at * (width + BETWEEN * rem), width, spans: down }));
  });
}

const cut = (spans: readonly Span[], from: number, to: number): Span[] =>
  spans.map(([start, end]): Span => [Math.max(start, from), Math.min(end, to)]).filter(([start, end]) => end > start);

/** What lies on the map, each within one panel of it. */
function onMap(map: Rect, rem: number, seams: WallLayout["seams"], swapped: boolean) {
  const margin = MARGIN * rem;
  const across = inside(map.width, seams.x, margin);
  const down = inside(map.height, seams.y, margin);
  const [near, far] = swapped ? [across.at(-1)!, across[0]] : [across[0], across.at(-1)!];
  const [top, bottom] = [down[0], down.at(-1)!];
  const put = ([from, to]: Span, y: number, width: number, height: number): Rect => {
    const fits = Math.min(width, to - from);
    return round({ x: swapped ? to - fits : from, y, width: fits, height });
  };
  const title = put(near, top[0], TITLE.width * rem, TITLE.height * rem);
  const legend = put(near, bottom[1] - LEGEND.height * rem, LEGEND.width * rem, LEGEND.height * rem);
  const message = put(near, legend.y - (MESSAGE.height + 1) * rem, MESSAGE.width * rem, MESSAGE.height * rem);
  return { title, legend, message, ticker: tickerBeside(legend, near, far, bottom, rem, swapped) };
}

/** The clear stretches of one axis of the map, which may end at a seam. */
export const inside = (length: number, seams: readonly number[], margin: number): Span[] => {
  const own = seams.filter((seam) => seam < length);
  return cut(clearSpans(length, own, margin), 0, length - (seams.includes(length) ? SEAM_PX + DRIFT_PX : margin));
};

/** One line right of the legend, or left of it when swapped; on the next panel where the legend's has no room; or none. */
function tickerBeside(legend: Rect, near: Span, far: Span, bottom: Span, rem: number, swapped: boolean): Rect | null {
  const height = TICKER.height * rem;
  const y = bottom[1] - height;
  const free: Span = swapped ? [near[0], legend.x - BETWEEN * rem] : [legend.x + legend.width + BETWEEN * rem, near[1]];
  for (const [from, to] of near === far ? [free] : [free, far]) {
    const width = Math.min(TICKER.most * rem, to - from);
    if (width >= TICKER.least * rem) return round({ x: swapped ? from : to - width, y, width, height });
  }
  return null;
}

const round = ({ x, y, width, height }: Rect): Rect => {
  const [left, top] = [Math.ceil(x), Math.ceil(y)];
  return { x: left, y: top, width: Math.floor(x + width) - left, height: Math.floor(y + height) - top };
};
