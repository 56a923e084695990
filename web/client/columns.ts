import {
  decodeHouseholds,
  decodeIncidents,
  type HouseholdColumns,
  type IncidentColumns,
} from "../../domain/columns.ts";
import { getBytes } from "./request.ts";
import { failed, ok, type Result } from "./result.ts";

/** `GET /api/households/columns` */
export const fetchHouseholds = () => decoded<HouseholdColumns>("/api/households/columns", decodeHouseholds);

/** `GET /api/incidents/columns` */
export const fetchIncidents = () => decoded<IncidentColumns>("/api/incidents/columns", decodeIncidents);

/** What the bytes of `path` say. */
export async function decoded<T>(path: string, decode: (bytes: Uint8Array) => T): Promise<Result<T>> {
  const bytes = await getBytes(path);
  if (!bytes.ok) return bytes;
  try {
    return ok(decode(bytes.value));
  } catch (cause) {
    return failed({ code: "answer", message: String(cause), where: path });
  }
}
