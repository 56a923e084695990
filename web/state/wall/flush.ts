import type { WallIncident, WallNews } from "../../../domain/wall/incidents.ts";
import { CRITICAL, patched, rankOf } from "./incidents.ts";
import { turned } from "./scenes.ts";
import { announced, next } from "./spotlight.ts";
import { shownOf, stepsNow, type WallState } from "./wall.ts";

/** How long an incident is marked as new. */
const NEW_MS = 2 * 60_000;

/** What a second brings: the news that came in it, the scene whose turn it is, and the critical ones that are to be heard. */
export function flushed(
  state: WallState,
  news: readonly WallNews[],
  steady: number,
): { state: Partial<WallState>; critical: number[] } {
  const { answers } = state;
  const now = steady + state.aheadMs;
  if (!answers) return { state: { now, steady }, critical: [] };
  const incidents = patched(answers.incidents, news);
  const { orders, revision, codes } = answers.wall;
  const fresh = freshOnes(answers.incidents, news);
  const critical = fresh.filter(({ urgency }) => rankOf(codes.urgencies, urgency) >= CRITICAL).map(({ id }) => id);
  const open = (id: number) => incidents.some((incident) => incident.id === id);
  const spotlight = next(
    critical.length > 0 ? announced(state.spotlight, critical, steady) : state.spotlight,
    open,
    steady,
  );
  // why: while an urgent incident is looked at, the time of the scene stands still
  const rotation =
    spotlight.id === null
      ? state.rotation
      : { ...state.rotation, since: state.rotation.since + (steady - state.steady) };
  return {
    state: {
      now,
      steady,
      spotlight,
      rotation: turned(rotation, stepsNow(state), { orders, revision, shown: shownOf(state) }, steady),
      arrived: arrivals(state.arrived, fresh, steady),
      ...(news.length > 0 ? { answers: { ...answers, incidents, heardAt: now } } : {}),
    },
    critical,
  };
}

function freshOnes(incidents: readonly WallIncident[], news: readonly WallNews[]): WallIncident[] {
  if (news.length === 0) return [];
  const known = new Set(incidents.map(({ id }) => id));
  return news.flatMap(({ open }) => open).filter(({ id }) => !known.has(id));
}

/** The same map while nothing comes or goes. */
function arrivals(before: WallState["arrived"], fresh: readonly WallIncident[], now: number): WallState["arrived"] {
  const isOver = (at: number) => now - at >= NEW_MS;
  if (fresh.length === 0 && ![...before.values()].some(isOver)) return before;
  return new Map([
    ...[...before].filter(([, at]) => !isOver(at)),
    ...fresh.map(({ id }): [number, number] => [id, now]),
  ]);
}
