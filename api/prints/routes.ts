import type { Context } from "hono";
import { MOST_NAMES, type PrintJob, type PrintWish } from "../../domain/paper/print.ts";
import type { Right } from "../../domain/role.ts";
import { requireRight, scopeOf, viewerOf } from "../access/guard.ts";
import { liesIn } from "../access/viewer.ts";
import type { Area } from "../grids/areas.ts";
import { HttpError, unknown } from "../http/errors.ts";
import { isByTls } from "../http/origin.ts";
import { finished, newRoutes } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { getPrint, getPrintFile, listPrints, postPrint, stopPrint } from "./descriptions.ts";
import { type Bordered, mapData } from "./map-data.ts";
import { namesFor } from "./names.ts";
import type { PrintData } from "./print-data.ts";
import type { PrintJobs } from "./print-jobs.ts";
import { stairData } from "./stair-data.ts";

/** Maps, atlases, boards, codes and plates on paper. */
export function printRoutes(parts: Parts, jobs: PrintJobs) {
  const { database, memory, settings } = parts;
  const routes = newRoutes();

  /** Where a print of this kind may be of. */
  const rightsFor = ({ kind, colours, names }: PrintWish): Right[] => {
    if (kind === "codes") return ["map", "incidents.handle"];
    if (kind === "boards" || kind === "plates") return ["map"];
    return ["map", ...(colours === "types" || names ? (["households"] as const) : []), ...(names ? NAMES : [])];
  };

  const areaFor = (c: Context, wish: PrintWish): Area => {
    const area = memory.areas.withCode(wish.area);
    const rights = rightsFor(wish);
    if (viewerOf(c).way === "device") throw notForDevices();
    for (const right of rights) requireRight(viewerOf(c), right);
    if (!area || !rights.every((right) => liesIn(memory.areas, area.id, scopeOf(c, right)))) {
      throw unknown("area_unknown", "区域", wish.area);
    }
    return area;
  };

  /** Areas that who asks may still see: a file outlives what it was made from, not the right to it. */
  const seenBy = (c: Context) => (area: number) => liesIn(memory.areas, area, scopeOf(c, "map"));

  const jobOf = (c: Context, id: string): PrintJob => {
    const job = jobs.get(viewerOf(c).account.id, seenBy(c), id);
    if (!job) throw unknown("print_unknown", "这份图，或已不再保留：", id);
    return job;
  };

  const dataFor = async (c: Context, wish: PrintWish, area: Area, reason: string | undefined): Promise<PrintData> => {
    if (wish.kind === "boards" || wish.kind === "codes" || wish.kind === "plates") {
      const data = await stairData(database.sql, memory, area, wish.kind, originOf(c));
      if (data.stairs.length === 0) throw noStairs(area);
      return data;
    }
    if (area.geometry === null) throw noBorder(area);
    const residents = wish.names ? await namesFor(c, parts, area, reason!) : null;
    return mapData(database.sql, memory, area as Bordered, wish, residents);
  };

  const originOf = (c: Context): string => `${isByTls(c, settings) ? "https" : "http"}://${new URL(c.req.url).host}`;

  /** `POST /api/prints {"area": "990101001001", "paper": "A3"}` */
  routes.openapi(postPrint, async (c) => {
    const { reason, ...wish } = c.req.valid("json");
    const area = areaFor(c, wish);
    if (wish.names && (memory.counts().get(area.id)?.households ?? 0) > MOST_NAMES) throw tooManyNames(area);
    const data = await dataFor(c, wish, area, reason);
    const account = viewerOf(c).account.id;
    const fileName = `${wish.title ?? area.name}-${wish.kind}-${wish.paper}`;
    return c.json(jobs.add({ wish, data, account, area: area.id, fileName }), 202);
  });

  /** `GET /api/prints` */
  routes.openapi(listPrints, (c) => c.json({ items: jobs.of(viewerOf(c).account.id, seenBy(c)), next: null }, 200));

  /** `GET /api/prints/6f1c…` */
  routes.openapi(getPrint, (c) => c.json(jobOf(c, c.req.valid("param").id), 200));

  /** `DELETE /api/prints/6f1c…` */
  routes.openapi(stopPrint, async (c) => {
    const { id } = c.req.valid("param");
    await jobs.stop(jobOf(c, id).id);
    return c.json(jobOf(c, id), 200);
  });

  /** `GET /api/prints/6f1c…/file` */
  routes.openapi(getPrintFile, (c) => {
    const { id } = jobOf(c, c.req.valid("param").id);
    const file = jobs.file(viewerOf(c).account.id, seenBy(c), id);
    if (!file) throw new HttpError(409, "print_unfinished", "这份图还没有完成。 It is not finished.", id);
    const headers = {
      "content-type": file.type,
      "content-length": String(file.bytes.length),
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "cache-control": "no-store",
    };
    return finished(new Response(file.bytes, { headers }));
  });
  return routes;
}

/** What one needs beside `households` to print names. */
const NAMES = ["households.reveal"] as const;

const notForDevices = () => new HttpError(403, "forbidden", "屏幕不能打印。 A screen does not print.");

const noBorder = ({ code }: Area) =>
  new HttpError(409, "border_none", "这个区域没有在用的边界，画不成图。 It has no border in force.", code);

const noStairs = ({ code }: Area) =>
  new HttpError(409, "stairs_none", "这个区域里没有有人居住的楼栋。 Nobody lives in a building there.", code);

const tooManyNames = ({ code }: Area) =>
  new HttpError(
    409,
    "too_many_names",
    `带姓名的图最多 ${MOST_NAMES} 户，请选一个网格或微网格。 At most ${MOST_NAMES} households with names: choose a grid.`,
    code,
  );
