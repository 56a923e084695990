import type { Position } from "../position.ts";

/** A report as far as a case of many is made of it. */
export type Report = {
  position: Position;
  kind: string;
  urgency: { code: string; rank: number };
  address: string | null;
};

/** What a case of `reports` (at least one) is: the kind of most, the greatest urgency, where the most central of them is. */
export function caseOf(reports: readonly Report[]): {
  position: Position;
  kind: string;
  urgency: string;
  address: string | null;
} {
  const kinds = reports.map(({ kind }) => kind);
  const countOf = (kind: string): number => kinds.filter((one) => one === kind).length;
  const kind = kinds.reduce((most, one) => (countOf(one) > countOf(most) ? one : most));
  const urgency = reports
    .map((report) => report.urgency)
    .reduce((most, one) => (one.rank > most.rank ? one : most)).code;
  const mean = (axis: 0 | 1): number => reports.reduce((sum, { position }) => sum + position[axis], 0) / reports.length;
  const [lng, lat] = [mean(0), mean(1)];
  const squash = Math.cos((lat * Math.PI) / 180);
  const far = ({ position }: Report): number => Math.hypot((position[0] - lng) * squash, position[1] - lat);
  const { position, address } = reports.reduce((nearest, one) => (far(one) < far(nearest) ? one : nearest));
  return { position, kind, urgency, address };
}
