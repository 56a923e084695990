import { parseAddress } from "../../domain/address.ts";
import { joinedName, withDigits } from "../../domain/writing.ts";
import { staffContext } from "../staff/phone.ts";
import type { EntryRow, Indexed } from "./entry-queries.ts";
import type { Entry } from "./table.ts";

/** A row as the index holds it. `open` unseals what was sealed for a context; what is not sealed it gives back. */
export function entryOf(kind: Indexed, row: EntryRow, open: (sealed: string, context: string) => string): Entry {
  const context = kind === "staff" ? staffContext(row.code) : row.code;
  const clear = (text: string | null | undefined) => (text ? open(text, context) : "");
  const name = joinedName(clear(row.name));
  const isPerson = kind === "household" || kind === "staff";
  const address = parseAddress(row.address || (isPerson ? "" : (row.name ?? "")), {
    ...(kind === "building" && row.name ? { building: parseAddress(row.name).building } : {}),
    unit: row.unit,
    floor: row.floor,
    door: row.door,
  });
  return {
    id: row.id,
    code: row.code,
    name: isPerson ? name : withDigits(name),
    address,
    phone: clear(row.phone).replace(/\D/g, ""),
    area: row.area ?? 0,
  };
}
