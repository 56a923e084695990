import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cleanCoverage, narrowGaps, unionOf } from "../../domain/layout/coverage/clean.ts";
import { invalidEdges, invalidEdgesOf } from "../../domain/layout/coverage/invalid-edges.ts";
import type { MultiPolygon } from "../../domain/layout/coverage/rings.ts";
import { simplifyCoverage } from "../../domain/layout/coverage/simplify.ts";
import { describeShared } from "../support/shared.ts";
import { canonicalLine, canonicalPolygon, readWkt } from "../support/well-known-text.ts";

type Case = { name: string; calls: { check: string; args: unknown[] }[] };

const polygonsOf = (text: unknown): MultiPolygon[] =>
  Array.isArray(text) ? text.flatMap(polygonsOf) : readWkt(text as string).polygons;
const linesOf = (text: unknown) => (text ? readWkt(text as string).lines : []).map(canonicalLine).sort();
const canonical = (polygons: readonly MultiPolygon[]) => polygons.map(canonicalPolygon);
const apart = (polygon: MultiPolygon): MultiPolygon[] => polygon.map((piece) => [piece]);

const PREFERENCES = {
  MERGE_LONGEST_BORDER: "longest-border",
  MERGE_MAX_AREA: "largest",
  MERGE_MIN_AREA: "smallest",
  MERGE_MIN_INDEX: "first",
} as const;

/** What each check of the file asks, and what is expected. Undefined: of texts that the file names and does not hold. */
const CHECKS: Record<string, (args: unknown[]) => [actual: unknown, expected: unknown] | undefined> = {
  "CoverageValidatorTest checkValid": ([coverage]) => [invalidEdges(polygonsOf(coverage)).flat(), []],
  "CoverageValidatorTest checkInvalid": ([coverage, lines]) => [
    invalidEdges(polygonsOf(coverage)).map((found) => found.map(canonicalLine).sort()),
    (lines as unknown[]).map(linesOf),
  ],
  "CoverageValidatorTest checkInvalidWithGaps": ([coverage, width, lines]) => [
    invalidEdges(polygonsOf(coverage), Number(width)).map((found) => found.map(canonicalLine).sort()),
    (lines as unknown[]).map(linesOf),
  ],
  "CoveragePolygonValidatorTest checkValid": ([target, others]) => [
    invalidEdgesOf(polygonsOf(target)[0], polygonsOf(others).flatMap(apart)),
    [],
  ],
  "CoveragePolygonValidatorTest checkInvalid": ([target, others, ...more]) => [
    invalidEdgesOf(polygonsOf(target)[0], polygonsOf(others).flatMap(apart), more.length > 1 ? Number(more[0]) : 0)
      .map(canonicalLine)
      .sort(),
    linesOf(more[more.length - 1]),
  ],
  "CoverageGapFinderTest checkGaps": ([coverage, width, gaps]) => {
    const { polygons, lines } = readWkt(gaps as string);
    const expected = [...polygons.flat().flatMap(([shell]) => (shell ? [shell] : [])), ...lines];
    return [
      narrowGaps(polygonsOf(coverage).flatMap(apart), Number(width)).flatMap((gap) =>
        gap.map(([shell]) => canonicalLine(shell)),
      ),
      expected.map(canonicalLine),
    ];
  },
  "CoverageUnionTest checkUnion": ([coverage, union]) => [
    canonical([unionOf(polygonsOf(coverage))]),
    canonical(polygonsOf(union)),
  ],
  "CoverageCleanerTest checkClean": ([coverage, clean]) => [
    canonical(cleanCoverage(polygonsOf(coverage))),
    canonical(polygonsOf(clean)),
  ],
  "CoverageCleanerTest checkCleanSnap": ([coverage, tolerance, clean]) => {
    const cleaned = cleanCoverage(polygonsOf(coverage), { tolerance: Number(tolerance) });
    return clean === undefined
      ? [invalidEdges(cleaned).flat(), []]
      : [canonical(cleaned), canonical(polygonsOf(clean))];
  },
  "CoverageCleanerTest checkCleanGapWidth": ([coverage, gapWidth, clean]) =>
    coverage === "covWithGaps"
      ? undefined
      : [canonical(cleanCoverage(polygonsOf(coverage), { gapWidth: Number(gapWidth) })), canonical(polygonsOf(clean))],
  "CoverageCleanerTest checkCleanOverlapMerge": ([coverage, strategy, clean]) => {
    if (coverage === "covWithOverlap") return undefined;
    const overlapsTo = PREFERENCES[String(strategy).replace("CoverageCleaner.", "") as keyof typeof PREFERENCES];
    return [canonical(cleanCoverage(polygonsOf(coverage), { overlapsTo })), canonical(polygonsOf(clean))];
  },
  "CoverageSimplifierTest checkNoop": ([coverage]) => [
    canonical(simplifyCoverage(polygonsOf(coverage), 0)),
    canonical(polygonsOf(coverage)),
  ],
  "CoverageSimplifierTest checkResult": ([coverage, ...more]) => {
    // several tolerances stand there as `new double[] { 0, 3, 6 }`
    const tolerances = more.flat().filter((one) => typeof one === "number");
    const simplified = simplifyCoverage(polygonsOf(coverage), tolerances.length > 1 ? tolerances : tolerances[0]);
    return [canonical(simplified), canonical(polygonsOf(more[more.length - 1]))];
  },
  "CoverageSimplifierTest checkResultInner": ([coverage, tolerance, expected]) => [
    canonical(simplifyCoverage(polygonsOf(coverage), Number(tolerance), { innerOnly: true })),
    canonical(polygonsOf(expected)),
  ],
};

describeShared("coverage cases of JTS", (folder) => {
  const file = join(folder, "fixtures/coverage-cases.json");
  const { suites }: { suites: Record<string, Case[]> } = JSON.parse(readFileSync(file, "utf8"));
  const leftOut: string[] = [];
  for (const [suite, cases] of Object.entries(suites)) {
    for (const { name, calls } of cases) {
      const asked = calls.flatMap(({ check, args }) => {
        const pair = CHECKS[`${suite} ${check}`]?.(args);
        return pair ? [pair] : [];
      });
      if (asked.length === 0) leftOut.push(`${suite} ${calls.map(({ args }) => String(args[0]).slice(0, 7))}`);
      else
        test(`${suite} ${name}`, () => {
          for (const [actual, expected] of asked) expect(actual).toEqual(expected);
        });
    }
  }

  // the file names two texts that it does not hold
  test("nothing but texts that are not in the file is left out", () => {
    const others = leftOut.filter((what) => !/^CoverageCleanerTest covWith/.test(what));
    expect(others).toEqual([]);
  });
});
