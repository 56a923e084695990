import type { Obstacle } from "../../../domain/walking/barriers.ts";
import { type Network, walkingNetwork } from "../../../domain/walking/network.ts";
import { type Snap, snap } from "../../../domain/walking/snap.ts";

// A plane of metres: "0,0 100,0" is a hundred metres of road.

/** The network of roads, each `x,y x,y …`; `=` in front of one that is a bridge. */
export const networkOf = (roads: readonly string[], obstacles: readonly Obstacle[] = []): Network =>
  walkingNetwork(
    roads.map((road) => ({ points: numbers(road), raised: road.startsWith("=") })),
    obstacles,
    () => 1,
  );

export const river = (line: string): Obstacle => ({ kind: "barred", points: numbers(line) });
export const wall = (line: string): Obstacle => ({ kind: "wall", points: numbers(line) });

/** Where x, y meets the network; throws when it does not. */
export function at(network: Network, x: number, y: number): Snap {
  const found = snap(network, x, y);
  if (!found) throw new Error(`no road near ${x}, ${y}`);
  return found;
}

const numbers = (line: string): number[] => line.replace("=", "").trim().split(/[ ,]+/).map(Number);
