import type { CaseProposal } from "../../domain/incident.ts";
import { fromLattice } from "../../domain/position.ts";
import { flatMetres } from "../../domain/statistics/flat-metres.ts";
import { proposedCases, type Together } from "../../domain/statistics/same-cause.ts";
import type { IncidentRows } from "../incidents/columns.ts";
import type { OpenReport } from "./proposal-queries.ts";

/** Reports of one cause are a house apart and days, not weeks; two may be chance. */
const TOGETHER: Together = { reachM: 60, withinS: 3 * 86_400, least: 3 };
/** How far back it is looked for what is usual. */
const USUAL_S = 364 * 86_400;

/** What is known of incidents in memory: where, when (seconds since 1970) and the number of their kind. */
type Known = Pick<IncidentRows, "lng" | "lat" | "time" | "kind">;

/** Cases that `reports` seem to be, the least usual first, beside what `known` says is usual there. `kindNumber` finds the number of a kind. */
export function proposals(
  reports: readonly OpenReport[],
  known: Known,
  kindNumber: (code: string) => number | undefined,
): CaseProposal[] {
  if (reports.length === 0) return [];
  const metres = flatMetres(reports[0].lat);
  const found = [...new Set(reports.map(({ kind }) => kind))].flatMap((kind) => {
    const own = reports.filter((report) => report.kind === kind);
    const places = own.map(({ lng, lat }) => metres.of(lng, lat));
    const time = own.map(({ reported_at }) => reported_at.getTime() / 1000);
    const since = time.reduce((least, at) => Math.min(least, at), Infinity) - USUAL_S;
    const before = { ...earlier(known, kindNumber(kind), since, metres), since };
    const cases = proposedCases({ x: places.map(([x]) => x), y: places.map(([, y]) => y), time }, TOGETHER, before);
    return cases.map((one) => ({ kind, own, ...one }));
  });
  return found
    .sort((a, b) => a.chance - b.chance || b.reports.length - a.reports.length)
    .map(({ kind, own, reports, x, y, radiusM, from, to, usual }) => ({
      kind,
      reports: reports.map((report) => {
        const { id, text, address, reported_at } = own[report];
        return { id, text, address, reportedAt: reported_at.toISOString() };
      }),
      position: metres.back(x, y),
      radiusM,
      from: new Date(from * 1000).toISOString(),
      to: new Date(to * 1000).toISOString(),
      usual,
    }));
}

/** Places and times of the incidents of a kind from `since` on. */
function earlier(
  { lng, lat, time, kind }: Known,
  number: number | undefined,
  since: number,
  metres: ReturnType<typeof flatMetres>,
) {
  const found = { x: [] as number[], y: [] as number[], time: [] as number[] };
  for (let row = 0; row < time.length; row++) {
    if (kind[row] !== number || time[row] < since) continue;
    const [x, y] = metres.of(fromLattice(lng[row]), fromLattice(lat[row]));
    found.x.push(x);
    found.y.push(y);
    found.time.push(time[row]);
  }
  return found;
}
