import { type BorderDifference, borderDifference } from "../../domain/border-difference.ts";
import type { GridProperties } from "../../domain/grid.ts";
import type { Client } from "../client/client.ts";
import type { App, AppState } from "./app.ts";
import type { AreaTree } from "./area-tree.ts";
import { type Areas, type PastBorders, treeOf } from "./areas.ts";
import type { Day } from "./days.ts";
import { treeFor } from "./derived.ts";
import { type Drawing, redrawn } from "./drawings.ts";
import { keepLast } from "./keep-last.ts";
import { failLoading, finishLoading, lastOf, startLoading, waiting } from "./loaded.ts";

/** Shows the borders of `day`; null shows today's. */
export const showBorders = (day: Day | null): Partial<AppState> => ({ bordersAt: day });

/** The areas that are shown: those of the day that was chosen once they are there, else today's; null while there are none. */
export const shownAreas = (state: AppState): Areas | null => pastOf(state)?.areas ?? lastOf(state.areas);

const keptTree = keepLast(treeOf);

/** Their tree. */
export function shownTree(state: AppState): AreaTree | null {
  const past = pastOf(state);
  return past ? keptTree(past.areas) : treeFor(state);
}

/** What is shown of an earlier day; null while today's borders are shown. */
export function pastOf({ bordersAt, pastBorders }: AppState): PastBorders | null {
  const past = bordersAt === null ? null : lastOf(pastBorders);
  return past?.day === bordersAt ? past : null;
}

/** Reads the borders of the day that is chosen, again when today's change, and draws what differs. Gives how to stop. */
export function followPastBorders(app: App, client: Pick<Client, "areasOn">, now: () => number = Date.now): () => void {
  let asked: string | null = null;
  let request = new AbortController();
  const stampOf = keepLast((areas: Areas) => stamp(areas));

  const read = async ({ bordersAt, areas }: AppState) => {
    const today = lastOf(areas);
    const wanted = bordersAt !== null && today ? `${bordersAt} ${stampOf(today)}` : null;
    if (wanted === asked) return;
    asked = wanted;
    request.abort();
    if (bordersAt === null || !today) {
      app.setState(({ drawings }) => ({ pastBorders: waiting, drawings: redrawn(drawings, "borders", []) }));
      return;
    }
    request = new AbortController();
    const { signal } = request;
    app.setState(({ pastBorders }) => ({ pastBorders: startLoading(pastBorders) }));
    const result = await client.areasOn(bordersAt, signal);
    if (signal.aborted) return;
    if (!result.ok) {
      app.setState(({ pastBorders }) => ({ pastBorders: failLoading(pastBorders, result.error) }));
      return;
    }
    const then = withoutFigures(result.value);
    const difference = borderDifference(datedAreas(then), datedAreas(today));
    app.setState(({ drawings }) => ({
      pastBorders: finishLoading({ day: bordersAt, areas: then, difference }, now()),
      drawings: redrawn(drawings, "borders", drawingsOf(difference)),
    }));
  };
  void read(app.getState());
  const stop = app.subscribe((state) => void read(state));
  return () => {
    stop();
    request.abort();
  };
}

const drawingsOf = ({ gone, fresh }: BorderDifference): Drawing[] => [
  ...gone.map((line): Drawing => ({ role: "border-then", line })),
  ...fresh.map((line): Drawing => ({ role: "border-now", line })),
];

const datedAreas = ({ features }: Areas) =>
  features.map(({ properties: { code, name, level, parent }, geometry }) => ({ code, name, level, parent, geometry }));

const withoutFigures = (areas: Areas): Areas => ({
  ...areas,
  features: areas.features.map((feature) => ({ ...feature, properties: bare(feature.properties) })),
});

const bare = ({ code, name, level, kind, parent }: GridProperties): GridProperties => {
  return { code, name, level, kind, parent };
};

/** What tells areas from others by their borders, names and parents; figures, which change all day, do not count. */
function stamp({ features }: Areas): string {
  let sum = 0;
  const names = features.map(({ properties: { code, name, parent }, geometry }) => {
    const rings = geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
    for (const ring of rings) for (const [lng, lat] of ring) sum = (sum * 31 + lng * 7 + lat) % 1e9;
    return `${code} ${name} ${parent}`;
  });
  return `${sum} ${names.join("\n")}`;
}
