import { buildingAddress } from "./addresses.ts";
import type { Building } from "./draft.ts";
import type { Point } from "./geometry.ts";
import { personName, phoneNumber } from "./people.ts";
import { Random } from "./random.ts";
import { TOWER_CORE } from "./towers.ts";

export type Household = {
  code: string;
  address: string;
  building: string;
  unit: string;
  floor: number;
  door: string;
  type: string;
  attention: string;
  tags: string;
  residents: number;
  head: string;
  phone: string;
  at: Point;
};

type Shares = Record<string, number>;

/** Shares of household types in a street office of 16,110 households. */
const SHARES: Shares = {
  ordinary: 10_364,
  rented: 2_127,
  party: 762,
  elder: 738,
  vacant: 516,
  disabled: 228,
  "low-income": 191,
  honoured: 144,
  child: 96,
  monitored: 42,
};
const LEANINGS: Record<"old" | "towers" | "slabs" | "houses", Shares> = {
  slabs: {},
  towers: { elder: 0.5, "low-income": 0.3, vacant: 1.3, rented: 1.15, monitored: 0 },
  old: { elder: 1.7, "low-income": 2.2, rented: 1.7, vacant: 1.3, disabled: 1.4 },
  houses: { rented: 0.35, child: 2.4, monitored: 5, elder: 1.6, "low-income": 1.6, vacant: 1.2 },
};

const TAGS: Record<string, string[]> = {
  ordinary: ["志愿者", "楼栋长", "养犬", "有电动车", "双职工", "学生家庭", "新迁入", "装修中"],
  rented: ["合租", "短租", "租约待登记", "外来务工", "有电动车", "新迁入"],
  party: ["党员示范户", "楼栋长", "志愿者", "在职党员报到"],
  elder: ["独居", "空巢", "高龄", "需助餐", "每周上门", "子女在外地"],
  disabled: ["出行不便", "需助浴", "无障碍改造"],
  "low-income": ["低保", "特困", "临时救助"],
  child: ["留守", "困境", "学业帮扶"],
  monitored: ["监测户", "公益岗位"],
  honoured: ["军属", "退役军人", "光荣之家"],
  vacant: ["待出租", "待售", "业主在外地"],
  business: ["餐饮", "零售", "服务", "仓储", "明火作业", "夜间营业"],
};

/** Restricted tags, made up like everything here, and how many of a thousand households carry one. */
const RESTRICTED = [
  ["重大疾病", 8],
  ["精神障碍", 4],
  ["失智", 3],
  ["宗教信仰", 3],
  ["信访", 2],
  ["社区矫正", 1],
  ["刑满释放", 1],
  ["戒毒康复", 1],
  ["传染病", 1],
  ["家庭暴力", 1],
] as const;
const RESTRICTED_SHARE = RESTRICTED.reduce((sum, [, share]) => sum + share, 0) / 1000;

/** Places of a building's doors: a lattice along its long axis, near square, one block a stair, so that it reads as a register. */
export function lattice(building: Building): Point[] {
  const { frame, units, floors, doors } = building;
  const inner = building.kind === "tower" && building.ring.length > 4 ? TOWER_CORE : 1;
  const [lengthM, depthM] = [building.lengthM * inner, building.depthM * inner];
  const along = lengthM >= depthM;
  const marginM = building.kind === "apartments" ? 1.7 : Math.min(1, Math.min(lengthM, depthM) * 0.18);
  const [long, short] = along
    ? [lengthM - 2 * marginM, depthM - 2 * marginM]
    : [depthM - 2 * marginM, lengthM - 2 * marginM];
  const perUnit = floors * doors;
  const unitLong = long / units;
  let rows = Math.max(1, Math.round(Math.sqrt((perUnit * short) / unitLong)));
  while (rows > 1 && short / rows < 1) rows--;
  const columns = Math.ceil(perUnit / rows);
  const points: Point[] = [];
  for (let unit = 0; unit < units; unit++) {
    for (let i = 0; i < perUnit; i++) {
      const x = -long / 2 + unit * unitLong + ((Math.floor(i / rows) + 0.5) / columns) * unitLong;
      const y = -short / 2 + (((i % rows) + 0.5) / rows) * short;
      points.push(along ? frame.out(x, y) : frame.out(y, x));
    }
  }
  return points;
}

/** The households of one building, drawn from a stream of its own; `numberFrom` counts on within the community. */
export function* householdsIn(
  building: Building,
  code: string,
  area: string,
  numberFrom: number,
  seed: number,
): Generator<Household> {
  const stream = 7919 * numberFrom + Number(area.slice(-6));
  const random = new Random(seed, stream);
  // a stream of its own: whoever changes these tags leaves the rest of the town as it is
  const discreet = new Random(seed, stream ^ 0x7a95);
  const trade = building.kind === "shop" || building.kind === "market";
  const base = buildingAddress(building);
  const points = lattice(building);
  const {
    lot: { parcel },
    units,
    floors,
    doors,
  } = building;
  const leaning = LEANINGS[parcel.use as keyof typeof LEANINGS] ?? LEANINGS.slabs;
  const shares = Object.entries(SHARES).map(
    ([type, share]) => [type, share * (leaning[type] ?? 1) * own(parcel.number, type)] as const,
  );
  const byStreet = parcel.use === "slabs" && building.number % 4 === 1;
  let number = numberFrom;
  // why from the back: the doors left out are on the ground floor of the last stairs
  const skipped = new Set<number>();
  for (let i = 0; i < building.missing; i++)
    skipped.add((units - 1 - Math.floor(i / doors)) * floors * doors + (i % doors));
  for (let unit = 0; unit < units; unit++) {
    for (let i = 0; i < floors * doors; i++) {
      if (skipped.has(unit * floors * doors + i)) continue;
      const floor = Math.floor(i / doors) + 1;
      const business = trade ? random.chance(0.93) : byStreet && floor === 1 && random.chance(0.3);
      const type = business ? "business" : trade ? "vacant" : random.weighted(shares);
      const empty = type === "vacant";
      yield {
        code: `${area}-${String(++number).padStart(4, "0")}`,
        ...doorOf(building, base, unit, floor, i),
        building: code,
        type,
        attention: attentionOf(type, random),
        tags: withRestricted(tagsOf(type, random), empty || type === "business", discreet),
        residents: empty ? 0 : residentsOf(type, random),
        head: empty && random.chance(0.3) ? "" : personName(random),
        phone: empty && random.chance(0.4) ? "" : phoneNumber(random),
        at: points[unit * floors * doors + i],
      };
    }
  }
}

/** How a compound leans: some have more old people, some more tenants. */
function own(number: number, type: string): number {
  if (type === "ordinary") return 1;
  const wave = Math.sin(number * 1.7 + type.length * 2.3 + type.charCodeAt(0));
  return 1 + 0.55 * wave;
}

function doorOf(building: Building, base: string, unit: number, floor: number, i: number) {
  const { kind, units, doors } = building;
  if (kind === "apartments" || kind === "tower") {
    const door = `${floor}${String((i % doors) + 1).padStart(2, "0")}`;
    return { address: `${base}${unit + 1}单元${door}`, unit: String(unit + 1), floor, door };
  }
  if (kind === "shop" && building.door) {
    const door = String(building.door.number + i);
    return { address: base.replace(/\d+号$/u, `${door}号`), unit: "", floor: 1, door };
  }
  const door = String(i + 1);
  if (kind === "market")
    return { address: `${base}${"甲乙丙丁戊"[building.number - 1] ?? "甲"}区${door}号`, unit: "", floor: 1, door };
  return { address: units * doors > 1 ? `${base}${door}户` : base, unit: "", floor: 1, door };
}

function attentionOf(type: string, random: Random): string {
  const chance =
    {
      elder: 0.1,
      "low-income": 0.12,
      disabled: 0.13,
      child: 0.2,
      monitored: 0.2,
      rented: 0.012,
      ordinary: 0.004,
      business: 0.012,
    }[type] ?? 0.004;
  return random.chance(chance)
    ? random.weighted([
        ["red", 21],
        ["yellow", 64],
        ["green", 138],
      ] as const)
    : "";
}

function tagsOf(type: string, random: Random): string {
  const often = type === "ordinary" ? 0.12 : type === "rented" || type === "business" ? 0.35 : 0.6;
  if (!random.chance(often)) return "";
  const first = random.pick(TAGS[type]);
  const second = random.chance(0.2) ? random.pick(TAGS[type]) : first;
  return first === second ? first : `${first};${second}`;
}

function withRestricted(tags: string, isNobodysHome: boolean, random: Random): string {
  if (isNobodysHome || !random.chance(RESTRICTED_SHARE)) return tags;
  const restricted = random.weighted(RESTRICTED);
  return tags === "" ? restricted : `${tags};${restricted}`;
}

const residentsOf = (type: string, random: Random): number =>
  type === "elder"
    ? random.weighted([
        [1, 6],
        [2, 4],
      ] as const)
    : type === "business"
      ? random.weighted([
          [1, 4],
          [2, 4],
          [3, 2],
          [4, 1],
        ] as const)
      : random.weighted([
          [1, 12],
          [2, 25],
          [3, 32],
          [4, 18],
          [5, 9],
          [6, 4],
        ] as const);
