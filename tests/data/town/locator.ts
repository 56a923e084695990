import Flatbush from "flatbush";
import { type Feature, inRings, lattice, ringsOf } from "./town-files.ts";

/** Finds the code of the feature that holds a position in degrees; undefined when none does. */
export function pointLocator(features: readonly Feature[]): (position: readonly number[]) => string | undefined {
  const shapes = features.map((feature) => ({ code: feature.properties.code, rings: ringsOf(feature) }));
  const index = new Flatbush(shapes.length);
  for (const { rings } of shapes) {
    const points = rings.flat();
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    index.add(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
  }
  index.finish();
  return (position) => {
    const [x, y] = lattice(position);
    const found = index.search(x, y, x, y).find((i) => inRings(shapes[i].rings, [x, y]));
    return found === undefined ? undefined : shapes[found].code;
  };
}
