import type { Bounds, Position } from "../../domain/position.ts";
import type { PlanEvent } from "./plan-picture.ts";
import type { Camera, PointerInput } from "./scene-input.ts";

/** An area while it is drawn: its corners so far, and where the pointer is. */
export type Sketch = { positions: readonly Position[]; px: readonly [x: number, y: number] };

/** An area that was drawn: in one stroke around it, or corner by corner. Not closed: the first position is not repeated. */
export type Stroke = { kind: "lasso" | "corners"; positions: readonly Position[] };

/** What the map tells whoever made it. */
export type MapEvents = {
  onPointer(event: PointerInput): void;
  /** after every movement, at most once a frame */
  onCamera(camera: Camera): void;
  /** the base map is drawn for the first time */
  onReady(): void;
  onContextLost?(): void;
  /** with the tool "area": what is drawn so far; null when nothing is */
  onSketch?(sketch: Sketch | null): void;
  /** with the tool "area": it is done */
  onStroke?(stroke: Stroke): void;
  /** with the tool "plan": everything the pointer does */
  onPlan?(event: PlanEvent): void;
};

export type StartCamera = { center: Position; zoom: number; bearing?: number } | { bounds: Bounds };
export type Padding = { top: number; right: number; bottom: number; left: number };
export type Flight = { bounds: Bounds; maxZoom?: number } | { position: Position; zoom: number };
