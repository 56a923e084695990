import { createRoute, z } from "@hono/zod-openapi";
import type { HouseholdLinks, LinkChanges, LinkLine } from "../../domain/household.ts";
import { USUAL_CAPACITY } from "../../domain/links.ts";
import { asReader } from "../access/as-reader.ts";
import { needs, scopeOf, viewerOf } from "../access/guard.ts";
import { liesIn } from "../access/viewer.ts";
import { record } from "../audit/log.ts";
import { requireArea } from "../grids/lineage.ts";
import { maskedHousehold } from "../households/item.ts";
import { HttpError, unknown } from "../http/errors.ts";
import { addressOf } from "../http/origin.ts";
import { id } from "../http/parameters.ts";
import { body, failures, jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { MOST_DOORS, planLinks } from "./compute.ts";
import { linksOf } from "./link-of.ts";
import { doorRows, linkedHousehold, linkLines, removeLinks, saveLinks, setLink } from "./queries.ts";

/** More lines than this say nothing on a map. */
const MOST_LINES = 4_000;

const usual = refusals(400);

const computeLinks = createRoute({
  method: "post",
  path: "/api/links/compute",
  ...needs("households.write"),
  summary: "Links every household of an area to a party-member household near it; those set by hand stay. Logged",
  request: body(
    z.object({
      area: z.string({ message: "应为区域编码" }).openapi({ description: "code of an area of any level" }),
      capacity: z
        .int({ message: "应为 1–200 的整数" })
        .min(1, { message: "应为 1–200 的整数" })
        .max(200, { message: "应为 1–200 的整数" })
        .default(USUAL_CAPACITY)
        .openapi({ description: "households that one answers for" }),
      dryRun: z.boolean({ message: "应为 true 或 false" }).default(false),
    }),
  ),
  responses: {
    200: jsonOf<LinkChanges>("what changed, or would"),
    ...usual,
    404: failures[404],
    413: failures[413],
  },
});

const putLink = createRoute({
  method: "put",
  path: "/api/households/{id}/link",
  ...needs("households.write"),
  summary: "Which party-member household answers for one, by hand; nobody for null. Logged",
  request: {
    params: z.object({ id }),
    ...body(z.object({ party: id.nullable() })),
  },
  responses: {
    200: jsonOf<HouseholdLinks>("the link as it is now"),
    ...usual,
    404: failures[404],
    409: failures[409],
  },
});

const getLinks = createRoute({
  method: "get",
  path: "/api/households/{id}/links",
  ...needs("households"),
  summary: "Of a party-member household those it answers for, of any other the one that answers for it; masked",
  request: { params: z.object({ id }) },
  responses: {
    200: jsonOf<HouseholdLinks>("its links"),
    ...usual,
    404: failures[404],
  },
});

const listLinks = createRoute({
  method: "get",
  path: "/api/links",
  ...needs("households"),
  summary: `All links of an area as lines for the map; ${MOST_LINES} at most`,
  request: { query: z.object({ grid: z.string({ message: "应为区域编码" }) }) },
  responses: {
    200: jsonOf<{ items: LinkLine[] }>("lines"),
    ...usual,
    413: failures[413],
  },
});

export function linkRoutes({ database: { sql, sealer }, memory, changes, settings }: Parts) {
  const routes = newRoutes();
  const item = (row: Parameters<typeof maskedHousehold>[0]) => maskedHousehold(row, memory.areas, sealer);

  /** `POST /api/links/compute {"area": "990101001001", "dryRun": true}` */
  routes.openapi(computeLinks, async (c) => {
    const { area: code, capacity, dryRun } = c.req.valid("json");
    const viewer = viewerOf(c);
    const area = memory.areas.withCode(code);
    if (!area || !liesIn(memory.areas, area.id, scopeOf(c, "households.write"))) {
      throw unknown("area_unknown", "区域", code);
    }
    const rows = await asReader(sql, memory.areas, viewer, (sql) => doorRows(sql, code, MOST_DOORS + 1));
    if (rows.length > MOST_DOORS) throw tooLarge(MOST_DOORS);
    const plan = await planLinks(rows, memory.areas, capacity);
    if (!dryRun) {
      await sql.begin(async (tx) => {
        if (plan.remove.length > 0) await removeLinks(tx, plan.remove);
        if (plan.save.length > 0) {
          await saveLinks(
            tx,
            plan.save.map(({ household }) => household),
            plan.save.map(({ party }) => party),
          );
        }
        const { added, moved, removed } = plan.changes;
        const details = { capacity, added, moved, removed };
        const subject = { kind: "links", id: code };
        const address = addressOf(c, settings);
        await record(tx, { viewer, action: "links.computed", subject, area: area.id, address, details });
      });
      await changes.pull();
    }
    return c.json({ ...plan.changes, dryRun }, 200);
  });

  /** `PUT /api/households/1024/link {"party": 77}` */
  routes.openapi(putLink, async (c) => {
    const { id } = c.req.valid("param");
    const { party } = c.req.valid("json");
    const viewer = viewerOf(c);
    const scopes = [scopeOf(c, "households"), scopeOf(c, "households.write")];
    await sql.begin(async (tx) => {
      const household = await linkedHousehold(tx, id, scopes);
      if (!household) throw unknown("household_unknown", "住户", id);
      if (household.is_party && party !== null) throw isPartyItself(id);
      const wanted = party === null ? null : await linkedHousehold(tx, party, [scopeOf(c, "households")]);
      if (wanted === undefined) throw unknown("party_unknown", "党员户", party!);
      if (wanted && !wanted.is_party) throw noParty(party!);
      await setLink(tx, id, party);
      const details = { code: household.code, party: wanted?.code ?? null, before: household.party };
      const subject = { kind: "household", id };
      const address = addressOf(c, settings);
      await record(tx, { viewer, action: "link.changed", subject, area: household.area_id, address, details });
    });
    await changes.pull();
    return c.json(await answer(c, id), 200);
  });

  /** `GET /api/households/1024/links` */
  routes.openapi(getLinks, async (c) =>
    c.json(await answer(c, c.req.valid("param").id), 200, { "cache-control": "no-store" }),
  );

  /** `GET /api/links?grid=990101001001001` */
  routes.openapi(listLinks, async (c) => {
    const { grid } = c.req.valid("query");
    requireArea(memory.areas, "grid", grid);
    const rows = await asReader(sql, memory.areas, viewerOf(c), (sql) =>
      linkLines(sql, grid, scopeOf(c, "households"), MOST_LINES + 1),
    );
    if (rows.length > MOST_LINES) throw tooLarge(MOST_LINES);
    const items = rows.map(({ household, party, from, to }): LinkLine => ({ household, party, line: [from, to] }));
    return c.json({ items }, 200);
  });

  const answer = async (c: Parameters<typeof viewerOf>[0], id: number): Promise<HouseholdLinks> => {
    const links = await asReader(sql, memory.areas, viewerOf(c), (sql) =>
      linksOf(sql, id, scopeOf(c, "households"), item),
    );
    if (!links) throw unknown("household_unknown", "住户", id);
    return links;
  };
  return routes;
}

const tooLarge = (most: number) =>
  new HttpError(
    413,
    "area_too_large",
    `这个区域超过 ${most} 户，请选小一些的区域。 More than ${most} households: choose a smaller area.`,
    "area",
  );

const isPartyItself = (id: number) =>
  new HttpError(
    409,
    "is_party",
    "这一户本身是党员户，由它联系别的户。 This household is a party member's itself: it answers for others.",
    String(id),
  );

const noParty = (party: number) =>
  new HttpError(400, "not_party", "所选的不是党员户。 The household chosen is not a party member's.", String(party));
