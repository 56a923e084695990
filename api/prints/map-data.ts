import { chinaDay } from "../../domain/day.ts";
import { mercatorX, mercatorY, WORLD } from "../../domain/mercator.ts";
import { paperMap, shownBox, type WorldBox } from "../../domain/paper/paper-map.ts";
import type { PrintWish } from "../../domain/paper/print.ts";
import { posterFrame, sheetOf } from "../../domain/paper/sheet.ts";
import { fromLattice } from "../../domain/position.ts";
import { gridsIn } from "../access/views.ts";
import type { Queryable } from "../database/database.ts";
import type { Area } from "../grids/areas.ts";
import { officeNameOf } from "../grids/lineage.ts";
import type { Memory } from "../memory/memory.ts";
import { responsibleRows } from "../staff/queries.ts";
import { provenance } from "../town/queries.ts";
import type { Residents } from "./names.ts";
import type { Ground, MapData, PrintArea, PrintHouseholds } from "./print-data.ts";

/** An area with a border in force. */
export type Bordered = Area & { geometry: string };

/** What a map of `area` is drawn from, as of now. `residents`: where names are printed. */
export async function mapData(
  sql: Queryable,
  memory: Memory,
  area: Bordered,
  wish: PrintWish,
  residents: Residents | null,
): Promise<MapData> {
  const sheet = sheetOf(wish.paper, wish.orientation);
  const map = paperMap(worldBox(area), posterFrame(sheet).map, 3 * sheet.textMm);
  const box = wish.kind === "atlas" ? widened(shownBox(map)) : shownBox(map);
  const withHouseholds = wish.colours === "types" || residents !== null;
  const areas = await printAreas(sql, memory, area, box, withHouseholds);
  const { attributions, simulated } = await provenance(sql);
  const { types, attentions } = memory.codes;
  const { householdTypes, attentionLevels } = memory.codes.tables;
  return {
    kind: wish.kind === "atlas" ? "atlas" : "map",
    code: area.code,
    areas,
    ground: groundIn(memory, box),
    households: withHouseholds ? householdsIn(memory, area, areas, residents) : null,
    roster: residents?.roster ?? null,
    types: inOrder(types.codes, householdTypes),
    attentions: inOrder(attentions.codes.slice(1), attentionLevels),
    office: officeNameOf(memory.areas, area.id),
    date: chinaDay(new Date()),
    sources: attributions,
    simulated,
  };
}

function worldBox({ bounds }: Area): WorldBox {
  const [west, south, east, north] = bounds!;
  return [mercatorX(west) * WORLD, mercatorY(north) * WORLD, mercatorX(east) * WORLD, mercatorY(south) * WORLD];
}

/** Pages of an atlas look over the edge of the whole. */
const widened = ([left, top, right, bottom]: WorldBox): WorldBox => {
  const [x, y] = [(right - left) / 4, (bottom - top) / 4];
  return [left - x, top - y, right + x, bottom + y];
};

/** The rows of a code table in the order in which columns name them. */
const inOrder = <Row extends { code: string }>(codes: readonly string[], rows: readonly Row[]): Row[] =>
  codes.map((code) => rows.find((row) => row.code === code)!);

const groundIn = ({ land, roads, buildings, places }: Memory, box: WorldBox): Ground => ({
  land: land.within(box),
  roads: roads.within(box),
  buildings: buildings.within(box),
  places: places.within(box),
});

/** Areas with a border on the map, the largest first; who is on duty in those that lie in `area`, and how many live there. */
async function printAreas(
  sql: Queryable,
  memory: Memory,
  area: Area,
  box: WorldBox,
  withCounts: boolean,
): Promise<PrintArea[]> {
  const { areas } = memory;
  const shown = [...areas.all()].filter(
    (each): each is Bordered => each.geometry !== null && meets(worldBox(each), box),
  );
  const inside = shown.filter((each) => areas.lineage(each).includes(area)).map(({ id }) => id);
  const people = new Map<string, PrintArea["people"]>();
  const { duties } = memory.codes.tables;
  const dutyName = (code: string) => duties.find((duty) => duty.code === code)?.name.zh ?? code;
  for (const { area, name, duty } of await responsibleRows(sql, inside)) {
    people.set(area, [...(people.get(area) ?? []), { name, duty: dutyName(duty) }]);
  }
  return shown.map(({ id, code, name, level, kind, parentId, geometry }) => ({
    ...{ code, name, level, kind, geometry, parent: areas.of(parentId)?.code ?? null },
    households: withCounts ? (memory.counts().get(id)?.households ?? 0) : 0,
    people: people.get(code) ?? [],
  }));
}

const meets = (a: WorldBox, b: WorldBox): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** The households in `area`, in world units. */
function householdsIn(
  memory: Memory,
  area: Area,
  areas: readonly PrintArea[],
  residents: Residents | null,
): PrintHouseholds {
  const { households: all, areaCodes } = memory;
  const inside = gridsIn(memory, { key: "", areas: [area.id] });
  const rows = [...all.grid.keys()].filter((row) => inside[all.grid[row]] === 1);
  const places = new Map(areas.map(({ code }, at) => [code, at]));
  const placeOf = areaCodes.codes.map((code) => places.get(code) ?? -1);
  return {
    x: Float64Array.from(rows, (row) => mercatorX(fromLattice(all.lng[row])) * WORLD),
    y: Float64Array.from(rows, (row) => mercatorY(fromLattice(all.lat[row])) * WORLD),
    type: Uint8Array.from(rows, (row) => all.type[row]),
    attention: Uint8Array.from(rows, (row) => all.attention[row]),
    building: Int32Array.from(rows, (row) => all.building[row]),
    area: Int32Array.from(rows, (row) => placeOf[all.grid[row]]),
    residents: residents && rows.map((row) => residents.byId.get(all.id[row]) ?? null),
  };
}
