import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { AppSettings } from "../parts.ts";

type Trust = Pick<AppSettings, "trustProxy">;

/** What the proxy in front says in `header`. Of several the last: those before it are the sender's own. */
const saidByProxy = (c: Context, header: string, { trustProxy }: Trust): string | undefined =>
  trustProxy ? c.req.header(header)?.split(",").at(-1)?.trim() || undefined : undefined;

/** Where a request came from: what the proxy in front says if it is trusted, else the socket; "" where there is neither. */
export function addressOf(c: Context, settings: Trust): string {
  const socket = (c.env as Partial<HttpBindings> | undefined)?.incoming?.socket;
  const address = saidByProxy(c, "x-forwarded-for", settings) ?? socket?.remoteAddress ?? "";
  return address.replace(/^::ffff:/, "").slice(0, 45);
}

/** Whether the browser speaks TLS, to us or to a proxy that is trusted. */
export const isByTls = (c: Context, settings: Trust): boolean =>
  c.req.url.startsWith("https:") || saidByProxy(c, "x-forwarded-proto", settings) === "https";
