import { HttpError, shown } from "./errors.ts";

/** A list and the cursor that continues it; null at the end. */
export type Page<Item> = { items: Item[]; next: string | null };

/** Where a list goes on: the sort key of the last item, in a form nobody should read. */
export const writeCursor = (key: readonly number[]): string => Buffer.from(JSON.stringify(key)).toString("base64url");

/** The sort key of `after`: `size` whole numbers. Throws the 400 of a cursor that is not ours. */
export function readCursor(after: string | undefined, size: number): number[] | null {
  if (after === undefined) return null;
  const key = parsed(Buffer.from(after, "base64url").toString());
  if (Array.isArray(key) && key.length === size && key.every(Number.isSafeInteger)) return key as number[];
  throw new HttpError(400, "invalid_parameter", `参数 after 不是上一页给出的 next；收到“${shown(after)}”。`, "after");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The page of `rows`, of which one more than `limit` was asked for, so that the end is known. */
export function page<Row, Item>(
  rows: Row[],
  limit: number,
  item: (row: Row) => Item,
  key: (row: Row) => readonly number[],
): Page<Item> {
  const items = rows.slice(0, limit).map(item);
  return { items, next: rows.length > limit ? writeCursor(key(rows[limit - 1])) : null };
}
