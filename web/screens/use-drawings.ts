import { useEffect } from "react";
import type { App, AppState } from "../state/app.ts";
import { drawingsOf } from "../state/card-drawings.ts";
import { redrawn } from "../state/drawings.ts";
import { keepLast } from "../state/keep-last.ts";
import { lastOf } from "../state/loaded.ts";

/** Draws on the map what the card is about: a way, a compound's ground, a walking circle. */
export function useDrawings(app: App): void {
  useEffect(() => {
    const kept = keepLast(drawingsOf);
    const draw = ({ selection, card, circle, drawings }: AppState) => {
      const now = kept(selection, lastOf(card), lastOf(circle));
      const all = drawings.card === now ? drawings : redrawn(drawings, "card", now);
      // why asked: a change tells every listener, this one too
      if (all !== drawings) app.setState({ drawings: all });
    };
    draw(app.getState());
    return app.subscribe(draw);
  }, [app]);
}
