import type { Context } from "hono";
import { isByTls } from "../http/origin.ts";
import type { AppSettings, Parts } from "../parts.ts";
import { provenance } from "../town/queries.ts";

/** When what is offered here changed last. */
const CHANGESET = "2026-11-21T00:00:00+08:00";

/** What the standard's service discovery says: where it is spoken, in which formats, and how one gets a key. `root` is its path. */
export async function discoveryOf(
  { database: { sql }, memory }: Parts,
  c: Context,
  root: string,
  settings: Pick<AppSettings, "trustProxy">,
) {
  const { simulated } = await provenance(sql);
  const { host } = new URL(c.req.url);
  const office = memory.areas.largest()?.name ?? "";
  return {
    changeset: CHANGESET,
    contact: office,
    key_service: `请向${office}的管理员申请 api_key。 Ask the administrator of ${office} for an api_key.`,
    endpoints: [
      {
        specification: "http://wiki.open311.org/GeoReport_v2",
        url: `${isByTls(c, settings) ? "https" : "http"}://${host}${root}`,
        changeset: CHANGESET,
        type: simulated ? "test" : "production",
        formats: ["text/xml", "application/json"],
      },
    ],
  };
}
