import type { MapOptions } from "maplibre-gl";
import type { StartCamera } from "./map-events.ts";

/** How the map behaves: flat, one world, nothing of MapLibre's own on it, and text from the machine's fonts. */
export const mapOptions = (start: StartCamera): Omit<MapOptions, "container"> => ({
  style: { version: 8, sources: {}, layers: [] },
  ...("bounds" in start
    ? { bounds: [...start.bounds] as [number, number, number, number], fitBoundsOptions: { padding: 24 } }
    : { center: [...start.center] as [number, number], zoom: start.zoom, bearing: start.bearing ?? 0 }),
  minZoom: 7,
  maxZoom: 21,
  maxPitch: 0,
  pitchWithRotate: false,
  touchPitch: false,
  renderWorldCopies: false,
  attributionControl: false,
  localIdeographFontFamily: false,
  validateStyle: false,
});
