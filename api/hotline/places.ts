import { type Gazetteer, gazetteerOf, type NamedPlace } from "../../domain/hotline/gazetteer.ts";
import type { Queryable } from "../database/database.ts";
import type { Areas } from "../grids/areas.ts";
import { lineageOf } from "../grids/lineage.ts";
import type { Memory } from "../memory/memory.ts";
import { buildingsAfter, doorsAfter, type NamedRow } from "./queries.ts";

/** Rows read at once: few enough that requests in between do not wait. */
const CHUNK = 2000;

/** The installation's buildings and doors as addresses name them; read anew when any of them changed. */
export class Places {
  private version = "";
  private held: Promise<Gazetteer> | null = null;

  constructor(private readonly memory: Memory) {}

  gazetteer(sql: Queryable): Promise<Gazetteer> {
    const { areas, buildings, households } = this.memory.versions;
    const version = `${areas} ${buildings} ${households}`;
    if (this.held === null || version !== this.version) {
      this.version = version;
      const reading = this.read(sql);
      this.held = reading;
      reading.catch(() => {
        if (this.held === reading) this.held = null;
      });
    }
    return this.held;
  }

  private async read(sql: Queryable): Promise<Gazetteer> {
    const places: NamedPlace[] = [];
    for (const [read, isDoor] of [
      [buildingsAfter, false],
      [doorsAfter, true],
    ] as const) {
      for (let after = 0; ; ) {
        const rows = await read(sql, after, CHUNK);
        places.push(...rows.map((row) => placeOf(row, isDoor, this.memory.areas)));
        if (rows.length < CHUNK) break;
        after = rows[rows.length - 1].id;
      }
    }
    return gazetteerOf(places);
  }
}

const placeOf = ({ name, address, compound, lng, lat, area }: NamedRow, isDoor: boolean, areas: Areas): NamedPlace => ({
  ...{ name, address, compound, isDoor, position: [lng, lat] },
  // why not grids: they are numbers, and any address is full of them
  areas: lineageOf(areas, area)
    .areas.filter(({ level }) => level === "community" || level === "street")
    .map(({ name }) => name),
});
