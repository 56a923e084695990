import { buildFabric } from "../../domain/layout/fabric/build.ts";
import type { FabricSources } from "../../domain/layout/fabric/sources.ts";
import { type Draft, layoutFrom } from "../../domain/layout/layout.ts";

/** Grids and microgrids to a side. */
const GRIDS = 8;
const MICROGRIDS = 2 * GRIDS;

/** A community in squares: up to 8 × 8 grids of four microgrids. */
export function madeDraft(sources: FabricSources): Draft {
  const { fabric } = buildFabric(sources);
  const { x, y, length, building } = fabric.cells;
  const [west, south] = [Math.min(...x), Math.min(...y)];
  const [width, height] = [Math.max(...x) - west + 1, Math.max(...y) - south + 1];
  const microgridOf = Array.from({ length }, (_, cell) => {
    const column = Math.floor((MICROGRIDS * (x[cell] - west)) / width);
    return 1 + MICROGRIDS * Math.floor((MICROGRIDS * (y[cell] - south)) / height) + column;
  });
  const gridOf = (microgrid: number) =>
    1 + GRIDS * (Math.floor((microgrid - 1) / MICROGRIDS) >> 1) + (((microgrid - 1) % MICROGRIDS) >> 1);
  const facts = { code: null, kind: "urban", people: [] } as const;
  const ids = [...new Set(microgridOf)];
  return {
    fabric,
    loads: {
      households: Uint32Array.from(building, (id) => (id ? 5 : 0)),
      population: Uint32Array.from(building, (id) => (id ? 13 : 0)),
    },
    layout: layoutFrom({
      microgridOf,
      microgrids: ids.map((id) => [id, { ...facts, name: String(id), grid: gridOf(id) }]),
      grids: [...new Set(ids.map(gridOf))].map((id) => [id, { ...facts, name: String(id), isLocked: false }]),
    }),
  };
}
