import { type Anchor, type Anchors, anchorAddress } from "./anchors.ts";
import type { Lot } from "./draft.ts";
import type { Point } from "./geometry.ts";
import type { HotSpot } from "./hot-spots.ts";
import { HOURS, INCIDENT_RECIPES, type IncidentRecipe } from "./incident-kinds.ts";
import { INCIDENT_TEXTS } from "./incident-texts.ts";
import { Random } from "./random.ts";

export type Incident = {
  code: string;
  time: number;
  kind: string;
  source: string;
  urgency: string;
  state: string;
  text: string;
  address: string;
  at: Point;
  due: number;
  assignee: string;
  assignedAt: number;
  handledAt: number;
  closedAt: number;
  ratedAt: number;
};

export type IncidentSettings = {
  seed: number;
  /** seconds since 1970: the first midnight (UTC+8) and the last second of the period */
  from: number;
  end: number;
  count: number;
  anchors: Anchors;
  hotSpots: readonly HotSpot[];
  workerOf: (lot: Lot) => string;
};

const HOUR_S = 3_600;
const DAY_S = 24 * HOUR_S;
const DEADLINE_HOURS: Record<string, number> = { normal: 72, urgent: 24, critical: 4 };

/** Incidents in the order of their times, day by day: only one day is held at once. */
export function* makeIncidents(settings: IncidentSettings): Generator<Incident> {
  const { from, end, hotSpots } = settings;
  const random = new Random(settings.seed, 0x1c1d);
  const days = Math.ceil((end - from) / DAY_S);
  const planned = hotSpots.reduce((sum, spot) => sum + spot.extra, 0);
  const weights = dayWeights(random, from, end, days);
  const total = weights.reduce((sum, day) => sum + day.reduce((a, b) => a + b, 0), 0);
  const perWeight = (settings.count - planned) / total;
  let [owed, given] = [0, 0];
  for (let day = 0; day < days; day++) {
    const start = from + day * DAY_S;
    const found: { time: number; recipe: IncidentRecipe; spot: HotSpot | null }[] = [];
    const till = Math.min(end, start + DAY_S);
    weights[day].forEach((weight, k) => {
      owed += weight * perWeight;
      const last = day === days - 1 && k === weights[day].length - 1;
      const upTo = last ? settings.count - planned : Math.floor(owed);
      for (; given < upTo; given++)
        found.push({ time: timeOf(random, start, till, INCIDENT_RECIPES[k]), recipe: INCIDENT_RECIPES[k], spot: null });
    });
    for (const spot of hotSpots) {
      const recipe = INCIDENT_RECIPES.find((one) => one.code === spot.kind)!;
      for (let i = spotBefore(spot, start); i < spotBefore(spot, till); i++) {
        found.push({ time: Math.max(spot.from, timeOf(random, start, Math.min(till, spot.to), recipe)), recipe, spot });
      }
    }
    found.sort((a, b) => a.time - b.time);
    const date = new Date((start + 8 * HOUR_S) * 1000).toISOString().slice(0, 10).replaceAll("-", "");
    for (let i = 0; i < found.length; i++)
      yield describe(random, settings, `${date}-${String(i + 1).padStart(4, "0")}`, found[i]);
  }
}

/** How many of the hot spot's incidents lie before `time`: evenly over its days. */
function spotBefore(spot: HotSpot, time: number): number {
  const share = (time - spot.from) / (spot.to - spot.from);
  return Math.floor(spot.extra * Math.max(0, Math.min(1, share)));
}

/** Weight of every kind on every day: season, weekday, trend and some noise that lasts a few days. */
function dayWeights(random: Random, from: number, end: number, days: number): number[][] {
  let weather = 0;
  return Array.from({ length: days }, (_, day) => {
    const start = from + day * DAY_S;
    const date = new Date((start + 8 * HOUR_S + DAY_S / 2) * 1000);
    const weekend = date.getUTCDay() % 6 === 0;
    const part = Math.min(1, (end - start) / DAY_S);
    weather = weather * 0.7 + random.normal() * 0.1;
    const monthAt = date.getUTCMonth() + (date.getUTCDate() - 15) / 30;
    return INCIDENT_RECIPES.map((recipe) => {
      const low = Math.floor(monthAt);
      const season =
        recipe.months[(low + 12) % 12] * (1 - monthAt + low) + recipe.months[(low + 13) % 12] * (monthAt - low);
      const noise = Math.exp(weather + random.normal() * 0.12);
      return (
        recipe.share *
        season *
        (weekend ? recipe.weekend : 1) *
        recipe.trend ** (day / 365) *
        1.06 ** (day / 365) *
        noise *
        part ** 1.5
      );
    });
  });
}

function timeOf(random: Random, start: number, till: number, recipe: IncidentRecipe): number {
  const hours = HOURS[recipe.hours];
  for (let attempt = 0; attempt < 60; attempt++) {
    const hour = random.whole(0, 23);
    if (random.next() * 22 > hours[hour]) continue;
    const time = start + hour * HOUR_S + random.whole(0, 3599);
    if (time < till) return time;
  }
  return start + Math.floor(random.next() * (till - start));
}

function describe(
  random: Random,
  settings: IncidentSettings,
  code: string,
  found: { time: number; recipe: IncidentRecipe; spot: HotSpot | null },
): Incident {
  const { time, recipe, spot } = found;
  const anchor = spot ? null : anchorFor(random, settings.anchors, recipe);
  const lot = anchor ? anchor.lot : nearestLot(spot!);
  // why: a screen without a single urgent case at work would show nothing of what it is for
  const fresh = settings.end - time < 3 * HOUR_S ? 8 : 1;
  const urgency = random.chance(recipe.critical * fresh)
    ? "critical"
    : random.chance(recipe.urgent)
      ? "urgent"
      : "normal";
  const steps = stepsOf(random, time, recipe, urgency, settings.end);
  return {
    code,
    time,
    kind: recipe.code,
    source: sourceOf(random, recipe, anchor),
    urgency,
    text: anchor ? textAt(random, recipe, anchor) : textIn(random, recipe, spot!),
    address: anchor
      ? anchorAddress(anchor)
      : `${lot.parcel.community.office.name}${spot!.road}${lot.parcel.name ? `（${lot.parcel.name}）` : ""}`,
    at: anchor ? placeAt(random, anchor) : around(random, spot!.at, spot!.radiusM),
    ...steps,
    assignee: steps.assignedAt ? settings.workerOf(lot) : "",
  };
}

const nearestLot = (spot: HotSpot): Lot => spot.parcel.lots[0];

function anchorFor(random: Random, anchors: Anchors, { at }: IncidentRecipe): Anchor {
  const way = random.next();
  if (way < at.homes) return anchors.homes.pick(random);
  const table = way < at.homes + at.streets ? anchors.streets : anchors.trade;
  return (table.anchors.length > 0 ? table : anchors.homes).pick(random);
}

/** Somewhere in the building, or near the anchor on the street. */
function placeAt(random: Random, { at, along, building, spreadM }: Anchor): Point {
  if (!building) {
    const far = random.between(-1, 1);
    return around(random, [at[0] + along[0] * far, at[1] + along[1] * far], spreadM);
  }
  const { frame, lengthM, depthM } = building;
  return frame.out(random.between(-0.48, 0.48) * lengthM, random.between(-0.48, 0.48) * depthM);
}

/** A point within `radiusM`, denser in the middle. */
function around(random: Random, [x, y]: Point, radiusM: number): Point {
  const turn = random.between(0, 2 * Math.PI);
  const off = radiusM * random.next() ** 0.7;
  return [x + off * Math.cos(turn), y + off * Math.sin(turn)];
}

function sourceOf(random: Random, recipe: IncidentRecipe, anchor: Anchor | null): string {
  if (anchor?.building && recipe.code !== "street-order") {
    return random.weighted([
      ["worker", 42],
      ["resident", 26],
      ["hotline", 22],
      ["patrol", 5],
      ["meeting", 5],
    ] as const);
  }
  return random.weighted([
    ["worker", 26],
    ["resident", 12],
    ["hotline", 18],
    ["camera", 24],
    ["patrol", 20],
  ] as const);
}

function textAt(random: Random, recipe: IncidentRecipe, { building, road, lot }: Anchor): string {
  if (!building || building.kind === "shop" || building.kind === "market")
    return random
      .pick(INCIDENT_TEXTS[recipe.code].streets)
      .replace("{路}", building?.kind === "market" ? "农贸市场" : road);
  const own = lot.parcel.name || road;
  const flat = building.kind === "apartments" || building.kind === "tower";
  const house = flat
    ? `${own}${building.number}幢`
    : `${building.door?.street.name || own}${building.door?.number || building.number}号`;
  const stair = flat ? `${random.whole(1, building.units)}单元` : "";
  const floor = random.whole(1, Math.max(1, building.floors));
  const door = flat ? `${stair}${floor}${String(random.whole(1, building.doors)).padStart(2, "0")}` : "";
  return random
    .pick(INCIDENT_TEXTS[recipe.code].homes)
    .replace("{楼}", house)
    .replace("{单元}", stair)
    .replace("{户}", `${house}${door}`);
}

function textIn(random: Random, recipe: IncidentRecipe, spot: HotSpot): string {
  const own = spot.parcel.name || spot.road;
  const texts = recipe.at.streets > 0.55 ? INCIDENT_TEXTS[recipe.code].streets : INCIDENT_TEXTS[recipe.code].homes;
  return random.pick(texts).replace("{路}", spot.road).replace("{单元}", "").replace("{楼}", own).replace("{户}", own);
}

/** The flow's times, as far as they lie before the end of the period, and the state they give. */
function stepsOf(random: Random, time: number, recipe: IncidentRecipe, urgency: string, end: number) {
  const exponential = (mean: number): number => -Math.log(1 - random.next()) * mean;
  const pace = urgency === "critical" ? 0.15 : urgency === "urgent" ? 0.4 : 1;
  const assigned = time + 60 + exponential(22 * 60) * pace;
  const slow = random.chance(0.018) ? 8 : 1;
  const handled = assigned + 300 + recipe.handleHours * HOUR_S * pace * slow * Math.exp(0.8 * random.normal());
  const closed = handled + 600 + exponential(7 * HOUR_S);
  const rated = random.chance(0.72) ? closed + 600 + exponential(20 * HOUR_S) : Number.POSITIVE_INFINITY;
  const past = (at: number): number => (at <= end ? Math.floor(at) : 0);
  const [assignedAt, handledAt, closedAt, ratedAt] = [assigned, handled, closed, rated].map(past);
  const state = ratedAt ? "rated" : closedAt ? "closed" : handledAt ? "handled" : assignedAt ? "assigned" : "reported";
  return { state, due: time + DEADLINE_HOURS[urgency] * HOUR_S, assignedAt, handledAt, closedAt, ratedAt };
}
