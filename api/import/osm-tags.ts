import type { Tag } from "./field.ts";

/** What OpenStreetMap's tags mean in our words. Values that are not listed are kept as they are. */

const same = (code: string, ...values: string[]) => Object.fromEntries(values.map((value) => [value, code]));

const SCHOOLS = same("school", "school", "university", "college", "kindergarten");
const HOSPITALS = same("hospital", "hospital", "clinic");
const CIVIC = same(
  "civic",
  "civic",
  "public",
  "government",
  "townhall",
  "courthouse",
  "police",
  "fire_station",
  "library",
);

export const BUILDING: Tag[] = [
  {
    key: "building",
    values: {
      ...SCHOOLS,
      ...HOSPITALS,
      ...CIVIC,
      ...same("other", "yes"),
      ...same("apartments", "residential", "apartments", "dormitory"),
      ...same("house", "house", "detached", "terrace", "semidetached_house", "bungalow", "hut"),
      ...same("shop", "retail", "commercial", "supermarket", "kiosk"),
      ...same("market", "marketplace"),
      ...same("office", "office"),
      ...same("industrial", "industrial", "warehouse", "factory"),
    },
  },
];

export const LAND: Tag[] = [
  {
    key: "amenity",
    values: { ...SCHOOLS, ...HOSPITALS, ...CIVIC, ...same("market", "marketplace"), ...same("water", "fountain") },
  },
  { key: "leisure", values: same("park", "park", "garden", "nature_reserve") },
  { key: "natural", values: { ...same("water", "water", "wetland"), ...same("green", "wood", "scrub", "grassland") } },
  { key: "waterway", values: same("water", "riverbank") },
  {
    key: "landuse",
    values: {
      ...same("commercial", "retail"),
      ...same("green", "grass", "village_green", "forest", "meadow", "recreation_ground"),
      ...same("farmland", "farmland", "orchard", "farmyard", "vineyard"),
      ...same("water", "reservoir", "basin"),
    },
  },
  { key: "place" },
  { key: "tourism" },
];

export const ROAD: Tag[] = [
  { key: "highway" },
  { key: "railway", values: () => "rail" },
  { key: "waterway", values: () => "river" },
  { key: "barrier" },
];

export const PLACE: Tag[] = [
  { key: "railway", values: same("subway", "subway_entrance", "station", "stop") },
  { key: "highway" },
  {
    key: "amenity",
    values: { ...SCHOOLS, ...HOSPITALS, ...same("market", "marketplace"), ...same("restaurant", "fast_food") },
  },
  { key: "shop", values: () => "shop" },
  { key: "leisure" },
  { key: "tourism" },
  { key: "office", values: () => "office" },
  { key: "barrier", values: same("gate", "gate", "lift_gate", "swing_gate", "sliding_gate", "entrance") },
];
