// Which scene a wall shows now, as a pure function of settings, orders and the clock.

import type { Scene, WallOrders } from "../../../domain/wall/settings.ts";

/** One picture: a scene, and of scenes that show several things one after the other the one in turn. */
export type Step = { kind: Scene["kind"]; area: string | null; spot: number | null; seconds: number };

/** `at`: the step in turn; `jump` stands in for it. `since`: the wall's own clock, ms. `revision`: of the orders last obeyed. */
export type Rotation = { at: number; jump: Step | null; since: number; revision: number };

/** What there is to show: codes of communities in order, and how many hot spots. */
export type Shown = { communities: readonly string[]; spots: number };

const WHOLE: Step = { kind: "whole", area: null, spot: null, seconds: 60 };

/** Each hot spot is looked at this long at least, whatever a scene's time. */
const LEAST_SPOT_S = 8;

/** All pictures of a round, in order: one community after another, one hot spot after another. Never empty. */
export function stepsOf(scenes: readonly Scene[], shown: Shown): Step[] {
  const steps = scenes.flatMap((scene) => expanded(scene, shown));
  return steps.length > 0 ? steps : [WHOLE];
}

function expanded({ kind, area, seconds }: Scene, { communities, spots }: Shown): Step[] {
  const one: Step = { kind, area, spot: null, seconds };
  if (kind === "communities") return communities.map((code) => ({ ...one, area: code }));
  if (kind !== "hot-spots") return [one];
  if (spots === 0) return [];
  const each = Math.max(LEAST_SPOT_S, seconds / (spots + 1));
  return [null, ...Array.from({ length: spots }, (_, at) => at)].map((spot) => ({ ...one, spot, seconds: each }));
}

/** The step that `rotation` is at. */
export const stepOf = (rotation: Rotation, steps: readonly Step[]): Step =>
  rotation.jump ?? steps[rotation.at % steps.length];

/** Where a wall begins. */
export const firstRotation = (now: number): Rotation => ({ at: 0, jump: null, since: now, revision: -1 });

/**
 * The rotation at `now`. New orders are obeyed at once: a jump is shown for its time and then the round goes on, unless it is
 * held. The same object comes back while nothing changes.
 */
export function turned(
  rotation: Rotation,
  steps: readonly Step[],
  { orders, revision, shown }: { orders: WallOrders; revision: number; shown: Shown },
  now: number,
): Rotation {
  if (revision !== rotation.revision) {
    const jump = orders.jump && (expanded(orders.jump, shown)[0] ?? null);
    const isNew = JSON.stringify(jump) !== JSON.stringify(rotation.jump) || rotation.revision === -1;
    return { ...rotation, revision, jump, since: isNew ? now : rotation.since };
  }
  if (orders.held || now - rotation.since < stepOf(rotation, steps).seconds * 1000) return rotation;
  if (rotation.jump) return { ...rotation, jump: null, since: now };
  return { ...rotation, at: (rotation.at + 1) % steps.length, since: now };
}
