import type { PhonePack } from "../../domain/phone.ts";
import { getJson } from "./request.ts";
import type { ClientError, Result } from "./result.ts";

/**
 * `GET /api/phone/pack?grid=`: everything in scope, or in the area with this code; masked. Where the scope is too large for a
 * phone the error is `scope_too_large`, and its `grids` are those to choose from.
 */
export const fetchPack = (grid: string | null): Promise<Result<PhonePack>> =>
  getJson(`/api/phone/pack${grid === null ? "" : `?grid=${encodeURIComponent(grid)}`}`);

/** Whether a pack was refused because the scope is too large for one. */
export const isTooLarge = (error: ClientError): boolean => error.code === "scope_too_large";
