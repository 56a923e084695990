import type { PhonePack } from "../../domain/phone.ts";
import { keptJson } from "./offline/kept.ts";
import { getWithHeaders } from "./request.ts";
import { ok, type Result } from "./result.ts";

/** A pack, and whether it is the device's own copy; `at` is when the server was last heard then. `etag` names what is in it. */
export type FetchedPack = PhonePack & { kept: boolean; etag: string | null };

const pathOf = (grid: string | null): string =>
  `/api/phone/pack${grid === null ? "" : `?grid=${encodeURIComponent(grid)}`}`;

/** The device's own copy of it, at once; null where there is none. */
export async function keptPack(grid: string | null): Promise<FetchedPack | null> {
  const kept = await keptJson<PhonePack>(pathOf(grid));
  return kept && { ...kept.value, at: kept.at, kept: true, etag: kept.etag };
}

/**
 * `GET /api/phone/pack?grid=`: everything in scope, or in the area with this code; masked. Where the scope is too large for a
 * phone the error is `scope_too_large`, and its `grids` are those to choose from.
 */
export async function fetchPack(grid: string | null): Promise<Result<FetchedPack>> {
  const path = pathOf(grid);
  const answer = await getWithHeaders<PhonePack>(path);
  if (!answer.ok) return answer;
  const { value, headers } = answer.value;
  const kept = headers.get("x-kept");
  if (kept === null) void keepLater(path, value);
  // why not its own time: the server may have said that an older one still holds
  const at = kept ?? asIso(headers.get("date")) ?? value.at;
  return ok({ ...value, at, kept: kept !== null, etag: headers.get("etag") });
}

/**
 * Takes the pack that the page's first lines ask for (m.html) while its script is on its way.
 * why: it was refused, and the browser would give that answer to whoever signs in next
 */
export async function dropAskedAhead(): Promise<void> {
  await fetch(pathOf(null)).catch(() => "only what was asked ahead is wanted, and not even that");
}

const asIso = (date: string | null): string | null => (date === null ? null : new Date(date).toISOString());

/** Makes ready for a place without a connection, once there is time. */
async function keepLater(path: string, { households }: PhonePack): Promise<void> {
  const { keepForRound } = await import("./offline/keep-on-device.ts");
  await keepForRound(
    path,
    households.map(({ position }) => position),
  );
}
