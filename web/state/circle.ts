import type { WalkMinutes } from "../../domain/walk.ts";
import type { Client } from "../client/client.ts";
import type { App, AppState } from "./app.ts";
import { failLoading, finishLoading, lastOf, startLoading, waiting } from "./loaded.ts";

/** Kinds of facility that nobody sets out for. */
const NOT_FOR_WALKERS = new Set(["gate", "camera", "hydrant"]);

/** Whether a walk to facilities of this kind is worth a circle. */
export const isWalkedTo = (kind: string): boolean => !NOT_FOR_WALKERS.has(kind);

/** The facility whose circle is to be shown, and for how long a walk; null when it is none. */
function wantedOf({ selection, facilities, walkMinutes }: AppState): { id: number; minutes: WalkMinutes } | null {
  if (selection.kind !== "facility") return null;
  const facility = lastOf(facilities)?.find(({ id }) => id === selection.id);
  return facility && isWalkedTo(facility.kind) ? { id: facility.id, minutes: walkMinutes } : null;
}

/** Reads the walking circle of the facility that is selected, again whenever that or the minutes change. Gives how to stop. */
export function followCircle(app: App, client: Client, now: () => number = Date.now): () => void {
  let asked: string | null = null;
  let request = new AbortController();
  const read = async (state: AppState) => {
    const wanted = wantedOf(state);
    const key = wanted && `${wanted.id} ${wanted.minutes}`;
    if (key === asked) return;
    asked = key;
    request.abort();
    if (!wanted) {
      if (state.circle.state !== "waiting") app.setState({ circle: waiting });
      return;
    }
    request = new AbortController();
    const { signal } = request;
    app.setState({ circle: startLoading(waiting) });
    const result = await client.circle(wanted.id, wanted.minutes, signal);
    if (signal.aborted) return;
    app.setState({ circle: result.ok ? finishLoading(result.value, now()) : failLoading(waiting, result.error) });
  };
  void read(app.getState());
  const stop = app.subscribe((state) => void read(state));
  return () => {
    stop();
    request.abort();
  };
}
