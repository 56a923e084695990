import type { Map as MapLibreMap } from "maplibre-gl";
import type { Position } from "../../domain/position.ts";
import type { MapEvents, Stroke } from "./map-events.ts";

/** A press that moves farther than this is a stroke, not a click. */
const STROKE_PX = 6;

/** Points of a stroke are at least so far apart. */
const STEP_PX = 3;

/** A click so near the first corner closes the polygon. */
const CLOSING_PX = 12;

/** The click of a gesture comes within this time of its end. */
const CLICK_MS = 400;

type Pixel = readonly [x: number, y: number];
type Events = Pick<MapEvents, "onSketch" | "onStroke">;

/**
 * Draws an area by hand: press, go around, let go; or click corner by corner, and close with a double click, with Enter, or on
 * the first corner. Backspace takes a corner back. While it is there one finger draws, two move the map.
 */
export class AreaTool {
  private corners: { position: Position; px: Pixel }[] = [];
  private stroke: { position: Position; px: Pixel }[] | null = null;
  private readonly canvas: HTMLElement;
  private readonly touchAction: string;
  private readonly listening = new AbortController();

  constructor(
    private readonly map: MapLibreMap,
    private readonly events: Events,
  ) {
    this.canvas = map.getCanvas();
    this.touchAction = this.canvas.style.touchAction;
    this.canvas.style.touchAction = "none";
    this.canvas.style.cursor = "crosshair";
    for (const gesture of [map.dragPan, map.doubleClickZoom, map.boxZoom]) gesture.disable();
    const options = { signal: this.listening.signal };
    this.canvas.addEventListener("pointerdown", (event) => this.pressed(event), options);
    this.canvas.addEventListener("pointermove", (event) => this.moved(event), options);
    this.canvas.addEventListener("pointerup", (event) => this.released(event), options);
    this.canvas.addEventListener("pointercancel", () => this.dropStroke(), options);
    this.canvas.addEventListener("dblclick", () => this.close(), options);
    window.addEventListener("keydown", (event) => this.typed(event), options);
  }

  /** Gives the map back as it was. */
  dispose(): void {
    this.listening.abort();
    this.canvas.style.touchAction = this.touchAction;
    this.canvas.style.cursor = "";
    for (const gesture of [this.map.dragPan, this.map.doubleClickZoom, this.map.boxZoom]) gesture.enable();
  }

  private pressed(event: PointerEvent): void {
    // a second finger means: move the map
    if (!event.isPrimary) this.dropStroke();
    if (!event.isPrimary || event.button !== 0) return;
    this.canvas.setPointerCapture(event.pointerId);
    this.stroke = [this.placeOf(event)];
  }

  private moved(event: PointerEvent): void {
    if (!event.isPrimary) return;
    const place = this.placeOf(event);
    if (this.stroke === null) {
      if (this.corners.length > 0 && event.pointerType !== "touch") this.tell([...this.corners, place]);
      return;
    }
    const last = this.stroke[this.stroke.length - 1];
    const least = this.stroke.length === 1 ? STROKE_PX : STEP_PX;
    if (apart(last.px, place.px) < least) return;
    this.corners = [];
    this.stroke.push(place);
    this.tell(this.stroke);
  }

  private released(event: PointerEvent): void {
    const { stroke } = this;
    if (!event.isPrimary || stroke === null) return;
    this.stroke = null;
    const [place] = stroke;
    const [first] = this.corners;
    const isOnFirst = this.corners.length >= 3 && apart(first.px, place.px) < CLOSING_PX;
    if (stroke.length > 1) this.finish(stroke, "lasso");
    else if (isOnFirst) this.close();
    else this.addCorner(place);
  }

  private addCorner(place: { position: Position; px: Pixel }): void {
    const last = this.corners.at(-1);
    // the second click of a double click is where the first was
    if (last && apart(last.px, place.px) < STEP_PX) return;
    this.corners.push(place);
    this.tell(this.corners);
  }

  private typed(event: KeyboardEvent): void {
    if (this.corners.length === 0 || event.target instanceof HTMLInputElement) return;
    if (event.key === "Enter") this.close();
    if (event.key !== "Backspace") return;
    event.preventDefault();
    this.corners.pop();
    this.tell(this.corners);
  }

  private close(): void {
    if (this.corners.length >= 3) this.finish(this.corners, "corners");
  }

  private finish(places: readonly { position: Position }[], kind: Stroke["kind"]): void {
    this.corners = [];
    this.swallowClick();
    this.events.onSketch?.(null);
    this.events.onStroke?.({ kind, positions: places.map(({ position }) => position) });
  }

  /** Letting go is a click too, which would choose what lies under it once the tool is gone. */
  private swallowClick(): void {
    const { canvas } = this;
    const swallow = (event: Event) => event.stopPropagation();
    canvas.addEventListener("click", swallow, { once: true });
    setTimeout(() => canvas.removeEventListener("click", swallow), CLICK_MS);
  }

  private dropStroke(): void {
    this.stroke = null;
    if (this.corners.length === 0) this.events.onSketch?.(null);
  }

  private tell(places: readonly { position: Position; px: Pixel }[]): void {
    const last = places.at(-1);
    this.events.onSketch?.(last ? { positions: places.map(({ position }) => position), px: last.px } : null);
  }

  private placeOf(event: PointerEvent): { position: Position; px: Pixel } {
    const box = this.canvas.getBoundingClientRect();
    const px: Pixel = [event.clientX - box.left, event.clientY - box.top];
    const { lng, lat } = this.map.unproject([px[0], px[1]]);
    return { position: [lng, lat], px };
  }
}

const apart = (a: Pixel, b: Pixel): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
