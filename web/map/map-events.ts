import type { Bounds, Position } from "../../domain/position.ts";
import type { Camera, PointerInput } from "./scene-input.ts";

/** What the map tells whoever made it. */
export type MapEvents = {
  onPointer(event: PointerInput): void;
  /** after every movement, at most once a frame */
  onCamera(camera: Camera): void;
  /** the base map is drawn for the first time */
  onReady(): void;
  onContextLost?(): void;
};

export type StartCamera = { center: Position; zoom: number; bearing?: number } | { bounds: Bounds };
export type Padding = { top: number; right: number; bottom: number; left: number };
export type Flight = { bounds: Bounds; maxZoom?: number } | { position: Position; zoom: number };
