import type { App, AppState } from "./app.ts";
import type { Day } from "./days.ts";
import { redrawn } from "./drawings.ts";
import { failLoading, finishLoading, startLoading, waiting } from "./loaded.ts";
import { drawingsOf, type RoundPlan } from "./visit-round.ts";
import type { VisitCalls } from "./visit-sending.ts";

const OWNER = "round";

/** Asks for the round of `area` on `day` and draws it. Of several requests the last one counts. */
export async function planRound(app: App, calls: Pick<VisitCalls, "round">, area: string, day: Day): Promise<void> {
  const mine = startLoading<RoundPlan>(waiting);
  app.setState(({ drawings }) => ({ round: mine, drawings: redrawn(drawings, OWNER, []) }));
  const answer = await calls.round(area, day);
  if (app.getState().round !== mine) return;
  app.setState(({ drawings }) =>
    answer.ok
      ? {
          round: finishLoading({ ...answer.value, area, day }, Date.now()),
          drawings: redrawn(drawings, OWNER, drawingsOf(answer.value)),
        }
      : { round: failLoading<RoundPlan>(waiting, answer.error) },
  );
}

/** No round any more, neither as a list nor on the map. */
export const clearRound = ({ drawings }: AppState): Partial<AppState> => ({
  round: waiting,
  drawings: redrawn(drawings, OWNER, []),
});
