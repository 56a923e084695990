import { createRoute, z } from "@hono/zod-openapi";
import { chinaDay } from "../../domain/day.ts";
import { type DoctorPreview, type DoctorRepaired, type DoctorReport, MOST_REPAIRS } from "../../domain/doctor.ts";
import { LEVELS, type Level } from "../../domain/grid.ts";
import { needs, scopeOf, viewerOf } from "../access/guard.ts";
import { liesIn, type Scope } from "../access/viewer.ts";
import { record } from "../audit/log.ts";
import { holdLog } from "../audit/queries.ts";
import type { Area } from "../grids/areas.ts";
import { HttpError, unknown } from "../http/errors.ts";
import { addressOf } from "../http/origin.ts";
import { day } from "../http/parameters.ts";
import { body, failures, json, jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { bordersFrom, bordersIn, checked } from "./borders.ts";
import { type Borders, examine, preview } from "./examine.ts";
import { type BorderRow, borderOf, bordersWithin, writeBorder } from "./queries.ts";
import { type ReadFeature, readAreas, writeAreas } from "./read-file.ts";

const refused = refusals(404);
const code = z.string().min(1, { message: "应为区域代码" });
const report = jsonOf<DoctorReport>("the borders and what is wrong with them");

const repairs = z
  .array(
    z.object({
      fault: z
        .number({ message: "应为问题的序号" })
        .int({ message: "应为问题的序号" })
        .min(0, { message: "应为问题的序号" }),
      to: z.number({ message: "应为区域的序号或 null" }).int({ message: "应为区域的序号或 null" }).nullable(),
    }),
    { message: "应为修复的列表" },
  )
  .max(MOST_REPAIRS, { message: `一次最多 ${MOST_REPAIRS} 处` });
const version = z.string({ message: "应为检查结果的 version" });

const examineArea = createRoute({
  method: "get",
  path: "/api/doctor/{code}",
  ...needs("layouts"),
  summary: "Gaps, overlaps and other faults of the borders in force right below an area",
  request: { params: z.object({ code }) },
  responses: { 200: report, ...refused },
});

const previewRepairs = createRoute({
  method: "post",
  path: "/api/doctor/{code}/preview",
  ...needs("layouts"),
  summary: "What these borders become with some of their faults mended; nothing is changed",
  request: { params: z.object({ code }), ...body(z.object({ version, repairs })) },
  responses: {
    200: jsonOf<DoctorPreview>("the borders that change, before and after"),
    400: failures[400],
    409: failures[409],
    ...refused,
  },
});

const applyRepairs = createRoute({
  method: "post",
  path: "/api/doctor/{code}/repairs",
  ...needs("layouts"),
  summary: "Mends these faults: new borders in force from a day, today unless told. Logged",
  request: {
    params: z.object({ code }),
    ...body(
      z.object({
        version,
        repairs: repairs.min(1, { message: "请至少选一处" }),
        from: day.optional(),
      }),
    ),
  },
  responses: {
    200: jsonOf<DoctorRepaired>("what was done"),
    400: failures[400],
    409: failures[409],
    ...refused,
  },
});

const FileReport = z.custom<DoctorReport & Partial<DoctorPreview> & { repaired?: object }>();
const examineFile = createRoute({
  method: "post",
  path: "/api/doctor/file",
  ...needs("layouts"),
  summary:
    "The same of the areas of a GeoJSON file: its faults, and with `repairs` the borders that change and the file with them",
  request: body(
    z.object({
      text: z.string({ message: "应为 GeoJSON 文件的内容" }),
      within: code.optional(),
      level: z.enum(LEVELS, { message: `应为 ${LEVELS.join("、")} 之一` }).optional(),
      version: version.optional(),
      repairs: repairs.optional(),
    }),
  ),
  responses: {
    200: json("the faults of the file", FileReport.openapi({ type: "object" })),
    400: failures[400],
    409: failures[409],
    413: failures[413],
    ...refused,
  },
});

export function doctorRoutes({ database: { sql }, memory, changes, settings }: Parts) {
  const routes = newRoutes();

  /** The area with this code, where it may be redrawn; throws the 404. */
  const areaOf = (code: string, scope: Scope): Area => {
    const area = memory.areas.withCode(code);
    if (!area || !liesIn(memory.areas, area.id, scope)) throw unknown("area_unknown", "区域", code);
    return area;
  };

  // why before the others: "file" is no code
  /** `POST /api/doctor/file {"text": "{\"type\": \"FeatureCollection\", …}", "within": "990101001001"}` */
  routes.openapi(examineFile, async (c) => {
    const { text, within, level, version, repairs } = c.req.valid("json");
    const around = within === undefined ? null : areaOf(within, scopeOf(c, "layouts"));
    const border = around && ((await borderOf(sql, around.id, chinaDay(new Date()))) ?? null);
    const features = ofOneLevel(await readAreas(text), level ?? null);
    const borders: Borders = {
      within: border && checked(border),
      level: features[0]?.level ?? null,
      areas: features.map(({ area }) => area),
    };
    const found = await examine(borders);
    if (repairs === undefined) return c.json(found, 200);
    const changed = await preview(borders, repairs, version ?? "");
    const after = borders.areas.map(({ border }) => border);
    for (const change of changed) after[change.polygon] = change.after;
    return c.json({ ...found, changes: changed, repaired: writeAreas(features, after) }, 200);
  });

  /** `GET /api/doctor/990101001001`: of its grids */
  routes.openapi(examineArea, async (c) => {
    const area = areaOf(c.req.valid("param").code, scopeOf(c, "layouts"));
    return c.json(await examine(await bordersIn(sql, area.id, chinaDay(new Date()))), 200);
  });

  /** `POST /api/doctor/990101001001/preview {"version": "…", "repairs": [{"fault": 0, "to": 1}]}` */
  routes.openapi(previewRepairs, async (c) => {
    const area = areaOf(c.req.valid("param").code, scopeOf(c, "layouts"));
    const { version, repairs } = c.req.valid("json");
    const borders = await bordersIn(sql, area.id, chinaDay(new Date()));
    return c.json({ changes: await preview(borders, repairs, version) }, 200);
  });

  /** `POST /api/doctor/990101001001/repairs {"version": "…", "repairs": [{"fault": 0, "to": 1}], "from": "2027-01-01"}` */
  routes.openapi(applyRepairs, async (c) => {
    const area = areaOf(c.req.valid("param").code, scopeOf(c, "layouts"));
    const { version, repairs, from = chinaDay(new Date()) } = c.req.valid("json");
    const today = chinaDay(new Date());
    if (from < today) {
      const message = `生效日期不能早于今天（${today}）。 Borders cannot begin in the past.`;
      throw new HttpError(400, "day_past", message, "from");
    }
    const viewer = viewerOf(c);
    const address = addressOf(c, settings);
    const done = await sql.begin(async (tx) => {
      await holdLog(tx);
      const rows = await bordersWithin(tx, area.id, today, true);
      const borders = bordersFrom(await borderOf(tx, area.id, today), rows);
      const changed = await preview(borders, repairs, version);
      for (const { polygon, after } of changed) {
        refusePlanned(rows[polygon]);
        await writeBorder(tx, rows[polygon].id, after as BorderRow["border"], from);
      }
      const details = {
        from,
        faults: repairs.length,
        areas: changed.map(({ polygon, gained, lost }) => [rows[polygon].code, Math.round(gained), Math.round(lost)]),
      };
      const subject = { kind: "area", id: area.id };
      await record(tx, { viewer, action: "borders.repaired", subject, area: area.id, address, details });
      return { borders, changed, ids: changed.map(({ polygon }) => rows[polygon].id) };
    });
    await changes.pull();
    const after = [...done.borders.areas];
    for (const { polygon, after: border } of done.changed) after[polygon] = { ...after[polygon], border };
    const { faults: left } = await examine({ ...done.borders, areas: after });
    const inner: DoctorRepaired["inner"] = [];
    for (const [nth, { polygon }] of done.changed.entries()) {
      if (from > today) break;
      const { faults } = await examine(await bordersIn(sql, done.ids[nth], today));
      const { code, name } = after[polygon];
      if (faults.length > 0) inner.push({ code, name, faults: faults.length });
    }
    return c.json(
      { from, changed: done.changed.map(({ polygon }) => after[polygon].code), left: left.length, inner },
      200,
    );
  });

  return routes;
}

/** The features of `level`; throws the 400 where it is not said and there are several. */
function ofOneLevel(features: readonly ReadFeature[], level: Level | null): ReadFeature[] {
  const levels = [...new Set(features.map((feature) => feature.level))];
  if (level !== null) return features.filter((feature) => feature.level === level);
  if (levels.length <= 1) return [...features];
  const found = levels.map((one) => one ?? "—").join("、");
  const message = `文件里有几个级别（${found}），请用 level 指明检查哪一级。 The file has several levels: say which with level.`;
  throw new HttpError(400, "levels_mixed", message, "level");
}

/** A border that another one follows is not changed under it. */
function refusePlanned({ code, name, planned }: BorderRow): void {
  if (!planned) return;
  const message = `“${name}”已有将来生效的边界，请等它生效后再修复。 “${name}” already has a border for a later day.`;
  throw new HttpError(409, "borders_planned", message, code);
}
