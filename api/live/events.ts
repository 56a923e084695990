import type { Areas } from "../grids/areas.ts";
import type { Change } from "./queries.ts";

/** More ids than this are "many": read the list again. */
const MOST_IDS = 1000;

/** The name of the event that tells of a change to an entity; entities without one are no news. */
const EVENTS: Record<
  string,
  "incident" | "households" | "grids" | "layout" | "links" | "notices" | "alerts" | "themes" | "visits" | undefined
> = {
  alert: "alerts",
  link: "links",
  notice: "notices",
  incident: "incident",
  household: "households",
  area: "grids",
  layout: "layout",
  theme: "themes",
  visit: "visits",
};

/**
 * The text of the server-sent event for a change; null when nobody is told of it.
 *
 *     event: incident
 *     id: 4711
 *     data: {"ids":[77],"id":77,"inserted":true}
 */
export function eventOf({ seq, entity, ids, inserted }: Change, areas: Areas): string | null {
  const event = EVENTS[entity];
  if (!event) return null;
  const few = ids !== null && ids.length <= MOST_IDS ? ids : null;
  return `event: ${event}\nid: ${seq}\ndata: ${JSON.stringify(dataOf(event, few, inserted, areas))}\n\n`;
}

/** Events that say "read it again" of what may be seen another way now. With `id` when all before it was told. */
export const readAgain = (events: readonly ("incident" | "households" | "grids")[], id: number | null = null): string =>
  events
    .map((event) => {
      const data = event === "grids" ? { codes: null } : { ids: null, inserted: false };
      return `event: ${event}\n${id === null ? "" : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;
    })
    .join("");

function dataOf(event: string, ids: number[] | null, inserted: boolean, areas: Areas) {
  // which ones is not said: they may be others' households, or a restricted theme
  if (event === "links" || event === "notices" || event === "alerts" || event === "themes") return {};
  if (event === "grids") {
    // an area that is gone has no code left to name it by
    const codes = ids?.map((id) => areas.of(id)?.code) ?? null;
    return { codes: codes?.includes(undefined) ? null : codes };
  }
  const one = (event === "incident" || event === "layout") && ids?.length === 1 ? { id: ids[0] } : {};
  return { ids, ...one, inserted };
}
