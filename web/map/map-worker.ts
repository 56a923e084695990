import { prewarm, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import "maplibre-gl/dist/maplibre-gl.css";

/** Tells MapLibre where its worker is, and begins it: before the first map of a page, which would wait for it. */
export function startMapWorker(): void {
  setWorkerUrl(workerUrl);
  prewarm();
}
