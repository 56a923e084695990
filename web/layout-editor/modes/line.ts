import type { Edit } from "../../../domain/layout/edit.ts";
import { areaUnder, type Desk, type DeskEvent, type Hand, handOf, type Mode, onLattice, type ToolId } from "../desk.ts";
import type { Point } from "../ground.ts";
import { lengthM, mostAlong } from "../reach.ts";

/** A stroke that is shorter on screen is a click, which sets a corner. */
const CLICK_PX = 10;

/** Points of a stroke are at least so far apart on screen. */
const STEP_PX = 3;

type Verb = (desk: Desk, line: readonly Point[], event: DeskEvent) => { edits: readonly Edit[]; target: number | null };

/** Cuts an area in two: the one that is chosen, or else the one that the line goes through most. With Ctrl empty ground is cut too. */
const split: Verb = (desk, line, { ctrl }) => {
  const { ground, chosen, level, snaps, freshId: id, newName: name } = desk;
  const area = chosen.length === 1 ? chosen[0] : mostAlong(ground, line, (at) => areaUnder(desk, at));
  if (area === null) return { edits: [], target: null };
  const by = ctrl ? "ground" : snaps ? "roads" : "cells";
  return { edits: [{ kind: "split", level, area, line: line.map(onLattice), id, name, by }], target: area };
};

/** Cuts empty ground in two. */
const cutCell: Verb = ({ ground }, line) => {
  const cell = mostAlong(ground, line, (at) => {
    const under = ground.cellAt(at);
    return under < 0 ? null : under;
  });
  return { edits: cell === null ? [] : [{ kind: "cut-cell", cell, line: line.map(onLattice) }], target: null };
};

/** Draws a line in one stroke, or corner by corner until a double click or Enter. */
const along =
  (tool: ToolId, verb: Verb): Mode =>
  (hand, event, desk) => {
    switch (event.kind) {
      case "down": {
        const stroke = [...cornersOf(hand), event.at];
        return { ...handOf(tool, { stroke, isHeld: true }), corner: stroke.length - 1 };
      }
      case "move":
        return hand?.isHeld ? drawn(hand, event, desk, verb) : hand;
      case "hover":
        return hand && told({ ...hand, stroke: [...cornersOf(hand), event.at] }, desk, verb, event);
      case "up": {
        if (!hand) return null;
        const since = hand.stroke.slice(hand.corner);
        const isClick = lengthM(desk.ground, since) < CLICK_PX * event.metersPerPx;
        if (!isClick) return { ...hand, isHeld: false, isDone: true };
        const stroke = hand.stroke.slice(0, hand.corner + 1);
        return { ...told({ ...hand, stroke }, desk, verb, event), isHeld: false, corner: stroke.length };
      }
      case "double": {
        // the second click of a double click set a corner where the first was
        const corners = distinct(cornersOf(hand), desk, event.metersPerPx);
        if (!hand || corners.length < 2) return null;
        return { ...told({ ...hand, stroke: corners }, desk, verb, event), isDone: true };
      }
      case "back": {
        const corners = cornersOf(hand).slice(0, -1);
        return hand && corners.length > 0
          ? { ...told({ ...hand, stroke: corners }, desk, verb, event), corner: corners.length }
          : null;
      }
      case "cancel":
        return null;
      default:
        return hand;
    }
  };

/** Corners that have been set; the last point of the stroke may follow the pointer. */
const cornersOf = (hand: Hand | null): readonly Point[] => hand?.stroke.slice(0, hand.corner) ?? [];

function drawn(hand: Hand, event: DeskEvent, desk: Desk, verb: Verb): Hand {
  const last = hand.stroke[hand.stroke.length - 1];
  if (lengthM(desk.ground, [last, event.at]) < STEP_PX * event.metersPerPx) return hand;
  return told({ ...hand, stroke: [...hand.stroke, event.at] }, desk, verb, event);
}

function told(hand: Hand, desk: Desk, verb: Verb, event: DeskEvent): Hand {
  return hand.stroke.length < 2 ? { ...hand, edits: [] } : { ...hand, ...verb(desk, hand.stroke, event) };
}

const distinct = (line: readonly Point[], { ground }: Desk, metersPerPx: number): Point[] =>
  line.filter((at, i) => i === 0 || lengthM(ground, [line[i - 1], at]) > CLICK_PX * metersPerPx);

export const cut = along("cut", split);
export const cellCut = along("cut-cell", cutCell);
