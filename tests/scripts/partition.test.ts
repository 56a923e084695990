import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { GraphFault, graphOf } from "../../scripts/support/graph-file.ts";
import { WITH_TSX } from "../support/command.ts";

//  0 ─ 1 ─ 2
//  │   │   │    six houses
//  3 ─ 4 ─ 5
const EDGES = [
  [0, 1],
  [1, 2],
  [3, 4],
  [4, 5],
  [0, 3],
  [1, 4],
  [2, 5],
];
const good = () => ({ weights: [1, 2, 3, 3, 2, 1], edges: EDGES, k: 2 });

describe("npm run partition", () => {
  const folder = mkdtempSync(join(tmpdir(), "minqingtu-partition-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const out = join(folder, "out.json");

  function run(graph: unknown, ...options: string[]) {
    const file = join(folder, "graph.json");
    writeFileSync(file, typeof graph === "string" ? graph : JSON.stringify(graph));
    rmSync(out, { force: true });
    const args = [...WITH_TSX, "scripts/partition.ts", file, "--out", out, ...options];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
    return {
      status,
      stdout,
      stderr,
      parts: existsSync(out) ? (JSON.parse(readFileSync(out, "utf8")) as number[]) : null,
    };
  }

  test("writes the part of each node, with the fewest cut edges when asked", () => {
    const { status, stdout, parts } = run(
      { ...good(), weight_min: 5, weight_max: 7 },
      ...["--objective", "cut-edges", "--seed", "3"],
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ parts: 2, in_band: 1 });
    expect(EDGES.filter(([a, b]) => parts![a] !== parts![b]).length).toBe(3);
  });

  test("says what cannot be had, and writes the nearest", () => {
    const impossible = run({ ...good(), weights: [700, 1, 1, 1, 1, 1], weight_min: 300, weight_max: 500 });
    expect(impossible.status).toBe(1);
    expect(impossible.stderr).toContain("700");
    expect(new Set(impossible.parts).size).toBe(2);
  });

  test("starts from parts there are", () => {
    const from = join(folder, "from.json");
    writeFileSync(from, "[0,0,0,1,1,1]");
    expect(run({ ...good(), band: [6, 6] }, "--from", from).parts).toEqual([0, 0, 0, 1, 1, 1]);
  });

  test("is not started on what it cannot read", () => {
    expect(run("{").stderr).toMatch(/graph\.json 不是 JSON/);
    const unknown = run(good(), "--preset", "pretty");
    expect([unknown.status, unknown.parts]).toEqual([2, null]);
    expect(unknown.stderr).toContain("along-roads");
  });
});

describe("a bad file is named with its bad value and where it stood", () => {
  test.each<[unknown, RegExp]>([
    [[], /应为一个对象/],
    [{ edges: [] }, /缺少数组 weights/],
    [{ weights: [], edges: [] }, /weights 为空/],
    [{ ...good(), weights: [1, 2, -3, 3, 2, 1] }, /weights\[2\] = -3/],
    [{ ...good(), weights: [1, 2, "3", 3, 2, 1] }, /weights\[2\] = "3"/],
    [{ weights: [1] }, /缺少数组 edges/],
    [{ ...good(), edges: [[0, 1], 7] }, /edges\[1\] = 7/],
    [{ ...good(), edges: [[0, 6]] }, /edges\[0\]\[1\] = 6：应为 0–5/],
    [{ ...good(), edges: [[4, 4]] }, /edges\[0\]：单元 4 与自己相邻/],
    [{ ...good(), edges: [[0, 1, -2]] }, /edges\[0\]\[2\] = -2/],
    [{ ...good(), edges: [[0, 1, 2, 9]] }, /edges\[0\]\[3\] = 9/],
    [{ ...good(), k: 1.5 }, /k = 1\.5/],
    [{ ...good(), weight_min: 9, weight_max: 3 }, /最小 9 大于最大 3/],
    [{ ...good(), band: [1] }, /band = \[1\]/],
    [{ ...good(), areas: [1, 2] }, /areas 有 2 项，应为 6 项/],
    [{ ...good(), areas: [1, 1, 1, 1, 1, 1], outer_lengths: [1, 1, 1, 1, 1, 1] }, /缺少数组 blocks/],
  ])("%j", (file, message) => {
    expect(() => graphOf(file)).toThrow(GraphFault);
    expect(() => graphOf(file)).toThrow(message);
  });

  test("edges given twice count with both lengths", () => {
    const { graph } = graphOf({
      weights: [1, 1],
      edges: [
        [0, 1, 2],
        [1, 0, 3, 2],
      ],
    });
    expect([[...graph.lengths], [...graph.roads]]).toEqual([
      [5, 5],
      [2, 2],
    ]);
  });
});
