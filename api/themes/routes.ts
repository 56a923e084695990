import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { classifier, type ManagedTheme, type MapTheme } from "../../domain/theme.ts";
import { encodeTheme } from "../../domain/theme-columns.ts";
import { needs, scopeOf, viewerOf } from "../access/guard.ts";
import { sightKey, sightOf } from "../access/sight.ts";
import type { Viewer } from "../access/viewer.ts";
import type { Views } from "../access/views.ts";
import { record, recordOnce } from "../audit/log.ts";
import { HttpError, unknown } from "../http/errors.ts";
import { KeptByVersion } from "../http/kept-by-version.ts";
import { addressOf } from "../http/origin.ts";
import type { Page } from "../http/page.ts";
import { version } from "../http/parameters.ts";
import { body, failures, finished, jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { changedTheme, ThemeChange } from "./change.ts";
import { deriveClasses, type ThemeRow, themeByCode } from "./class-queries.ts";
import { deleteTheme, themeRows, updateTheme, valueCounts } from "./queries.ts";
import type { Themes } from "./themes.ts";

const code = z.object({ code: z.string() });
const refused = refusals(400);

const listThemes = createRoute({
  method: "get",
  path: "/api/themes",
  ...needs("map"),
  summary: "Themes with values that one may see, and their classes; restricted ones only for those who may",
  responses: { 200: jsonOf<Page<MapTheme>>("all of them"), ...refused },
});

const listManaged = createRoute({
  method: "get",
  path: "/api/themes/managed",
  ...needs("accounts"),
  summary: "All themes as administrators manage them: order and number of values, no value",
  responses: { 200: jsonOf<Page<ManagedTheme>>("all of them"), ...refused },
});

const getColumns = createRoute({
  method: "get",
  path: "/api/themes/{code}/columns",
  ...needs("households"),
  summary: "Which household in scope is of which class (domain/theme-columns.ts): id and class, ascending ids",
  request: { params: code, query: z.object({ v: version }) },
  responses: {
    200: { description: "columns", content: { "application/octet-stream": { schema: z.any() } } },
    ...refused,
    404: failures[404],
  },
});

const getAreas = createRoute({
  method: "get",
  path: "/api/themes/{code}/areas",
  ...needs("map"),
  summary: "Values of a theme of areas, of those areas that one answers for; class 255 = of none",
  request: { params: code },
  responses: {
    200: jsonOf<Page<{ area: string; value: string; class: number }>>("all of them"),
    ...refused,
    404: failures[404],
  },
});

const patchTheme = createRoute({
  method: "patch",
  path: "/api/themes/{code}",
  ...needs("accounts"),
  summary: "Changes what is given: name, kind, order, classes (null: from the values again), who may see it",
  request: { params: code, ...body(ThemeChange) },
  responses: {
    200: jsonOf<MapTheme>("the theme as it is now"),
    ...refused,
    404: failures[404],
  },
});

const removeTheme = createRoute({
  method: "delete",
  path: "/api/themes/{code}",
  ...needs("accounts"),
  summary: "Deletes a theme with all its values",
  request: { params: code },
  responses: { 204: { description: "deleted" }, ...refused, 404: failures[404] },
});

export function themeRoutes({ database: { sql }, changes, settings }: Parts, views: Views, themes: Themes) {
  const routes = newRoutes();
  const kept = new KeptByVersion("application/octet-stream", 16);
  const all = <Item>(items: Item[]): Page<Item> => ({ items, next: null });

  /** The theme of `subject` that `viewer` may see; 404 for every other. */
  async function themeFor(viewer: Viewer, code: string, subject: ThemeRow["subject"]): Promise<ThemeRow> {
    const theme = (await themes.shownTo(viewer)).find((each) => each.code === code && each.subject === subject);
    if (!theme) throw unknown("theme_unknown", "主题", code);
    return theme;
  }

  /** Logs, once a day for each account and theme, that somebody looked at a restricted one. */
  async function noteLook(c: Context, { id, code, restricted }: ThemeRow): Promise<void> {
    if (!restricted) return;
    const subject = { kind: "theme", id };
    const [viewer, address] = [viewerOf(c), addressOf(c, settings)];
    await recordOnce(sql, { viewer, action: "theme.seen", subject, address, details: { code } }, "midnight");
  }

  routes.openapi(listThemes, async (c) => c.json(all((await themes.shownTo(viewerOf(c))).map(item)), 200));

  routes.openapi(listManaged, async (c) => {
    requireEverywhere(c);
    const [rows, counts] = await Promise.all([themeRows(sql), valueCounts(sql)]);
    return c.json(all(rows.map((row) => ({ ...item(row), rank: row.rank, values: counts.get(row.id) ?? 0 }))), 200);
  });

  /** `GET /api/themes/积分/columns` */
  routes.openapi(getColumns, async (c) => {
    const viewer = viewerOf(c);
    const theme = await themeFor(viewer, c.req.valid("param").code, "household");
    await noteLook(c, theme);
    const sight = sightOf(viewer);
    const restricted = viewer.scope("households.restricted");
    const limit = theme.restricted ? `!${restricted.key}` : "";
    const key = `${theme.id}~${sightKey(sight, ["households"])}${limit}`;
    const version = `${themes.version}.${views.version("households", sight, ["households"])}${limit}`;
    // why made before: what is kept by version is made at once, and reading is not
    const columns = await themes.columns(theme, views.of(sight), sight.households, restricted);
    const request = { headers: c.req.raw.headers, v: c.req.valid("query").v };
    return finished(await kept.answer(key, version, request, () => encodeTheme(columns)));
  });

  /** `GET /api/themes/environment/areas` */
  routes.openapi(getAreas, async (c) => {
    const theme = await themeFor(viewerOf(c), c.req.valid("param").code, "area");
    await noteLook(c, theme);
    const classOf = classifier(theme);
    const values = await themes.areasOf(theme, viewerOf(c));
    return c.json(all(values.map(({ area, value }) => ({ area, value, class: classOf(value) }))), 200);
  });

  /** `PATCH /api/themes/stars {"name": {"zh": "星级文明户", "en": "Stars"}, "restricted": false}` */
  routes.openapi(patchTheme, async (c) => {
    requireEverywhere(c);
    const change = c.req.valid("json");
    const { code } = c.req.valid("param");
    await sql.begin(async (tx) => {
      const theme = await themeByCode(tx, code);
      if (!theme) throw unknown("theme_unknown", "主题", code);
      const changed = changedTheme(theme, change);
      await updateTheme(tx, changed);
      await deriveClasses(tx, changed);
      const subject = { kind: "theme", id: theme.id };
      const details = { code, changed: Object.keys(change) };
      await record(tx, {
        viewer: viewerOf(c),
        action: "theme.changed",
        subject,
        address: addressOf(c, settings),
        details,
      });
    });
    await changes.pull();
    return c.json(item((await themeByCode(sql, code))!), 200);
  });

  routes.openapi(removeTheme, async (c) => {
    requireEverywhere(c);
    const { code } = c.req.valid("param");
    await sql.begin(async (tx) => {
      const theme = await themeByCode(tx, code);
      if (!theme) throw unknown("theme_unknown", "主题", code);
      await deleteTheme(tx, theme.id);
      const subject = { kind: "theme", id: theme.id };
      await record(tx, {
        viewer: viewerOf(c),
        action: "theme.deleted",
        subject,
        address: addressOf(c, settings),
        details: { code, name: theme.name_zh },
      });
    });
    await changes.pull();
    return c.body(null, 204);
  });
  return routes;
}

/** A theme is the whole installation's: who manages a part of it may not change it. */
function requireEverywhere(c: Context): void {
  if (scopeOf(c, "accounts").areas === null) return;
  throw new HttpError(403, "beyond_scope", "主题属于全部范围，超出了您的管理范围。 Themes reach beyond your own area.");
}

const item = ({ code, name_zh: zh, name_en: en, subject, kind, restricted, classes }: ThemeRow): MapTheme => ({
  code,
  name: { zh, en },
  of: subject,
  kind,
  restricted,
  classes,
});
