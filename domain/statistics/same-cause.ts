import { neighboursWithin } from "./neighbours.ts";
import { poissonAtLeast } from "./poisson.ts";

/** Reports of one kind: places in metres, times in seconds. */
export type Reports = { x: ArrayLike<number>; y: ArrayLike<number>; time: ArrayLike<number> };

export type Together = {
  /** reports belong together when they are no farther apart than this … */
  reachM: number;
  /** … and no longer */
  withinS: number;
  /** a report with this many about it, itself counted, is the core of a case */
  least: number;
};

/**
 * Which case each report belongs to, numbered by its first report; -1 for none. ST-DBSCAN (Birant and Kut 2007), which is DBSCAN
 * (Ester and others 1996) with a reach in space and one in time: a core has `least` reports within both reaches; cores within reach
 * of each other are one case, and who is within reach of a core belongs to the case of the earliest such report.
 *
 *     ·  ●─●─●  ·      ● core   ○ at the rim   · none
 *        │   ╲
 *        ●    ○
 */
export function casesTogether({ x, y, time }: Reports, { reachM, withinS, least }: Together): Int32Array {
  const byTime = Array.from({ length: x.length }, (_, report) => report).sort((a, b) => time[a] - time[b] || a - b);
  const { first, others } = neighboursWithin(x, y, reachM);
  const around = byTime.map((_, report): number[] => {
    const near = [report];
    for (let k = first[report]; k < first[report + 1]; k++) {
      if (Math.abs(time[others[k]] - time[report]) <= withinS) near.push(others[k]);
    }
    return near;
  });
  const cases = new Int32Array(x.length).fill(-1);
  let count = 0;
  for (const start of byTime) {
    if (cases[start] >= 0 || around[start].length < least) continue;
    cases[start] = count;
    const queue = [start];
    for (const at of queue) {
      if (around[at].length < least) continue;
      for (const near of around[at]) {
        if (cases[near] >= 0) continue;
        cases[near] = count;
        queue.push(near);
      }
    }
    count++;
  }
  return cases;
}

/** Reports that seem to have one cause. */
export type ProposedCase = {
  /** numbers of the reports, the earliest first */
  reports: number[];
  x: number;
  y: number;
  /** from the middle to the farthest report */
  radiusM: number;
  from: number;
  to: number;
  /** reports that would be usual in that circle over as long a time, by what was reported there before */
  usual: number;
  /** chance of so many when `usual` is the mean (Poisson); the circle was chosen for its reports, so take it as an order, not as a test */
  chance: number;
};

/**
 * Cases of many reports and one cause, the least usual first. `earlier` are reports of the same kind from `since` up to the first
 * of `reports`; a case is left out when its chance is above `chance`: a market has five complaints every week.
 */
export function proposedCases(
  reports: Reports,
  together: Together,
  earlier: Reports & { since: number },
  chance = 0.001,
): ProposedCase[] {
  const groups = new Map<number, number[]>();
  casesTogether(reports, together).forEach((group, report) => {
    if (group < 0) return;
    const members = groups.get(group);
    if (members) members.push(report);
    else groups.set(group, [report]);
  });
  const until = Array.from(reports.time).reduce((least, time) => Math.min(least, time), Infinity);
  return [...groups.values()]
    .map((members) => {
      members.sort((a, b) => reports.time[a] - reports.time[b]);
      const mean = (column: ArrayLike<number>): number =>
        members.reduce((sum, report) => sum + column[report], 0) / members.length;
      const [x, y] = [mean(reports.x), mean(reports.y)];
      const radiusM = Math.max(...members.map((report) => Math.hypot(reports.x[report] - x, reports.y[report] - y)));
      const [from, to] = [reports.time[members[0]], reports.time[members[members.length - 1]]];
      const before = countWithin(earlier, x, y, Math.max(radiusM, together.reachM), until);
      // why half a report more: a place where nothing was reported yet is not a place where nothing can be
      const usual =
        ((before + 0.5) * (to - from + together.withinS)) / Math.max(together.withinS, until - earlier.since);
      return { reports: members, x, y, radiusM, from, to, usual, chance: poissonAtLeast(members.length, usual) };
    })
    .filter((one) => one.chance <= chance)
    .sort((a, b) => a.chance - b.chance || b.reports.length - a.reports.length);
}

function countWithin({ x, y, time }: Reports, atX: number, atY: number, metres: number, until: number): number {
  let count = 0;
  for (let i = 0; i < x.length; i++) {
    if (time[i] < until && (x[i] - atX) ** 2 + (y[i] - atY) ** 2 <= metres * metres) count++;
  }
  return count;
}
