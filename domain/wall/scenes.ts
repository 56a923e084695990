import { areasNamed, type Scene, type WallOrders, type WallSettings } from "./settings.ts";

/** The code of the area that stands for one now: itself while it is in force; null where nothing does. */
export type Standing = (code: string) => string | null;

const standing = (scene: Scene, now: Standing): Scene | null => {
  if (scene.area === null) return scene;
  const area = now(scene.area);
  return area === null ? null : { ...scene, area };
};

/**
 * Settings and orders of a wall with every scene of an area in force: what was merged away is shown by what took its place, what is gone
 * without a trace is left out. A wall is never left without a scene.
 */
export function scenesInForce(
  settings: WallSettings,
  orders: WallOrders,
  now: Standing,
): { settings: WallSettings; orders: WallOrders } {
  const scenes = settings.scenes.map((scene) => standing(scene, now)).filter((scene) => scene !== null);
  return {
    settings: { ...settings, scenes: scenes.length > 0 ? scenes : [{ kind: "whole", area: null, seconds: 60 }] },
    orders: { ...orders, jump: orders.jump && standing(orders.jump, now) },
  };
}

/** Codes that settings and orders name and that stand for themselves no more. */
export const codesMoved = (
  settings: WallSettings,
  orders: WallOrders,
  isInForce: (code: string) => boolean,
): string[] => areasNamed(settings, orders).filter((code) => !isInForce(code));
