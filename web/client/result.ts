import type { EditsConflict } from "../../domain/layout/publication.ts";
import type { PackChoice } from "../../domain/phone.ts";

/** What went wrong, as the server says it; `network` and `answer` are ours. `where` is the address or the field. */
export type ClientError = {
  code: string;
  message: string;
  where?: string;
  status?: number;
  /** seconds to wait before trying again, where the server says so */
  retryAfterS?: number;
  /** areas to choose from, where what was asked for is too large */
  grids?: PackChoice[];
  /** both sides, where two people edited the same ground of a layout */
  conflict?: EditsConflict;
};

/** An answer or a reason, never an exception. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: ClientError };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const failed = (error: ClientError): Result<never> => ({ ok: false, error });
