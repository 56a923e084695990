import { parcelAddress } from "./addresses.ts";
import type { Draft, Lot, Parcel } from "./draft.ts";
import { centroid, type Point } from "./geometry.ts";
import { SHOPS } from "./name-lists.ts";
import { hasShops } from "./streets.ts";

/** Stations, canteens, clinics, charging piles, cameras, hydrants and shelters where one would look for them; shops and bus stops by name. */
export function placeFacilities(draft: Draft): void {
  const { random } = draft;
  for (const office of draft.offices) {
    for (const community of office.communities) {
      const homes = community.parcels.filter(
        (parcel) => ["slabs", "towers", "old", "houses"].includes(parcel.use) && parcel.lots.length > 0,
      );
      if (homes.length === 0) continue;
      const short = community.name;
      const put = (kind: string, name: string, parcel: Parcel): void => {
        const spot = yardOf(draft, parcel);
        if (spot) draft.facilities.push({ kind, name, at: spot.at, lot: spot.lot, address: parcelAddress(parcel) });
      };
      const [a, b, c] = random.shuffled(homes);
      put("service-station", `${short}党群服务站`, a);
      put("clinic", `${short}卫生服务站`, b ?? a);
      if (!community.rural || random.chance(0.3))
        put("canteen", `${short}社区食堂`.replace("社区社区", "社区"), c ?? a);
      for (const parcel of homes) {
        if (parcel.use === "slabs" || parcel.use === "towers") {
          put("charging", `${parcel.name}充电棚`, parcel);
          if (random.chance(0.35)) put("charging", `${parcel.name}二号充电棚`, parcel);
        } else if (random.chance(0.12)) put("charging", `${short}充电桩`, parcel);
        if (random.chance(community.rural ? 0.08 : 0.8)) put("hydrant", `${parcel.name || short}消火栓`, parcel);
      }
      for (const parcel of community.parcels.filter((one) => one.use === "park" || one.use === "school")) {
        put("shelter", `${parcel.name}应急避难点`, parcel);
      }
    }
  }
  placeCameras(draft);
  placeShops(draft);
}

/** A free spot beside one of the parcel's buildings, north of it where the doors are. */
function yardOf(draft: Draft, parcel: Parcel): { at: Point; lot: Lot } | null {
  const lot = draft.random.pick(parcel.lots);
  const building = lot.buildings.length > 0 ? draft.random.pick(lot.buildings) : null;
  if (!building) return { at: centroid(draft.plan.outline(lot.face)), lot };
  return { at: building.frame.out(draft.random.between(-0.4, 0.4) * building.lengthM, building.depthM / 2 + 1.2), lot };
}

function placeCameras(draft: Draft): void {
  const seen = new Set<number>();
  for (const parcel of draft.offices
    .flatMap((office) => office.communities)
    .flatMap((community) => community.parcels)) {
    parcel.face.sides.forEach((side, i) => {
      const corner = side.chain[0];
      const before = parcel.face.sides[(i + 3) % 4].street;
      if (seen.has(corner) || !hasShops(side.street) || before.kind === "river" || before.kind === "none") return;
      seen.add(corner);
      const lot = parcel.lots.find((one) => draft.plan.ring(one.face).includes(corner)) ?? null;
      const [x, y] = draft.plan.points[corner];
      const [mx, my] = centroid(draft.plan.outline(parcel.face));
      const off = side.street.halfM / Math.hypot(mx - x, my - y);
      const name = `${side.street.name}${before.name && before.name !== side.street.name ? `${before.name}路口` : ""}摄像头`;
      draft.facilities.push({
        kind: "camera",
        name,
        at: [x + (mx - x) * off, y + (my - y) * off],
        lot,
        address: `${parcel.community.office.name}${side.street.name}`,
      });
    });
  }
}

function placeShops(draft: Draft): void {
  const { random } = draft;
  for (const parcel of draft.offices
    .flatMap((office) => office.communities)
    .flatMap((community) => community.parcels)) {
    for (const building of parcel.lots.flatMap((lot) => lot.buildings)) {
      if (building.kind !== "shop" || building.doors === 0) continue;
      for (let i = 0; i < building.doors; i++) {
        if (!random.chance(0.3)) continue;
        const [kind, names] = random.pick(SHOPS);
        const x = ((i + 0.5) / building.doors - 0.5) * building.lengthM;
        draft.places.push({ kind, name: random.pick(names), at: building.frame.out(x, 0) });
      }
    }
  }
}
