import type { Map as MapLibreMap } from "maplibre-gl";
import type { MapEvents } from "./map-events.ts";
import type { PlanEvent } from "./plan-picture.ts";

/** A press that stays within this distance is a click, however much the hand shakes. */
const STILL_PX = 3;

/** So far an arrow key moves the ground under the cross, and with Shift. */
const ARROW_PX = 40;
const FINE_PX = 8;

const ARROWS: Partial<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** In the place of a pointer's number. */
const KEYBOARD = -1;

/**
 * Hands the pointer to the layout editor: the left button, the pen and one finger draw; two fingers, the wheel, the other buttons
 * and the space bar held down move the map. While the map has the focus, the middle of it is a pointer, too: arrows move the ground
 * under it, Enter puts it down and lifts it. MapLibre is not switched off but kept from hearing what belongs to the tool.
 */
export class PlanTool {
  private readonly canvas: HTMLElement;
  private readonly touchAction: string;
  private readonly listening = new AbortController();
  private pressed: { id: number; x: number; y: number; moved: boolean } | null = null;
  private fingers = new Set<number>();
  private spaceDown = false;

  constructor(
    private readonly map: MapLibreMap,
    /** false: one looks and chooses, and a drag moves the map */
    private readonly isDrawing: boolean,
    private readonly events: Pick<MapEvents, "onPlan">,
  ) {
    this.canvas = map.getCanvas();
    this.touchAction = this.canvas.style.touchAction;
    this.canvas.style.touchAction = "none";
    this.canvas.style.cursor = this.cursor();
    map.doubleClickZoom.disable();
    const options = { signal: this.listening.signal };
    const on = <K extends keyof HTMLElementEventMap>(name: K, listen: (event: HTMLElementEventMap[K]) => void) =>
      this.canvas.addEventListener(name, listen, options);
    on("pointerdown", (event) => this.down(event));
    on("pointermove", (event) => this.move(event));
    on("pointerup", (event) => this.up(event));
    on("pointercancel", (event) => this.lost(event));
    on("pointerleave", (event) => this.tell("out", event));
    on("dblclick", (event) => this.tell("double", event));
    on("keydown", (event) => this.key(event));
    on("blur", () => this.pressed?.id === KEYBOARD && this.liftCross("cancel"));
    // why: MapLibre listens one element further up, to mouse and touch events
    on("mousedown", (event) => isDrawing && this.draws(event.button) && event.stopPropagation());
    for (const name of ["touchstart", "touchmove", "touchend"] as const)
      on(name, (event) => isDrawing && event.touches.length <= 1 && this.fingers.size <= 1 && event.stopPropagation());
    window.addEventListener("keydown", (event) => this.space(event, true), options);
    window.addEventListener("keyup", (event) => this.space(event, false), options);
  }

  /** Gives the map back as it was. */
  dispose(): void {
    this.listening.abort();
    this.canvas.style.touchAction = this.touchAction;
    this.canvas.style.cursor = "";
    this.map.doubleClickZoom.enable();
  }

  private draws(button: number): boolean {
    return button === 0 && !this.spaceDown;
  }

  private down(event: PointerEvent): void {
    if (event.pointerType === "touch") this.fingers.add(event.pointerId);
    // a second finger means: move the map
    if (this.fingers.size > 1) {
      this.giveUp(event);
      return;
    }
    if (this.pressed || !this.draws(event.button)) return;
    if (this.isDrawing) this.canvas.setPointerCapture(event.pointerId);
    this.pressed = { id: event.pointerId, x: event.clientX, y: event.clientY, moved: false };
    this.tell("down", event);
  }

  private move(event: PointerEvent): void {
    const { pressed } = this;
    if (!pressed) {
      if (this.fingers.size === 0) this.tell("hover", event);
      return;
    }
    if (event.pointerId !== pressed.id) return;
    if (!pressed.moved && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < STILL_PX) return;
    pressed.moved = true;
    if (this.isDrawing) this.tell("move", event);
    else this.giveUp(event);
  }

  private up(event: PointerEvent): void {
    this.fingers.delete(event.pointerId);
    if (this.pressed?.id !== event.pointerId) return;
    this.pressed = null;
    this.tell("up", event);
  }

  private lost(event: PointerEvent): void {
    this.fingers.delete(event.pointerId);
    if (this.pressed?.id === event.pointerId) this.giveUp(event);
  }

  private giveUp(event: PointerEvent): void {
    if (!this.pressed) return;
    this.pressed = null;
    this.tell("cancel", event);
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || (this.pressed && this.pressed.id !== KEYBOARD)) return;
    const arrow = ARROWS[event.key];
    const isDown = this.pressed !== null;
    if (arrow) {
      const by = event.shiftKey ? FINE_PX : ARROW_PX;
      this.map.panBy([arrow[0] * by, arrow[1] * by], { duration: 0 });
      this.tellCross(isDown ? "move" : "hover");
    } else if (event.key === "Enter" && !event.repeat) {
      if (isDown || !this.isDrawing) this.liftCross("up");
      else {
        this.pressed = { id: KEYBOARD, x: 0, y: 0, moved: false };
        this.tellCross("down");
      }
    } else if (event.key === "Escape" && isDown) this.liftCross("cancel");
    else return;
    // why: MapLibre and the page listen further up, and both have a use of their own for these keys
    event.preventDefault();
    event.stopPropagation();
  }

  private liftCross(kind: "up" | "cancel"): void {
    this.pressed = null;
    this.tellCross(kind);
  }

  private space(event: KeyboardEvent, down: boolean): void {
    if (event.code !== "Space" || (down && isTyping(event.target))) return;
    // why: a button that has the focus would be pressed
    if (down) event.preventDefault();
    this.spaceDown = down;
    this.canvas.style.cursor = down ? "grab" : this.cursor();
  }

  private cursor(): string {
    return this.isDrawing ? "crosshair" : "";
  }

  private tell(kind: PlanEvent["kind"], event: MouseEvent): void {
    const box = this.canvas.getBoundingClientRect();
    const pointer = event instanceof PointerEvent ? (event.pointerType as PlanEvent["pointer"]) : "mouse";
    const { altKey: alt, shiftKey: shift } = event;
    const ctrl = event.ctrlKey || event.metaKey;
    this.tellAt(kind, [event.clientX - box.left, event.clientY - box.top], { pointer, alt, shift, ctrl });
  }

  private tellCross(kind: PlanEvent["kind"]): void {
    const { clientWidth, clientHeight } = this.canvas;
    const keys = { pointer: "mouse", alt: false, shift: false, ctrl: false } as const;
    this.tellAt(kind, [clientWidth / 2, clientHeight / 2], keys);
  }

  private tellAt(kind: PlanEvent["kind"], px: PlanEvent["px"], how: Omit<PlanEvent, "kind" | "position" | "px">): void {
    const { lng, lat } = this.map.unproject([px[0], px[1]]);
    this.events.onPlan?.({ kind, position: [lng, lat], px, ...how });
  }
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT|BUTTON)$/.test(target.tagName));
