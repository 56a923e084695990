import type { Bounds, Position } from "../../domain/position.ts";
import type { Camera, PointerInput, SceneInput } from "./scene-input.ts";

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

/** The map as an island: give it a scene input, get pointer events and the camera back. */
export class MapView {
  constructor(_container: HTMLElement, _start: StartCamera, _events: MapEvents) {}
  /** Draws `input`; only what changed since the last call is touched. */
  show(_input: SceneInput): void {}
  /** 400 ms when the way is under one screen, else a cut; a cut too under prefers-reduced-motion. */
  flyTo(_flight: Flight): void {}
  zoomBy(_steps: number): void {}
  /** a cut */
  setCamera(_camera: { center: Position; zoom: number; bearing?: number }): void {}
  /** what panels cover of the map, so that flights end in the free part */
  setPadding(_padding: Padding): void {}
  northUp(): void {}
  resize(): void {}
  destroy(): void {}
}
