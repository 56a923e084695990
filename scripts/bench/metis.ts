import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Assignment, Graph } from "../../domain/layout/partition/graph.ts";
import { numbered } from "../../domain/layout/partition/labels.ts";

/** What METIS makes of a graph (Karypis and Kumar 1998), contiguous; null where `gpmetis` is not installed. */
export function metis(graph: Graph, parts: number): { assignment: Assignment; seconds: number } | null {
  const folder = mkdtempSync(join(tmpdir(), "minqingtu-metis-"));
  const file = join(folder, "graph");
  try {
    writeFileSync(file, graphFile(graph));
    const start = performance.now();
    try {
      execFileSync("gpmetis", ["-contig", "-ufactor=50", "-seed=1", file, String(parts)], { stdio: "ignore" });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
      throw error;
    }
    const seconds = (performance.now() - start) / 1000;
    const lines = readFileSync(`${file}.part.${parts}`, "utf8").trim().split("\n");
    return { assignment: numbered(Uint32Array.from(lines, Number)).assignment, seconds };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** METIS takes whole weights: lengths in decimetres, a road for less, as we count it. */
function graphFile({ nodes, weights, first, neighbours, lengths, roads }: Graph): string {
  const price = [1, 0.35, 0.2, 0.1];
  const rows = Array.from({ length: nodes }, (_, node) => {
    const row = [Math.round(weights[node])];
    for (let at = first[node]; at < first[node + 1]; at++) {
      row.push(neighbours[at] + 1, 1 + Math.round(10 * lengths[at] * price[roads[at]]));
    }
    return row.join(" ");
  });
  return `${nodes} ${neighbours.length / 2} 011 1\n${rows.join("\n")}\n`;
}
