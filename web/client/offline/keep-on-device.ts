// Gets ready for a place without a connection, once the page stands: what it has shown, the map, the ground around.

import type { Position } from "../../../domain/position.ts";
import { TILE_LAYERS } from "../../state/tiles.ts";
import { fetchUntilSilent } from "../silence.ts";
import { fetchTileSources } from "../tiles.ts";
import { openCopies } from "./copies.ts";
import { keptAs } from "./kept-routes.ts";
import { tilesAround } from "./tiles-around.ts";
import { loadLater, startWorker, type TakeOver } from "./worker.ts";

const FROM_ZOOM = 14;
const TO_ZOOM = 18;
const MOST_TILES = 600;

/** Between two requests, so that those of the page come first. */
const PAUSE_MS = 50;

const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));

const idle = () =>
  new Promise<void>((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(() => resolve(), { timeout: 5000 });
    else setTimeout(resolve, 2000);
  });

let working: Promise<boolean> | null = null;

/** Starts the service worker, once, when the page has time for it. */
export function beginKeeping(onNewVersion: (takeOver: TakeOver) => void): void {
  working ??= idle().then(() => startWorker(onNewVersion));
}

let readied: string | null = null;

/**
 * Keeps what a round needs: `packPath`, and the ground around `doors`. One request after the other; the first that fails ends it,
 * and the next start goes on. Does nothing where no service worker answers, or where somebody saves data.
 */
export async function keepForRound(packPath: string, doors: readonly Position[]): Promise<void> {
  if (readied === packPath || !(await working)) return;
  readied = packPath;
  await idle();
  const sourcePaths = TILE_LAYERS.map((layer) => `/api/tiles/${layer}.json`);
  for (const path of ["/api/session", packPath, "/api/town", "/api/grids", ...sourcePaths])
    if (!(await keep(path))) return;
  if (savesData()) return;
  loadLater();
  const sources = await fetchTileSources();
  if (!sources.ok) return;
  const layers = Object.values(sources.value).filter((source) => source !== null);
  const deepest = Math.min(TO_ZOOM, Math.max(...layers.map(({ maxZoom }) => maxZoom)));
  // why all layers of a place before the next: where there are too many tiles, ground is kept whole or not at all
  const tiles = tilesAround(doors, FROM_ZOOM, deepest).flatMap((tile) => {
    const [z, x, y] = tile.split("/");
    const having = layers.filter(({ minZoom, maxZoom }) => minZoom <= Number(z) && Number(z) <= maxZoom);
    return having.map(({ url }) => url.replace("{z}", z).replace("{x}", x).replace("{y}", y));
  });
  for (const tile of tiles.slice(0, MOST_TILES)) if (!(await keep(tile))) return;
}

/** Asks for `path` so that the service worker keeps it, unless it does already; false when that failed. */
async function keep(path: string): Promise<boolean> {
  const kept = keptAs(new URL(path, location.href));
  const copies = await openCopies();
  if (!kept || !copies) return false;
  if (await copies.has(kept.slot)) return true;
  const response = await fetchUntilSilent(path).catch(() => null);
  await response?.arrayBuffer().catch(() => null);
  await pause();
  return response?.ok ?? false;
}

const savesData = (): boolean => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData ?? false;
