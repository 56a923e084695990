import { type Datum, toWgs84 } from "../../domain/datum.ts";
import type { Position } from "../../domain/position.ts";
import type { Queryable } from "../database/database.ts";
import { datumHits, type Hits, hasGround } from "./datum-queries.ts";

/** The datums a file may be in without saying so; CGCS2000 is WGS 84. */
const CANDIDATES = ["wgs84", "gcj02", "bd09"] as const;

const NAMES = { wgs84: "WGS 84", gcj02: "GCJ-02", bd09: "BD-09" };

/** Evidence from the finest to the coarsest: 581 m off, a point leaves its building surely and its street seldom. */
const EVIDENCE = [
  ["buildings", "楼栋"],
  ["land", "地块"],
  ["areas", "社区或网格"],
] as const;

/** A lead smaller than this share of the sample may be chance. */
const LEAD_SHARE = 0.1;
const LEAD_POINTS = 3;

export type Guess = { datum: Datum; isSure: boolean; sentence: string };

/** Which datum puts `sample` into buildings and areas that are there already; WGS 84 where nothing tells. */
export async function guessDatum(tx: Queryable, sample: readonly Position[]): Promise<Guess> {
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
  return judge(hits, sample.length);
}

/** Judges the hits of each datum among `points` points. The finest evidence that tells them apart decides. */
export function judge(hits: readonly Hits[], points: number): Guess {
  for (const [key, name] of EVIDENCE) {
    const ranked = CANDIDATES.map((datum) => ({ datum, count: hits.find((hit) => hit.datum === datum)?.[key] ?? 0 }));
    ranked.sort((a, b) => b.count - a.count);
    const [best, second] = ranked;
    if (best.count - second.count < Math.max(LEAD_POINTS, points * LEAD_SHARE)) continue;
    return {
      datum: best.datum,
      isSure: true,
      sentence: `坐标按 ${NAMES[best.datum]} 读取：抽查的 ${points} 个点里有 ${best.count} 个落在已有${name}内，按 ${NAMES[second.datum]} 只有 ${second.count} 个。`,
    };
  }
  return {
    datum: "wgs84",
    isSure: false,
    sentence: `抽查的 ${points} 个点与已有的楼栋、网格对照不出坐标系，坐标按 WGS 84（CGCS2000）读取。如果不对，请用 --datum 指明。`,
  };
}
