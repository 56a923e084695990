import { setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import "maplibre-gl/dist/maplibre-gl.css";

/** Tells MapLibre where its worker is: before the first map of a page. */
export const nameMapWorker = (): void => setWorkerUrl(workerUrl);
