import { type RefObject, useEffect, useRef, useState } from "react";
import type { Bounds, Position } from "../../../domain/position.ts";
import type { Padding } from "../../map/map-events.ts";
import { WallMap } from "../../map/wall-map.ts";
import type { WallPicture } from "../../map/wall-picture.ts";

/** `version` counts the places at which the map has stood still; 0 = it has not yet. `isMoving`: what lies above it is hidden. */
export type MapStand = { version: number; isMoving: boolean; isReady: boolean };

/**
 * Keeps a map in `frame` that shows `picture` and looks at `bounds`, clear of `padding`. Gives where it stands, and what says where a
 * position is on it.
 */
export function useWallMap(
  frame: RefObject<HTMLDivElement | null>,
  picture: WallPicture | null,
  bounds: Bounds | null,
  padding: Padding,
) {
  const map = useRef<WallMap | null>(null);
  const [stand, setStand] = useState<MapStand>({ version: 0, isMoving: false, isReady: false });
  const hasGround = bounds !== null;
  const first = useRef(bounds);
  first.current = bounds;
  useEffect(() => {
    const { current } = frame;
    if (!current || !hasGround || !first.current) return;
    const still = () => setStand(({ version, isReady }) => ({ version: version + 1, isMoving: false, isReady }));
    const made = new WallMap(current, first.current, {
      onStill: still,
      onMoving: () => setStand((before) => ({ ...before, isMoving: true })),
      onReady: () => setStand((before) => ({ ...before, isReady: true })),
    });
    map.current = made;
    const sized = new ResizeObserver(() => {
      made.resize();
      still();
    });
    sized.observe(current);
    return () => {
      sized.disconnect();
      made.destroy();
      map.current = null;
    };
  }, [frame, hasGround]);
  useEffect(() => {
    if (picture) map.current?.show(picture);
  }, [picture]);
  const look = bounds && [...bounds, padding.left, padding.right, padding.top, padding.bottom].join();
  const flight = useRef({ bounds, padding });
  flight.current = { bounds, padding };
  const isFirst = useRef(true);
  useEffect(() => {
    const { bounds: target, padding: clear } = flight.current;
    if (look === null || target === null) return;
    map.current?.look({ bounds: target, padding: clear }, isFirst.current);
    isFirst.current = false;
  }, [look]);
  const project = (position: Position): readonly [number, number] => map.current?.project(position) ?? [-1, -1];
  return { stand, project };
}
