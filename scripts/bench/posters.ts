import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serialize } from "node:v8";
import { openDatabase } from "../../api/database/database.ts";
import { Memory } from "../../api/memory/memory.ts";
import { type Bordered, mapData } from "../../api/prints/map-data.ts";
import type { PrintOrder } from "../../api/prints/print-data.ts";
import type { PrintWish } from "../../domain/paper/print.ts";
import { fillWhenEmpty } from "../fill.ts";
import { memoryOf } from "./import-process.ts";
import type { PosterResult } from "./poster-process.ts";
import type { Report } from "./report.ts";
import { answerOf, forkScript, stopped } from "./server.ts";

const CASES: { name: string; wish: Partial<PrintWish>; target?: [seconds: string, memory: string] }[] = [
  { name: "A0 as PDF", wish: { format: "pdf" }, target: ["value ≤ 60", "value ≤ 1500"] },
  { name: "A0 as PNG, 300 dpi", wish: { format: "png", dpi: 300 }, target: ["value ≤ 60", "value ≤ 1500"] },
  { name: "preview", wish: { preview: true } },
];

/** A poster of the whole demonstration street, drawn in a process of its own, and the most memory that held. */
export async function posters(report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "minqingtu-posters-"));
  try {
    const file = join(folder, "order");
    const order = await streetOrder(folder);
    writeFileSync(file, serialize(order));
    const households = "households" in order.data ? (order.data.households?.x.length ?? 0) : 0;
    for (const { name, wish, target } of CASES) {
      const child = forkScript("poster-process.ts");
      child.send({ file, wish });
      const { seconds, bytes } = await answerOf<PosterResult>(child);
      const peakMB = memoryOf(child.pid!, "VmHWM") / 1e6;
      await stopped(child);
      const what = `${name}, ${households} households, ${(bytes / 1e6).toFixed(1)} MB`;
      report({ case: what, value: seconds, unit: "s", baseline: null, target: target?.[0] });
      report({ case: `${what}: most memory`, value: peakMB, unit: "MB", baseline: null, target: target?.[1] });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the server hands to a thread for an A0 of the demonstration street. */
async function streetOrder(folder: string): Promise<PrintOrder> {
  const database = await openDatabase({ dataDir: join(folder, "data"), databaseUrl: null });
  await fillWhenEmpty(database, { demo: "street", dataDir: join(folder, "town") });
  const memory = await Memory.load(database.sql, "1");
  const street = [...memory.areas.all()].find(({ level }) => level === "street") as Bordered;
  const wish: PrintWish = {
    ...{ kind: "map", area: street.code, paper: "A0", orientation: "landscape", format: "pdf", dpi: 300 },
    ...{ title: null, colours: "types", names: false, approvalNumber: null, preview: false },
  };
  const data = await mapData(database.sql, memory, street, wish, null);
  await database.close();
  return { wish, data };
}
