// npm run bench -- [NAME …]: measurements as JSON lines, each with the baseline it stands against, measured in the same run.
// Only ratios carry from machine to machine; nothing passes or fails here.

import { census } from "./bench/census.ts";
import { columns } from "./bench/columns.ts";
import { editor } from "./bench/editor.ts";
import { fabric } from "./bench/fabric.ts";
import { heat } from "./bench/heat.ts";
import { importing } from "./bench/import.ts";
import { incidents } from "./bench/incidents.ts";
import { layout } from "./bench/layout.ts";
import { live } from "./bench/live.ts";
import { open } from "./bench/open.ts";
import { page } from "./bench/page.ts";
import { pan } from "./bench/pan.ts";
import { partitioning } from "./bench/partition.ts";
import { phone } from "./bench/phone.ts";
import { posters } from "./bench/posters.ts";
import { type Bench, reportTo } from "./bench/report.ts";
import { rights } from "./bench/rights.ts";
import { save } from "./bench/save.ts";
import { search } from "./bench/search.ts";
import { soak } from "./bench/soak.ts";
import { start } from "./bench/start.ts";
import { statistics } from "./bench/statistics.ts";
import { tiles } from "./bench/tiles.ts";
import { wall } from "./bench/wall.ts";
import { wallFrames } from "./bench/wall-frames.ts";

const BENCHES: Record<string, Bench> = {
  start, //            the second npm start, until the page answers
  open, //             the command centre of the county with 1M incidents
  page, //             bytes of script before the map stands
  phone, //            until a worker's phone can be used on slow 3G
  columns, //          350k households on the wire
  tiles, //            350k households as vector tiles
  rights, //           350k households as the database shows them to a scope
  search, //           350k households found as one types
  import: importing, // 350k households from a CSV file
  incidents, //        ten million incidents: a week, lists, reports coming in
  live, //             new incidents on their way to everyone who listens
  wall, //             what a wall of 350k households and 1M incidents is answered
  fabric, //           the ground of a community of 5,000 cells
  census, //           the fewest cut edges beside published optima
  save, //             an edit of a layout on its way into the database
  heat, //             a month of 1M incidents as a density
  statistics, //       hot spots, scans, reports with one cause
  editor, //           5,000 cells opened in the browser
  layout, //           5,000 cells: brush, undo, split, outline, save
  partition: partitioning, // towns divided into grids, beside METIS
  posters, //          an A0 of a street, in a process of its own
  pan, //              100k and 350k households in software WebGL
  "wall-frames": wallFrames, // a wall while ten incidents a second arrive
  soak, //             a day on a wall, compressed: what grows
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  console.error(`no bench ${unknown.join(", ")}; there are ${Object.keys(BENCHES).join(", ")}`);
  process.exit(2);
}
for (const name of asked.length > 0 ? asked : Object.keys(BENCHES)) {
  console.error(`── ${name}`);
  await BENCHES[name](reportTo(name));
}
