import type { FabricSources } from "../../domain/layout/fabric/sources.ts";
import { inThread } from "../in-thread.ts";

/** A fabric as it is stored: bytes of domain/layout/fabric/encode.ts, and what was wrong with its sources. */
export type Built = { body: Uint8Array; cells: number; notes: unknown };

type Told = { progress: number } | Built;

/** Builds a fabric in a thread of its own; `onProgress` hears 0–1. Rejects when it cannot be built, or when `stop` is called. */
export function buildInThread(sources: FabricSources, onProgress: (progress: number) => void) {
  const file = new URL("./fabric-worker.mjs", import.meta.url);
  const { result, end } = inThread(file, sources, "builds a fabric", (told: Told) => {
    if (!("progress" in told)) return told;
    onProgress(told.progress);
    return undefined;
  });
  return { built: result, stop: end };
}
