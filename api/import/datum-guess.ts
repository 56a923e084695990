import { type Datum, toWgs84 } from "../../domain/datum.ts";
import type { Position } from "../../domain/position.ts";
import type { Queryable } from "../database/database.ts";
import { datumHits, type Hits, hasGround } from "./datum-queries.ts";
import type { Evidence } from "./kind.ts";

/** The datums a file may be in without saying so; CGCS2000 is WGS 84. */
const CANDIDATES = ["wgs84", "gcj02", "bd09"] as const;

const NAMES = { wgs84: "WGS 84", gcj02: "GCJ-02", bd09: "BD-09" };

/**
 * When a kind of evidence decides: the share of the sample that the best datum puts inside, and how many times that of the
 * second best it must be.
 * why: in the right datum nearly all of a town's own points lie within its borders. Half of them lie in buildings at best,
 * but 581 m off only a fifth do. Land is coarse, and gates and shops lie on its edges, so only whole buildings and
 * households are held against it.
 */
const DECIDES: Record<Evidence, { name: string; share: number; times: number }> = {
  areas: { name: "社区或网格", share: 0.8, times: 1.1 },
  buildings: { name: "楼栋", share: 0.2, times: 2 },
  land: { name: "地块", share: 0.5, times: 1.5 },
};

/** A lead of fewer points may be chance. */
const LEAD_POINTS = 3;

export type Guess = { datum: Datum; isSure: boolean; sentence: string };

/** Which datum puts `sample` into buildings and areas that are there already; WGS 84 where nothing tells. */
export async function guessDatum(
  tx: Queryable,
  sample: readonly Position[],
  evidence: readonly Evidence[],
): Promise<Guess> {
  if (sample.length === 0 || !(await hasGround(tx))) {
    return {
      datum: "wgs84",
      isSure: true,
      sentence: "数据库里还没有楼栋或网格可以对照，坐标按 WGS 84（CGCS2000）读取。",
    };
  }
  const taken = CANDIDATES.flatMap((datum) =>
    sample.map((position) => ({ datum, position: toWgs84(position, datum) })),
  );
  const hits = await datumHits(
    tx,
    taken.map(({ datum }) => datum),
    taken.map(({ position }) => position[0]),
    taken.map(({ position }) => position[1]),
  );
  return judge(hits, sample.length, evidence);
}

/** Judges the hits of each datum among `points` points: the first evidence that tells them apart decides. */
export function judge(hits: readonly Hits[], points: number, evidence: readonly Evidence[]): Guess {
  for (const key of evidence) {
    const { name, share, times } = DECIDES[key];
    const ranked = CANDIDATES.map((datum) => ({ datum, count: hits.find((hit) => hit.datum === datum)?.[key] ?? 0 }));
    ranked.sort((a, b) => b.count - a.count);
    const [best, second] = ranked;
    const leads = best.count >= Math.max(second.count * times, second.count + LEAD_POINTS);
    if (!leads || best.count < points * share) continue;
    const inside = `抽查的 ${points} 个点里有 ${best.count} 个落在已有${name}内`;
    return {
      datum: best.datum,
      isSure: true,
      sentence: `坐标按 ${NAMES[best.datum]} 读取：${inside}，按 ${NAMES[second.datum]} 只有 ${second.count} 个。`,
    };
  }
  return {
    datum: "wgs84",
    isSure: false,
    sentence: `抽查的 ${points} 个点与已有的楼栋、网格对照不出坐标系，坐标按 WGS 84（CGCS2000）读取。如果不对，请用 --datum 指明。`,
  };
}
