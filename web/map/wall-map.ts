import type { FeatureCollection } from "geojson";
import { type GeoJSONSource, type ImageSource, Map as MapLibreMap, type StyleSpecification } from "maplibre-gl";
import type { Bounds, Position } from "../../domain/position.ts";
import { applyChange } from "./apply-change.ts";
import { easeOut, isShortWay } from "./gestures.ts";
import type { Padding } from "./map-events.ts";
import { mapOptions } from "./map-options.ts";
import { startMapWorker } from "./map-worker.ts";
import { PALETTES } from "./palette.ts";
import { paintSteps } from "./stepped-heat.ts";
import { styleChanges } from "./style-changes.ts";
import { markImage, markPoints } from "./wall-marks.ts";
import type { WallPicture } from "./wall-picture.ts";
import { HEAT_BELOW, type WallSource, wallStyle } from "./wall-style.ts";

startMapWorker();

const FLIGHT_MS = 400;

export type WallMapEvents = {
  /** the map stands still at another place: what lies above it has to be placed anew */
  onStill(): void;
  onMoving(): void;
  onReady(): void;
};

/** What is to be seen, clear of what covers the map. */
export type WallFlight = { bounds: Bounds; padding: Padding };

/** The map of a wall, as an island like `MapView`: nobody touches it, it is given pictures and told where to look. */
export class WallMap {
  private readonly container: HTMLElement;
  private readonly events: WallMapEvents;
  private readonly heatCanvas = document.createElement("canvas");
  private map: MapLibreMap;
  private picture: WallPicture | null = null;
  private style: StyleSpecification | null = null;
  private tiles: WallPicture["tiles"] | null = null;
  private given: Partial<Record<WallSource, FeatureCollection>> = {};
  private markList: WallPicture["marks"] | null = null;
  private heat: WallPicture["heat"] | undefined;
  private flight: WallFlight | null = null;
  private loaded = false;
  private ready = false;

  constructor(container: HTMLElement, bounds: Bounds, events: WallMapEvents) {
    this.container = container;
    this.events = events;
    this.map = this.createMap({ bounds });
  }

  /** Draws `picture`; only what changed since the last call is touched. */
  show(picture: WallPicture): void {
    if (this.picture && this.picture.rem !== picture.rem)
      for (const id of this.map.listImages()) this.map.removeImage(id);
    this.picture = picture;
    this.update();
  }

  /** In 400 ms when the way is under one screen, else at once. */
  look(flight: WallFlight, still = false): void {
    this.flight = flight;
    const { map } = this;
    const bounds = [...flight.bounds] as [number, number, number, number];
    const camera = map.cameraForBounds(bounds, { padding: flight.padding, maxZoom: 17.5 });
    if (!camera?.center) return;
    const way = map.project(camera.center);
    const { clientWidth, clientHeight } = this.container;
    const wayPx = Math.hypot(way.x - clientWidth / 2, way.y - clientHeight / 2);
    const near = isShortWay(wayPx, (camera.zoom ?? 0) - map.getZoom(), Math.max(clientWidth, clientHeight));
    const target = { center: camera.center, zoom: camera.zoom, bearing: 0 };
    if (near && !still) map.easeTo({ ...target, duration: FLIGHT_MS, easing: easeOut });
    else map.jumpTo(target);
  }

  /** px from the map's upper left corner */
  project([lng, lat]: Position): readonly [x: number, y: number] {
    const { x, y } = this.map.project([lng, lat]);
    return [x, y];
  }

  resize(): void {
    this.map.resize();
    if (this.flight) this.look(this.flight, true);
  }

  destroy(): void {
    this.map.remove();
  }

  private createMap(start: Parameters<typeof mapOptions>[0]): MapLibreMap {
    const map = new MapLibreMap({
      container: this.container,
      ...mapOptions(start),
      interactive: false,
      fadeDuration: 0,
      // why: weeks of scenes must weigh what one does; the browser has the tiles that are seen again
      maxTileCacheSize: 0,
    });
    map.on("style.load", () => {
      this.loaded = true;
      this.update();
    });
    map.setMissingStyleImageResolver((id) => {
      const image = markImage(id, this.picture?.rem ?? 24);
      if (image && !map.hasImage(id)) map.addImage(id, image.data, image.options);
    });
    // newer tiles have waited for those that were loading
    map.on("idle", () => this.picture?.tiles !== this.tiles && this.update());
    map.on("movestart", () => this.events.onMoving());
    map.on("moveend", () => this.events.onStill());
    map.on("webglcontextlost", () => {
      this.loaded = false;
    });
    map.on("webglcontextrestored", () => this.rebuild());
    return map;
  }

  private update(): void {
    const { map, picture } = this;
    if (!picture || !this.loaded) return;
    const style = wallStyle(this.tilesNow(picture), Math.round(map.getCenter().lat), picture.rem);
    if (this.style === null || JSON.stringify(style) !== JSON.stringify(this.style)) {
      for (const change of styleChanges(this.style, style)) applyChange(map, change);
      this.style = style;
      // why: layers of the style that came again lie above it now
      if (map.getLayer("heat")) map.moveLayer("heat", HEAT_BELOW);
    }
    this.give("veil", picture.scope ?? NOTHING);
    this.give("open", picture.open);
    this.give("borders", picture.borders);
    this.give("focus", picture.focus);
    if (this.markList !== picture.marks) {
      this.markList = picture.marks;
      this.give("marks", markPoints(picture.marks));
    }
    this.drawHeat(picture.heat);
    if (!this.ready) {
      this.ready = true;
      map.once("idle", () => this.events.onReady());
    }
  }

  // why not others while some are loading: those would stay what they are, and not be there when the page starts without a network
  private tilesNow({ tiles }: WallPicture): WallPicture["tiles"] {
    if (this.tiles === null || this.map.areTilesLoaded()) this.tiles = tiles;
    return this.tiles;
  }

  private give(source: WallSource, data: FeatureCollection): void {
    if (this.given[source] === data) return;
    (this.map.getSource(source) as GeoJSONSource).setData(data);
    this.given[source] = data;
  }

  private drawHeat(heat: WallPicture["heat"]): void {
    if (this.heat === heat) return;
    this.heat = heat;
    const { map } = this;
    const image = heat && paintSteps(this.heatCanvas, heat, PALETTES.dark.heat);
    if (map.getLayer("heat")) map.setLayoutProperty("heat", "visibility", image ? "visible" : "none");
    if (!heat || !image) return;
    const [west, south, east, north] = heat.field.bounds;
    const coordinates: [Corner, Corner, Corner, Corner] = [
      [west, north],
      [east, north],
      [east, south],
      [west, south],
    ];
    if (!map.getSource("heat")) {
      map.addSource("heat", { type: "image", coordinates } as Parameters<MapLibreMap["addSource"]>[1]);
      map.addLayer({ id: "heat", type: "raster", source: "heat", paint: { "raster-fade-duration": 0 } }, HEAT_BELOW);
    }
    (map.getSource("heat") as ImageSource).updateImage({ image, coordinates });
  }

  /** Nothing of a lost context can be kept: a new map at the same place, showing the same. */
  private rebuild(): void {
    const { lng, lat } = this.map.getCenter();
    const zoom = this.map.getZoom();
    this.map.remove();
    this.loaded = false;
    this.ready = false;
    this.style = null;
    this.tiles = null;
    this.given = {};
    this.markList = null;
    this.heat = undefined;
    this.map = this.createMap({ center: [lng, lat], zoom });
  }
}

type Corner = [lng: number, lat: number];

const NOTHING: FeatureCollection = { type: "FeatureCollection", features: [] };
