import { gateWithin, type WalkingCircle } from "../../domain/walk.ts";
import type { Card } from "./card.ts";
import type { Drawing } from "./drawings.ts";
import type { Selection } from "./selection.ts";

/**
 * What a card draws on the map: the way to a household's door, a compound's ground with its gates, a facility's walking
 * circle. Nothing while the card is of something else than what is selected.
 */
export function drawingsOf(selection: Selection, card: Card | null, circle: WalkingCircle | null): readonly Drawing[] {
  if (selection.kind === "facility") return circle ? [{ role: "circle", area: circle.area }] : none;
  if (card?.kind === "household" && selection.kind === "household" && card.household.id === selection.id) {
    const { way } = card;
    if (!way || way.measured === "straight" || way.line.length < 2) return none;
    const { gate, compound } = way;
    const line: Drawing = { role: "way", line: way.line };
    if (!gate) return [line];
    return [line, { role: "gate", position: gate.position, label: gateWithin(gate.name, compound?.name ?? "") }];
  }
  if (card?.kind === "compound" && selection.kind === "compound" && card.compound.id === selection.id) {
    const { area, gates, name } = card.compound;
    return [
      { role: "picked", area },
      ...gates.map((gate): Drawing => ({ role: "gate", position: gate.position, label: gateWithin(gate.name, name) })),
    ];
  }
  return none;
}

const none: readonly Drawing[] = [];
