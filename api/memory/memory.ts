import { Sessions } from "../access/sessions.ts";
import { BuildingTally } from "../buildings/tally.ts";
import type { Queryable } from "../database/database.ts";
import { Areas } from "../grids/areas.ts";
import { type AreaCounts, countByArea } from "../grids/counts.ts";
import { areaRows } from "../grids/queries.ts";
import { type HouseholdRows, householdRows, replaceHouseholds } from "../households/columns.ts";
import { householdNumbers } from "../households/queries.ts";
import { type IncidentRows, incidentRows, replaceIncidents } from "../incidents/columns.ts";
import { incidentNumbers } from "../incidents/queries.ts";
import { layoutPlaces } from "../layouts/queries.ts";
import { buildingShapes, landShapes, placeShapes, roadShapes } from "../tiles/queries.ts";
import { Codes } from "../town/codes.ts";
import { codeRows } from "../town/queries.ts";
import { visitNumbers } from "../visits/state-queries.ts";
import { VisitDays } from "../visits/visit-days.ts";
import { Dictionary } from "./dictionary.ts";
import type { Placed } from "./rows.ts";
import { type Box, Shapes } from "./shapes.ts";

/** What is held in memory, each with a version of its own. */
const HELD = ["areas", "grids", "buildings", "roads", "land", "places", "households", "incidents", "visits"] as const;

export type Held = (typeof HELD)[number];

/** What changed in the database: ids by entity, null for "read the whole table again". */
export type Changed = Map<string, number[] | null>;

/** Where something changed on the map: boxes in world units; null for everywhere. */
export type Touched = Map<Held, Box[] | null>;

/** Where rows that changed were and are: by id, indexes into the dictionary of areas. Nothing for a whole table. */
export type Moved = Record<"households" | "incidents", Map<number, number[]>>;

/**
 * The town as tiles and columns are made from it. `load` reads it once; `apply` reads again what changed, row by row.
 * Everything else asks the database.
 */
export class Memory {
  readonly codes = new Codes();
  readonly areas = new Areas();
  readonly buildings = new Shapes();
  readonly roads = new Shapes();
  readonly land = new Shapes();
  readonly places = new Shapes();
  /** codes of the areas that columns refer to */
  readonly areaCodes = new Dictionary(true);
  readonly tally = new BuildingTally();
  readonly sessions = new Sessions();
  readonly visits = new VisitDays();
  /** the community of each layout, also of those that are gone */
  readonly layouts = new Map<number, number>();
  households!: HouseholdRows;
  incidents!: IncidentRows;
  readonly versions = Object.fromEntries(HELD.map((held) => [held, ""])) as Record<Held, string>;
  private counted: { version: string; counts: Map<number, AreaCounts> } | null = null;

  /** All of it, as of `version`. */
  static async load(sql: Queryable, version: string): Promise<Memory> {
    const memory = new Memory();
    memory.codes.take(await codeRows(sql));
    await memory.apply(sql, new Map(ENTITIES.map((entity) => [entity, null])), version);
    return memory;
  }

  /** Reads again what `changed` names. Gives what is different now; those parts are of `version` from here on. */
  async apply(sql: Queryable, changed: Changed, version: string): Promise<{ touched: Touched; moved: Moved }> {
    const touched: Touched = new Map();
    const moved: Moved = { households: new Map(), incidents: new Map() };
    if (changed.has("session")) await this.sessions.read(sql);
    if (changed.has("area")) await this.readAreas(sql, changed.get("area")!, touched);
    for (const { entity, held, read, ordered } of SHAPE_TABLES) {
      if (!changed.has(entity)) continue;
      const ids = ordered ? null : changed.get(entity)!;
      touched.set(held, this[held].take(await read(sql, ids), ids));
    }
    if (changed.has("household")) await this.readHouseholds(sql, changed.get("household")!, touched, moved.households);
    if (changed.has("incident")) await this.readIncidents(sql, changed.get("incident")!, touched, moved.incidents);
    if (changed.has("visit")) {
      const ids = changed.get("visit")!;
      this.visits.take(await visitNumbers(sql, ids), ids);
      touched.set("visits", null);
    }
    if (changed.has("layout")) {
      for (const { id, area_id } of await layoutPlaces(sql, changed.get("layout")!)) this.layouts.set(id, area_id);
    }
    if (["areas", "households", "incidents"].some((held) => touched.has(held as Held))) touched.set("grids", null);
    for (const held of touched.keys()) this.versions[held] = version;
    return { touched, moved };
  }

  /** Counts of areas as of now. */
  counts(): Map<number, AreaCounts> {
    const version = this.versions.grids;
    if (this.counted?.version !== version) {
      const counts = countByArea(this.areas, this.areaCodes, this.households, this.incidents, this.codes.open);
      this.counted = { version, counts };
    }
    return this.counted.counts;
  }

  private async readAreas(sql: Queryable, ids: number[] | null, touched: Touched) {
    this.areas.take(await areaRows(sql, ids), ids);
    touched.set("areas", null);
    let renamed = false;
    for (const area of this.areas.all()) {
      const index = this.areaCodes.indexOf(area.id);
      if (index !== undefined && this.areaCodes.codes[index] !== area.code) renamed = true;
      this.areaCodes.learn(area.id, area.code);
    }
    // what refers to the area says its code
    if (renamed) for (const held of ["households", "incidents"] as const) touched.set(held, null);
  }

  private async readHouseholds(sql: Queryable, ids: number[] | null, touched: Touched, moved: Map<number, number[]>) {
    const numbers = await householdNumbers(sql, ids);
    const { types, attentions } = this.codes;
    const known = types.hasAll(numbers.type) && attentions.hasAll(numbers.attention);
    await this.learnMissing(sql, known, numbers.area);
    const come = householdRows(numbers, this.codes, this.areaCodes);
    if (ids === null) {
      this.households = come;
      this.tally.clear();
      this.tally.count(come, 1);
      touched.set("households", null).set("buildings", null);
      return;
    }
    const { rows, went } = replaceHouseholds(this.households, ids, come);
    this.households = rows;
    notePlaces(moved, went);
    notePlaces(moved, come);
    const concerned = new Set([...this.tally.count(went, -1), ...this.tally.count(come, 1)]);
    touch(touched, "households", [...boxesOf(went), ...boxesOf(come)]);
    touch(
      touched,
      "buildings",
      [...concerned].map((id) => this.buildings.of(id)?.box).filter((box) => box !== undefined),
    );
  }

  private async readIncidents(sql: Queryable, ids: number[] | null, touched: Touched, moved: Map<number, number[]>) {
    const numbers = await incidentNumbers(sql, ids);
    const { kinds, states, urgencies, sources } = this.codes;
    const known =
      kinds.hasAll(numbers.kind) &&
      states.hasAll(numbers.state) &&
      urgencies.hasAll(numbers.urgency) &&
      sources.hasAll(numbers.source);
    await this.learnMissing(sql, known, numbers.area);
    const come = incidentRows(numbers, this.codes, this.areaCodes);
    if (ids === null) {
      this.incidents = come;
      touched.set("incidents", null);
      return;
    }
    const { rows, went } = replaceIncidents(this.incidents, ids, come);
    this.incidents = rows;
    notePlaces(moved, went);
    notePlaces(moved, come);
    touch(touched, "incidents", [...boxesOf(went), ...boxesOf(come)]);
  }

  // why: code tables have no triggers, and an area may have come with the very rows that refer to it
  private async learnMissing(sql: Queryable, codesKnown: boolean, areas: Int32Array) {
    if (!codesKnown) this.codes.take(await codeRows(sql));
    const missing = [...new Set(areas)].filter((id) => this.areaCodes.indexOf(id) === undefined);
    if (missing.length === 0) return;
    const rows = await areaRows(sql, missing);
    for (const row of rows) this.areaCodes.learn(row.id, row.code);
  }
}

type ShapeTable = {
  entity: string;
  held: "buildings" | "roads" | "land" | "places";
  read: typeof buildingShapes;
  /** one lies on top of the other, so that a single row cannot be put back in its place */
  ordered?: true;
};

const SHAPE_TABLES: ShapeTable[] = [
  { entity: "building", held: "buildings", read: buildingShapes },
  { entity: "road", held: "roads", read: roadShapes },
  { entity: "land", held: "land", read: landShapes, ordered: true },
  { entity: "place", held: "places", read: placeShapes },
];

const ENTITIES = [
  "session",
  "area",
  "household",
  "incident",
  "visit",
  "layout",
  ...SHAPE_TABLES.map(({ entity }) => entity),
];

function touch(touched: Touched, held: Held, boxes: Box[]) {
  if (boxes.length === 0) return;
  const before = touched.get(held);
  if (before !== null) touched.set(held, [...(before ?? []), ...boxes]);
}

function notePlaces(moved: Map<number, number[]>, { id, grid }: { id: Int32Array; grid: Uint16Array }) {
  for (let row = 0; row < id.length; row++) moved.set(id[row], [...(moved.get(id[row]) ?? []), grid[row]]);
}

const boxesOf = ({ x, y }: Placed & { x: Uint32Array; y: Uint32Array }): Box[] =>
  Array.from(x, (left, row) => [left, y[row], left, y[row]]);
