import type { CheckedArea } from "../../domain/doctor.ts";
import type { Queryable } from "../database/database.ts";
import type { Borders } from "./examine.ts";
import { type BorderRow, borderOf, bordersWithin } from "./queries.ts";

/** What the borders right below an area are on `day`, and its own. */
export const bordersIn = async (sql: Queryable, area: number, day: string): Promise<Borders> =>
  bordersFrom(await borderOf(sql, area, day), await bordersWithin(sql, area, day));

export const bordersFrom = (around: BorderRow | undefined, rows: readonly BorderRow[]): Borders => ({
  within: around ? checked(around) : null,
  level: rows[0]?.level ?? null,
  areas: rows.map(checked),
});

export const checked = ({ code, name, border }: BorderRow): CheckedArea => ({ code, name, border });
