import type { Draft, Parcel } from "./draft.ts";
import { centroid, distance, type Point } from "./geometry.ts";

/** A concentration of incidents put there on purpose, so that statistics can be checked against it. */
export type HotSpot = {
  name: string;
  at: Point;
  radiusM: number;
  kind: string;
  from: number;
  to: number;
  extra: number;
  road: string;
  parcel: Parcel;
};

const DAY_S = 86_400;

/** Plants hot spots; `scale` multiplies their size, `end` is the last second of the period. */
export function plantHotSpots(draft: Draft, end: number, scale: number, copies: number): HotSpot[] {
  const { random } = draft;
  const spots: HotSpot[] = [];
  const parcels = draft.offices.flatMap((office) => office.communities).flatMap((community) => community.parcels);
  const plant = (
    wanted: (parcel: Parcel) => boolean,
    name: string,
    radiusM: number,
    kind: string,
    ago: [number, number],
    extra: number,
  ): void => {
    const apart = (parcel: Parcel) => spots.every((spot) => distance(spot.at, middle(draft, parcel)) > 260);
    const candidates = parcels.filter(
      (parcel) => wanted(parcel) && apart(parcel) && roomAround(draft, parcel) > radiusM + 5,
    );
    if (candidates.length === 0) return;
    const parcel = random.pick(candidates);
    spots.push({
      name: `${parcel.name || parcel.street.name || parcel.community.name}${name}`,
      at: middle(draft, parcel),
      radiusM,
      kind,
      from: end - ago[0] * DAY_S,
      to: end - ago[1] * DAY_S,
      extra: Math.round(extra * scale),
      road: parcel.street.name || parcel.community.name,
      parcel,
    });
  };
  for (let i = 0; i < copies; i++) {
    plant((p) => p.use === "market", "周边占道经营", 110, "street-order", [120, 0], 260);
    plant((p) => p.use === "slabs", "供水管老化漏水", 75, "welfare", [75, 10], 150);
    plant((p) => p.use === "old", "飞线充电", 85, "fire-hazard", [200, 60], 170);
    plant((p) => p.use === "slabs" || p.use === "houses", "垃圾清运不及时", 70, "city-appearance", [45, 0], 130);
    plant((p) => p.use === "towers" || p.use === "houses", "夜间施工扰民", 90, "construction", [420, 330], 140);
  }
  return spots;
}

const middle = (draft: Draft, parcel: Parcel): Point => centroid(draft.plan.outline(parcel.face));

/** Distance from the parcel's middle to the town's border, as far as its own corners tell: 0 at a parcel on the border. */
function roomAround(draft: Draft, parcel: Parcel): number {
  const border = draft.plan.outline(draft.outline);
  return Math.min(...border.map((point) => distance(point, middle(draft, parcel))));
}
