import { MapLibreOverlay } from "@deck.gl/maplibre";
import { Map as MapLibreMap, type MapMouseEvent } from "maplibre-gl";
import type { Position } from "../../domain/position.ts";
import { texts } from "../text/language.ts";
import { Applied } from "./applied.ts";
import { levelAt } from "./area-layers.ts";
import { AreaTool } from "./area-tool.ts";
import { FramesOnDemand } from "./frames.ts";
import { easeOut, isShortWay, pointerType } from "./gestures.ts";
import { isGround, pointHit, TILE_HIT_LAYERS, tileHit } from "./hits.ts";
import { styleImage } from "./images.ts";
import { createDrawing } from "./layers/draw-order.ts";
import type { Flight, MapEvents, Padding, StartCamera } from "./map-events.ts";
import { mapOptions } from "./map-options.ts";
import { startMapWorker } from "./map-worker.ts";
import { PALETTES } from "./palette.ts";
import { PlanTool } from "./plan-tool.ts";
import { metersPerPixel } from "./road-widths.ts";
import { createScene, type Scene } from "./scene.ts";
import type { Camera, Hit, PointerInput, SceneInput } from "./scene-input.ts";

startMapWorker();

const FLIGHT_MS = 400;

/** The map as an island: give it a scene input, get pointer events and the camera back. The only file that calls MapLibre. */
export class MapView {
  private readonly container: HTMLElement;
  private readonly events: MapEvents;
  private readonly reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");
  private readonly makeScene = createScene();
  private draw = createDrawing();
  private map: MapLibreMap;
  private overlay: MapLibreOverlay | null = null;
  private readonly frames = new FramesOnDemand();
  private input: SceneInput | null = null;
  private scene: Scene | null = null;
  private applied = new Applied();
  private hoverFrame = 0;
  private tool: { kind: SceneInput["tool"]; dispose(): void } | null = null;
  private ready = false;

  constructor(container: HTMLElement, start: StartCamera, events: MapEvents) {
    this.container = container;
    this.events = events;
    this.map = this.createMap(start);
  }

  /** Draws `input`; only what changed since the last call is touched. */
  show(input: SceneInput): void {
    const before = this.input;
    this.input = input;
    if (before && (before.theme !== input.theme || before.language !== input.language || before.codes !== input.codes))
      this.dropImages();
    this.takeTool(input.tool);
    this.update();
  }

  /** 400 ms when the way is under one screen, else a cut; a cut too under prefers-reduced-motion. */
  flyTo(flight: Flight): void {
    const { map } = this;
    const target =
      "bounds" in flight
        ? map.cameraForBounds([...flight.bounds] as [number, number, number, number], {
            padding: 40,
            maxZoom: flight.maxZoom ?? 19,
          })
        : { center: [...flight.position] as [number, number], zoom: flight.zoom };
    if (!target?.center) return;
    const way = map.project(target.center);
    const { clientWidth, clientHeight } = this.container;
    const wayPx = Math.hypot(way.x - clientWidth / 2, way.y - clientHeight / 2);
    const near = isShortWay(wayPx, (target.zoom ?? map.getZoom()) - map.getZoom(), Math.max(clientWidth, clientHeight));
    const camera = { center: target.center, zoom: target.zoom, bearing: map.getBearing() };
    if (near && !this.reducedMotion.matches) map.easeTo({ ...camera, duration: FLIGHT_MS, easing: easeOut });
    else map.jumpTo(camera);
  }

  zoomBy(steps: number): void {
    this.map.easeTo({
      zoom: this.map.getZoom() + steps,
      duration: this.reducedMotion.matches ? 0 : 200,
      easing: easeOut,
    });
  }

  /** a cut */
  setCamera({ center, zoom, bearing = 0 }: { center: Position; zoom: number; bearing?: number }): void {
    this.map.jumpTo({ center: [...center] as [number, number], zoom, bearing });
  }

  /** what panels cover of the map, so that flights end in the free part */
  setPadding(padding: Padding): void {
    this.map.setPadding(padding);
  }

  northUp(): void {
    this.map.easeTo({ bearing: 0, duration: this.reducedMotion.matches ? 0 : 200 });
  }

  /** What is seen as the address of a PNG, once everything that is shown has come and nothing moves. */
  picture(): Promise<string> {
    const { map } = this;
    return new Promise((resolve) => {
      map.once("idle", () => {
        // why within a frame: what was drawn is gone from the canvas afterwards
        map.once("render", () => resolve(map.getCanvas().toDataURL("image/png")));
        map.triggerRepaint();
      });
      map.triggerRepaint();
    });
  }

  resize(): void {
    this.map.resize();
  }

  destroy(): void {
    cancelAnimationFrame(this.hoverFrame);
    this.tool?.dispose();
    this.map.remove();
  }

  private createMap(start: StartCamera): MapLibreMap {
    const map = new MapLibreMap({
      container: this.container,
      ...mapOptions(start),
      fadeDuration: this.reducedMotion.matches ? 0 : 120,
    });
    map.touchZoomRotate.disableRotation();
    const label = this.container.getAttribute("aria-label");
    if (label) map.getCanvas().setAttribute("aria-label", label);
    map.on("style.load", () => {
      const props = { interleaved: true, layers: [], animationFrameProvider: this.frames };
      this.overlay = new MapLibreOverlay(props);
      map.addControl(this.overlay);
      this.update();
    });
    map.setMissingStyleImageResolver((id) => this.addImage(map, id));
    map.on("move", () => this.moved());
    map.on("resize", () => this.moved());
    map.on("render", () => this.frames.wake());
    map.on("mousemove", (event) => this.hover(event));
    map.on("mouseout", () => this.left());
    map.on("click", (event) => this.click(event));
    map.on("webglcontextlost", () => this.lost());
    map.on("webglcontextrestored", () => this.rebuild());
    return map;
  }

  private takeTool(tool: SceneInput["tool"]): void {
    if (tool === (this.tool?.kind ?? null)) return;
    this.tool?.dispose();
    this.tool = tool && toolOf(tool, this.map, this.events);
    if (this.tool) this.left();
  }

  private update(): void {
    const { map, input, overlay } = this;
    if (!input || !overlay) return;
    const scene = this.makeScene(input, this.camera());
    this.scene = scene;
    if (this.applied.apply(map, scene) && !this.ready) this.announceReady();
    this.drawLayers(scene, input, overlay);
  }

  private drawLayers(scene: Scene, input: SceneInput, overlay: MapLibreOverlay): void {
    const layers = this.draw(scene, input, this.map.getZoom(), this.map.getPixelRatio());
    // why: the overlay waits with new layers until every tile has come, and then forgets them; the style itself is there
    const { map } = this;
    const waits = map.isStyleLoaded;
    map.isStyleLoaded = () => true;
    overlay.setProps({ layers });
    map.isStyleLoaded = waits;
    this.frames.wake();
  }

  private announceReady(): void {
    this.ready = true;
    this.map.once("idle", () => this.events.onReady());
    this.moved();
  }

  private moved(): void {
    this.events.onCamera(this.camera());
    this.update();
  }

  private camera(): Camera {
    const { map } = this;
    const { lng, lat } = map.getCenter();
    const bounds = map.getBounds();
    return {
      center: [lng, lat],
      zoom: map.getZoom(),
      bearing: map.getBearing(),
      bounds: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()],
      widthPx: this.container.clientWidth,
      heightPx: this.container.clientHeight,
      metersPerPixel: metersPerPixel(map.getZoom(), lat),
    };
  }

  private hover(event: MapMouseEvent): void {
    if (this.tool || pointerType(event) === "touch" || this.map.isMoving()) return;
    cancelAnimationFrame(this.hoverFrame);
    this.hoverFrame = requestAnimationFrame(() => this.tell("hover", event));
  }

  private left(): void {
    cancelAnimationFrame(this.hoverFrame);
    const { lng, lat } = this.map.getCenter();
    this.events.onPointer({
      kind: "hover",
      position: [lng, lat],
      px: [-1, -1],
      hit: { kind: "nothing" },
      area: null,
      touch: false,
    });
  }

  private click(event: MapMouseEvent): void {
    if (this.tool) return;
    cancelAnimationFrame(this.hoverFrame);
    this.tell("click", event);
  }

  private tell(kind: PointerInput["kind"], event: MapMouseEvent): void {
    const position: Position = [event.lngLat.lng, event.lngLat.lat];
    const touch = pointerType(event) === "touch";
    const area = this.scene?.areas.at(position, levelAt(this.map.getZoom())) ?? null;
    const hit =
      this.hit(position, event, touch) ?? (area === null ? { kind: "nothing" } : { kind: "area", code: area });
    this.map.getCanvas().style.cursor = isGround(hit) ? "" : "pointer";
    this.events.onPointer({ kind, position, px: [event.point.x, event.point.y], hit, area, touch });
  }

  private hit(position: Position, event: MapMouseEvent, touch: boolean): Hit | null {
    const { map, scene, input } = this;
    if (!scene || !input) return null;
    const point = pointHit(scene, position, map.getZoom(), input.symbolScale, touch);
    if (point) return point;
    const layers = TILE_HIT_LAYERS.filter((id) => map.getLayer(id));
    return tileHit(map.queryRenderedFeatures(event.point, { layers }), map.getZoom());
  }

  private addImage(map: MapLibreMap, id: string): void {
    if (!this.input || map !== this.map || map.hasImage(id)) return;
    const { theme, codes, language, households } = this.input;
    const image = styleImage(id, {
      palette: PALETTES[theme],
      types: codes.householdTypes,
      typeCodes: households?.types ?? [],
      householdsText: texts[language].card.households,
    });
    if (image) map.addImage(id, image.data, image.options);
  }

  /** Images carry the theme's colours: each is drawn anew under its name. */
  private dropImages(): void {
    for (const id of this.map.listImages()) this.map.removeImage(id);
  }

  /** From here on nothing may be drawn, not even by MapLibre's own repair, until there is a map again. */
  private lost(): void {
    this.overlay = null;
    this.events.onContextLost?.();
  }

  /** Nothing of a lost context can be kept: a new map, at the same place, showing the same. */
  private rebuild(): void {
    const { center, zoom, bearing } = this.camera();
    this.tool?.dispose();
    this.tool = null;
    this.map.remove();
    this.overlay = null;
    this.applied = new Applied();
    this.draw = createDrawing();
    this.map = this.createMap({ center, zoom, bearing });
    this.takeTool(this.input?.tool ?? null);
  }
}

const toolOf = (kind: NonNullable<SceneInput["tool"]>, map: MapLibreMap, events: MapEvents) => {
  const tool = kind === "area" ? new AreaTool(map, events) : new PlanTool(map, kind === "plan", events);
  return { kind, dispose: () => tool.dispose() };
};
