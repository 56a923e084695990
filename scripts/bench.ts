// npm run bench -- [NAME …]: measurements as JSON lines, each with the baseline it stands against, measured in the same run.
// Only ratios carry from machine to machine; nothing passes or fails here.

import { columns } from "./bench/columns.ts";
import { heat } from "./bench/heat.ts";
import { type Bench, reportTo } from "./bench/report.ts";
import { tiles } from "./bench/tiles.ts";

const BENCHES: Record<string, Bench> = {
  columns,
  tiles,
  heat,
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
