import type { Queryable } from "../database/database.ts";

/** `text` as the pattern of `ilike` that finds it anywhere; its own % and _ mean themselves. */
export const contains = (text: string): string => `%${literal(text)}%`;

/** The same at the beginning only. */
export const startsWith = (text: string): string => `${literal(text)}%`;

const literal = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

const LAST_CHARACTER = String.fromCodePoint(0x10ffff);

/**
 * The condition that `column` begins with `text`, or with `text` in capitals. As a range, because an index serves `like` only
 * under the collation "C".
 */
export const beginsWith = (sql: Queryable, column: string, text: string) => {
  const code = sql(column);
  const begins = (from: string) =>
    sql`(${code} >= ${from} and ${code} <= ${from + LAST_CHARACTER} and starts_with(${code}, ${from}))`;
  const capitals = text.toUpperCase();
  return text === capitals ? begins(text) : sql`(${begins(text)} or ${begins(capitals)})`;
};
