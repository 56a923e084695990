import type { Context } from "hono";
import { addressOf } from "../http/origin.ts";
import type { AppSettings } from "../parts.ts";

/** Where a request comes from. */
export type From = { address: string; agent: string };

/** Where a request comes from; a browser's name for itself is cut to what one can read. */
export const fromOf = (c: Context, settings: AppSettings): From => ({
  address: addressOf(c, settings),
  agent: (c.req.header("user-agent") ?? "").replaceAll("\0", "").slice(0, 200),
});
