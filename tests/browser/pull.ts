import type { Page } from "playwright-core";
import { apply } from "../../domain/layout/apply.ts";
import { isRefusal } from "../../domain/layout/edit.ts";
import { decodeFabric } from "../../domain/layout/fabric/encode.ts";
import { type Draft, gridOfCells, layoutFrom } from "../../domain/layout/layout.ts";
import type { Position } from "../../domain/position.ts";
import type { Desk, DeskEvent, Hand } from "../../web/layout-editor/desk.ts";
import { type Ground, groundOf, type Point } from "../../web/layout-editor/ground.ts";
import { nearestLine, pointsOf } from "../../web/layout-editor/ground-lines.ts";
import { border } from "../../web/layout-editor/modes/border.ts";
import { commonX, commonY, fromCommon } from "../../web/map/mercator.ts";
import { boundsOfGround } from "../../web/state/editor/places.ts";
import { withSaved } from "../../web/state/editor/rebase.ts";

type Px = [x: number, y: number];

/** The layout that is open on the page, as the server has it. */
export async function draftOf(page: Page): Promise<Draft> {
  const { origin, searchParams } = new URL(page.url());
  const layout = `${origin}/api/layouts/${searchParams.get("layout")}`;
  const [card, edits] = await Promise.all(
    [layout, `${layout}/edits?since=0`].map(async (url) => (await page.request.get(url)).json()),
  );
  const ground = await page.request.get(`${origin}/api/fabrics/${card.community}?version=${card.fabric}`);
  const loads = {
    households: Uint32Array.from(card.loads.households),
    population: Uint32Array.from(card.loads.population),
  };
  const base = { fabric: decodeFabric(new Uint8Array(await ground.body())), loads, layout: layoutFrom(card.base) };
  return withSaved(base, edits.items);
}

/** Arcs that part two grids. */
export function arcsBetweenGrids({ fabric: { arcs }, layout }: Draft): Set<number> {
  const gridOf = gridOfCells(layout);
  const all = Array.from({ length: arcs.length }, (_, arc) => arc);
  return new Set(
    all.filter((arc) => {
      const [left, right] = [arcs.left[arc], arcs.right[arc]];
      return left >= 0 && right >= 0 && gridOf[left] !== gridOf[right];
    }),
  );
}

/** Where a corner of a border is on screen, where it is to be pulled, and the piece of road that the border runs along then. */
export type Pull = { zooms: number; from: Px; to: Px; road: number };

/**
 * A pull of a corner that takes a border onto a road, found by trying the tool itself: on a map of `width` × `height` px that shows the
 * whole community, after so many presses of the key that zooms in by a level.
 */
export function aPullOntoARoad(draft: Draft, width: number, height: number): Pull {
  const ground = groundOf(draft.fabric);
  const before = arcsBetweenGrids(draft);
  for (const zooms of [2, 3, 4]) {
    const view = viewOf(ground, width, height, zooms);
    for (const arc of before) {
      for (const corner of pointsOf(draft.fabric, arc)) {
        const from = view.pxOf(corner);
        if (!isWellInside(from, width, height)) continue;
        for (const to of around(from)) {
          const hand = dragged(deskOf(draft, ground), view, from, to);
          if (hand?.edits[0]?.kind !== "reroute" || !hand.corners[0]) continue;
          const outcome = apply(draft, hand.edits[0]);
          if (isRefusal(outcome)) continue;
          const road = nearestLine(ground, hand.corners[0].at, 0.5)?.arc ?? -1;
          if (!before.has(road) && arcsBetweenGrids(outcome.draft).has(road)) return { zooms, from, to, road };
        }
      }
    }
  }
  throw new Error("no corner of this layout can be pulled onto a road");
}

type View = { metersPerPx: number; pxOf: (point: Point) => Px; pointAt: (px: Px) => Point };

/** The camera as the planner's map begins, and zoomed in from there: 24 px around everything, then the next whole level. */
function viewOf(ground: Ground, width: number, height: number, zooms: number): View {
  const [west, south, east, north] = boundsOfGround(ground);
  const [dx, dy] = [commonX(east) - commonX(west), commonY(north) - commonY(south)];
  const first = Math.log2(Math.min((width - 48) / dx, (height - 48) / dy));
  const scale = 2 ** (Math.round(first) + zooms);
  const [cx, cy] = [commonX(west) + dx / 2, commonY(south) + dy / 2];
  const [, lat] = fromCommon(cx, cy);
  return {
    metersPerPx: (40_075_016.68 * Math.cos((lat * Math.PI) / 180)) / (512 * scale),
    pxOf: (point) => {
      const [lng, lat] = ground.positionOf(point);
      return [
        Math.round((commonX(lng) - cx) * scale + width / 2),
        Math.round(height / 2 - (commonY(lat) - cy) * scale),
      ];
    },
    pointAt: ([x, y]) =>
      ground.pointOf(fromCommon(cx + (x - width / 2) / scale, cy + (height / 2 - y) / scale) as Position),
  };
}

/** Clear of the tools and the scale. */
const isWellInside = ([x, y]: Px, width: number, height: number) =>
  x > 200 && x < width - 200 && y > 150 && y < height - 150;

/** Places to pull a corner to, the nearest first. */
const around = ([x, y]: Px): Px[] =>
  [40, 60, 80, 110].flatMap((reach) =>
    [0, 1, 2, 3, 4, 5, 6, 7].map((eighth): Px => {
      const angle = (eighth * Math.PI) / 4;
      return [Math.round(x + reach * Math.cos(angle)), Math.round(y + reach * Math.sin(angle))];
    }),
  );

const deskOf = (draft: Draft, ground: Ground): Desk => ({
  ...{ draft, ground, level: "grid", chosen: [], brushM: 20, wholeBuildings: true, snaps: true },
  ...{ freshId: 1, newName: "" },
});

function dragged(desk: Desk, { metersPerPx, pointAt }: View, from: Px, to: Px): Hand | null {
  const event = (kind: DeskEvent["kind"], px: Px): DeskEvent => ({
    ...{ kind, at: pointAt(px), metersPerPx, pointer: "mouse", alt: false, shift: false, ctrl: false },
  });
  if (!border(null, event("hover", from), desk)?.corners.length) return null;
  return border(border(null, event("down", from), desk), event("move", to), desk);
}
