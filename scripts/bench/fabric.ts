import { openDatabase } from "../../api/database/database.ts";
import { communityTwiceArea } from "../../domain/layout/fabric/border.ts";
import { buildFabric } from "../../domain/layout/fabric/build.ts";
import { cellsOf } from "../../domain/layout/fabric/cells-of.ts";
import { checkFabric } from "../../domain/layout/fabric/check.ts";
import { decodeFabric, encodeFabric } from "../../domain/layout/fabric/encode.ts";
import type { FabricSources } from "../../domain/layout/fabric/sources.ts";
import { findPostgres, startPostgres } from "../support/postgres-server.ts";
import { BENCH_KEYS } from "./bench-key.ts";
import { madeCommunity } from "./made-community.ts";
import { medianMs, progress, type Report } from "./report.ts";

/** 71 × 71 houses: 5,041 cells. */
const SIDE = 71;

/** The fabric of a community of 5,000 cells: building it, its size, opening it, finding households in it. */
export async function fabric(report: Report): Promise<void> {
  const sources = madeCommunity(SIDE);
  const { fabric } = buildFabric(sources);
  const flaws = checkFabric(fabric, communityTwiceArea(sources.border, sources.origin));
  progress(`${fabric.cells.length} cells, ${fabric.arcs.length} arcs, ${flaws.length} flaws`);
  report({
    case: "5,000 cells, build",
    value: (await medianMs(3, () => buildFabric(sources))) / 1000,
    unit: "s",
    baseline: await voronoiSeconds(sources),
    against: "PostGIS: ST_VoronoiLines of the same outlines alone",
    target: "value ≤ 10",
  });
  const bytes = encodeFabric(fabric);
  const json = JSON.stringify(fabric, (_, value) => (ArrayBuffer.isView(value) ? [...(value as Int32Array)] : value));
  report({
    case: "5,000 cells, stored",
    value: bytes.length,
    unit: "bytes",
    baseline: json.length,
    against: "its columns as JSON",
    target: "value ≤ 500,000",
  });
  report({
    case: "5,000 cells, open",
    value: await medianMs(9, () => decodeFabric(bytes)),
    unit: "ms",
    baseline: await medianMs(9, () => JSON.parse(json)),
    against: "JSON.parse of its columns",
    target: "value ≤ 1,000",
  });
  const { x, y, length } = fabric.cells;
  report({
    case: "5,000 places, their cells",
    value: await medianMs(9, () => cellsOf(fabric, { building: new Int32Array(length), x, y })),
    unit: "ms",
    baseline: null,
  });
}

/** Seconds PostGIS takes for the Voronoi lines of all outlines in steps of two metres; null where there is no server. */
async function voronoiSeconds({ buildings }: FabricSources): Promise<number | null> {
  const found = findPostgres();
  if (!found) return null;
  const postgres = await startPostgres(found);
  const { sql, close } = await openDatabase({
    dataDir: "",
    databaseUrl: postgres.url("postgres"),
    dataKeys: BENCH_KEYS,
  });
  try {
    const outlines = JSON.stringify(buildings.map(({ footprint }) => footprint));
    const ms = await medianMs(
      1,
      () => sql`
        select st_npoints(st_voronoilines(st_collect(st_segmentize(st_boundary(st_geomfromgeojson(value::text)), 2e-5))))
        from json_array_elements(${outlines}::text::json)`,
    );
    return ms / 1000;
  } finally {
    await close();
    await postgres.stop();
  }
}
