import type { PackedHousehold, PhonePack } from "../../../../domain/phone.ts";
import type { Position } from "../../../../domain/position.ts";

/** Around here the things of the test packs lie. */
export const HOME: Position = [118.8, 32.05];

/** `metres` east and north of `HOME`. */
export const at = (eastM: number, northM: number): Position => [
  HOME[0] + eastM / (111_195 * Math.cos((HOME[1] * Math.PI) / 180)),
  HOME[1] + northM / 111_195,
];

export function aHousehold(id: number, part: Partial<PackedHousehold> = {}): PackedHousehold {
  return {
    id,
    code: `H${String(id).padStart(5, "0")}`,
    type: "ordinary",
    attention: null,
    address: `三条巷26号4幢2单元${id}`,
    building: 1,
    unit: "2",
    floor: 5,
    door: String(id),
    residents: 2,
    head: "陈**",
    phone: "138****2071",
    grid: "99010100101",
    position: HOME,
    tags: [],
    visits: { last: null, due: null, rule: null },
    lastVisit: null,
    ...part,
  };
}

export function aPack(part: Partial<PhonePack> = {}): PhonePack {
  return {
    account: "zhoumin",
    at: "2026-11-20T01:00:00Z",
    until: "2026-11-20T13:00:00Z",
    areas: [
      { code: "990101", name: "梧桐街道", level: "street" },
      { code: "99010100101", name: "三条巷 09", level: "grid" },
    ],
    households: [],
    buildings: [],
    incidents: [],
    facilities: [],
    flows: [],
    dispositions: [],
    posts: [],
    codes: [],
    ...part,
  };
}
