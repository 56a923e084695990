// Draws one print from an order in a file, as the server's thread does, says how long that took, and stays until it is ended.

import { readFileSync } from "node:fs";
import { deserialize } from "node:v8";
import { drawPrint } from "../../api/prints/paint/draw-print.ts";
import type { PrintOrder } from "../../api/prints/print-data.ts";

export type PosterResult = { seconds: number; bytes: number; pages: number };

process.on("message", ({ file, wish }: { file: string; wish: Partial<PrintOrder["wish"]> }) => {
  const order = deserialize(readFileSync(file)) as PrintOrder;
  const start = performance.now();
  const { bytes, pages } = drawPrint({ ...order, wish: { ...order.wish, ...wish } }, () => {});
  process.send?.({ seconds: (performance.now() - start) / 1000, bytes: bytes.length, pages } satisfies PosterResult);
});
process.once("disconnect", () => process.exit());
