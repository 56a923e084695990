import type { Draft, Parcel, Use } from "./draft.ts";
import { centroid, distance, distanceToSegment, type Point } from "./geometry.ts";

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

/** Where they can lie. */
const USES: Use[] = ["market", "slabs", "old", "towers", "houses"];

const DAY_S = 86_400;

/** Plants hot spots; `scale` multiplies their size, `end` is the last second of the period. */
export function plantHotSpots(draft: Draft, end: number, scale: number, copies: number): HotSpot[] {
  const { random } = draft;
  const spots: HotSpot[] = [];
  const border = draft.plan.outline(draft.outline);
  const places = draft.offices
    .flatMap((office) => office.communities)
    .flatMap((community) => community.parcels)
    .filter((parcel) => USES.includes(parcel.use))
    .map((parcel) => {
      const at = centroid(draft.plan.outline(parcel.face));
      return {
        parcel,
        at,
        roomM: Math.min(...border.map((point, i) => distanceToSegment(at, point, border[(i + 1) % border.length]))),
      };
    });
  const plant = (
    wanted: (parcel: Parcel) => boolean,
    name: string,
    radiusM: number,
    kind: string,
    ago: [number, number],
    extra: number,
  ): void => {
    const candidates = places.filter(
      ({ parcel, at, roomM }) =>
        wanted(parcel) && roomM > radiusM + 5 && spots.every((spot) => distance(spot.at, at) > 260),
    );
    if (candidates.length === 0) return;
    const { parcel, at } = random.pick(candidates);
    spots.push({
      name: `${parcel.name || parcel.street.name || parcel.community.name}${name}`,
      at,
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
