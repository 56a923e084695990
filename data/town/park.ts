import type { Draft } from "./draft.ts";
import { gateAt, numberBy } from "./enclosure.ts";
import { type Point, pointAlong } from "./geometry.ts";
import { block } from "./ground-pieces.ts";
import { EAST, NORTH, SOUTH, WEST } from "./plan.ts";
import type { Site } from "./site.ts";

/** Trees all over, a pond with an island, paths around it and to the gates, two pavilions. */
export function layOutPark(draft: Draft, site: Site): void {
  const { random } = draft;
  draft.lands.push({ kind: "park", name: site.parcel.name, ring: site.ring });
  site.parcel.inside = site.ring;
  const [w, h] = [site.east - site.west, site.north - site.south];
  const [cx, cy] = [random.between(-0.08, 0.08) * w, random.between(-0.08, 0.08) * h];
  const phase = random.between(0, 6);
  const round = (rx: number, ry: number): Point[] =>
    Array.from({ length: 40 }, (_, i) => {
      const turn = (i / 40) * 2 * Math.PI;
      const swell =
        1 + 0.16 * Math.sin(2 * turn + phase) + 0.1 * Math.sin(3 * turn - phase) + 0.05 * Math.sin(5 * turn);
      return site.frame.out(cx + rx * swell * Math.cos(turn), cy + ry * swell * Math.sin(turn));
    });
  draft.lands.push({ kind: "water", name: "映月湖", ring: round(w * 0.24, h * 0.22) });
  const walk = round(w * 0.24 + 9, h * 0.22 + 9);
  draft.lanes.push({ kind: "footway", name: "环湖步道", line: [...walk, walk[0]] });
  const gates = [SOUTH, EAST, NORTH, WEST].map((side) => gateAt(draft, site, side, 0)).filter((gate) => gate !== null);
  numberBy(site.parcel, gates);
  for (const gate of gates) {
    const shore = pointAlong(walk, 0);
    const near = walk.reduce(
      (best, p) =>
        Math.hypot(p[0] - gate.at[0], p[1] - gate.at[1]) < Math.hypot(best[0] - gate.at[0], best[1] - gate.at[1])
          ? p
          : best,
      shore,
    );
    draft.lanes.push({ kind: "footway", name: "", line: [gate.road, gate.at, near] });
    draft.places.push({
      kind: "gate",
      name: `${site.parcel.name}${["南门", "东门", "北门", "西门"][gate.side]}`,
      at: gate.at,
    });
  }
  const pavilions = [
    [-0.4, 0.38, "听雨亭"],
    [0.4, -0.38, "望月亭"],
  ] as const;
  for (const [x, y, name] of pavilions) block(draft, site, x * w, y * h, 9, 9, 1, "civic", name);
  draft.places.push({ kind: "park", name: site.parcel.name, at: site.frame.out(w * 0.3, h * 0.32) });
}
