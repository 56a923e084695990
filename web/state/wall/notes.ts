// What is written on the map, and where.

import type { Position } from "../../../domain/position.ts";
import { inside, type WallLayout } from "./layout.ts";
import { type Callout, centred, type Ground, type Label, type Placed, placeCallouts, placeLabels } from "./placer.ts";
import type { Rect } from "./screen.ts";

export type Named = { id: string; name: string; position: Position; isMain: boolean };
export type Called = { id: number; title: string; line: string; position: Position };

/** Where a position is on the screen, and how wide text of a size is there; both px. */
export type Eyes = {
  project(position: Position): readonly [x: number, y: number];
  measure(text: string, px: number, isBold: boolean): number;
};

export type Notes = {
  callouts: (Placed<number> & { mark: { x: number; y: number } })[];
  names: Placed<string>[];
};

/** Half of a mark with its ring, in rem: what callouts keep clear of. */
const MARK = 1.15;
const SMALL_MARK = 0.45;

/** Ground that one callout stands for, in square rem: on a small map they would cover what they speak of. */
const GROUND_EACH = 600;

/** Between a callout and a name, in rem. */
const BESIDE = 0.4;

/** Places callouts first, and names where they leave room. `hasMessage`: an operator's words are on the map. */
export function placeNotes(
  { named, called, marks: all }: { named: readonly Named[]; called: readonly Called[]; marks: readonly Position[] },
  layout: WallLayout,
  eyes: Eyes,
  hasMessage: boolean,
): Notes {
  const { rem, body } = layout;
  const ground = groundOf(layout, hasMessage);
  const marks = called.map(({ position }) => at(eyes, position));
  const most = Math.max(1, Math.floor((layout.map.width * layout.map.height) / (GROUND_EACH * rem * rem)));
  const inSight = called.filter((_, index) => isIn(marks[index], layout.map)).slice(0, most);
  const callouts = inSight.map((one): Callout => {
    const text = Math.max(eyes.measure(one.title, body, true), eyes.measure(one.line, rem, false));
    return { id: one.id, ...at(eyes, one.position), width: text + rem * 1.2, height: rem * 3.3 };
  });
  const markRects = marks.map((mark) => square(mark, rem));
  const labels = named.map(({ id, name, position, isMain }): Label => {
    const px = isMain ? body : rem;
    return { id, ...at(eyes, position), width: eyes.measure(name, px, isMain) + rem * 0.4, height: rem * 1.5 };
  });
  const main = labels.filter((_, index) => named[index].isMain).map(centred);
  const placed = placeCallouts(callouts, ground, rem * MARK, main);
  const taken = [...ground.taken, ...markRects, ...placed.map(({ rect }) => grown(rect, rem * BESIDE))];
  return {
    callouts: placed.map(({ id, rect }) => ({
      id,
      rect,
      mark: at(eyes, called.find((one) => one.id === id)!.position),
    })),
    names: placeLabels(
      labels.filter((label) => isIn(label, layout.map)),
      { fields: ground.fields, taken },
      all.map((position) => square(at(eyes, position), rem * SMALL_MARK)).filter((mark) => isIn(mark, layout.map)),
    ),
  };
}

const grown = ({ x, y, width, height }: Rect, by: number): Rect => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

const square = ({ x, y }: { x: number; y: number }, half: number): Rect => ({
  x: x - half,
  y: y - half,
  width: 2 * half,
  height: 2 * half,
});

const at = (eyes: Eyes, position: Position) => {
  const [x, y] = eyes.project(position);
  return { x, y };
};

const isIn = ({ x, y }: { x: number; y: number }, rect: Rect): boolean =>
  x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height;

/** The panels of the map, less what already stands there. */
function groundOf({ map, seams, title, legend, ticker, message, rem }: WallLayout, hasMessage: boolean): Ground {
  const across = inside(map.width, seams.x, rem * 0.5);
  const down = inside(map.height, seams.y, rem * 0.5);
  const fields = across.flatMap(([x, right]) =>
    down.map(([y, bottom]) => ({ x, y, width: right - x, height: bottom - y })),
  );
  return { fields, taken: [title, legend, ...(ticker ? [ticker] : []), ...(hasMessage ? [message] : [])] };
}
