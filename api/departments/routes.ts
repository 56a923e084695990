import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { type DepartmentWithEndpoint, ENDPOINT_FORMATS, type OfferedService } from "../../domain/open311/endpoint.ts";
import { needs, scopeOf, viewerOf } from "../access/guard.ts";
import { record } from "../audit/log.ts";
import type { Queryable } from "../database/database.ts";
import { RemoteFault, servicesOf } from "../handing-on/remote.ts";
import { HttpError, unknown } from "../http/errors.ts";
import { requireCodes } from "../http/known-codes.ts";
import { addressOf } from "../http/origin.ts";
import { body, jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { deleteEndpoint, departmentRows, writeEndpoint } from "./queries.ts";
import { endpointContext } from "./secret.ts";

type Departments = { items: DepartmentWithEndpoint[] };
const code = z.string().min(1, { message: "应为部门代码" });

const short = (most: number) =>
  z
    .string()
    .trim()
    .min(1, { message: `应为 1–${most} 字` })
    .max(most, { message: `应为 1–${most} 字` });
const url = short(300).refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
  message: "应为 https:// 开头的网址",
});
const place = {
  url,
  format: z.enum(ENDPOINT_FORMATS, { message: "应为 json 或 xml" }),
  jurisdiction: short(100).nullable().default(null),
};

const listDepartments = createRoute({
  method: "get",
  path: "/api/departments",
  ...needs("accounts"),
  summary: "Departments that can be called for, and where their own systems take it (Open311). No key is ever given",
  responses: { 200: jsonOf<Departments>("all of them"), ...refusals(400, 404) },
});

const Endpoint = z
  .object({
    ...place,
    key: short(500).optional().openapi({ description: "their api_key; left out: the one that is set stays" }),
    services: z.record(z.string(), short(100)).default({}),
    usualService: short(100),
  })
  .openapi("DepartmentEndpoint");

const putEndpoint = createRoute({
  method: "put",
  path: "/api/departments/{code}/endpoint",
  ...needs("accounts"),
  summary: "Where a department's system takes what it is called for, from now on",
  request: { params: z.object({ code }), ...body(Endpoint) },
  responses: { 200: jsonOf<Departments>("all of them"), ...refusals(400, 404) },
});

const endEndpoint = createRoute({
  method: "delete",
  path: "/api/departments/{code}/endpoint",
  ...needs("accounts"),
  summary: "A department is called by telephone again",
  request: { params: z.object({ code }) },
  responses: { 200: jsonOf<Departments>("all of them"), ...refusals(400, 404) },
});

const askServices = createRoute({
  method: "post",
  path: "/api/departments/services",
  ...needs("accounts"),
  summary: "What a system offers: tries its address, and what our kinds may be called there",
  request: body(z.object(place)),
  responses: { 200: jsonOf<{ items: OfferedService[] }>("its services"), ...refusals(400, 409) },
});

/** Departments' own systems: where they are, tried, set and taken away. */
export function departmentRoutes({ database: { sql, sealer }, memory, settings }: Parts) {
  const routes = newRoutes();
  const reach = { privateHosts: settings.privateHosts };

  /** Throws 403 for who manages less than everything: calls of every area go there. */
  const requireEverywhere = (c: Context) => {
    if (scopeOf(c, "accounts").areas === null) return;
    const message = "部门接口适用于全部范围，超出了您的管理范围。 It reaches beyond your own area.";
    throw new HttpError(403, "beyond_scope", message);
  };
  const shown = async () => {
    const rows = await departmentRows(sql);
    return { items: rows.map(({ id: _, ...item }): DepartmentWithEndpoint => item) };
  };
  /** Changes the department's system and logs it, without its key. */
  const change = (c: Context, code: string, write: (tx: Queryable, id: number) => Promise<unknown>, details: object) =>
    sql.begin(async (tx) => {
      const [department] = await departmentRows(tx, code);
      if (!department) throw unknown("department_unknown", "部门", code);
      await write(tx, department.id);
      const subject = { kind: "department", id: department.id };
      const said = { code, ...details };
      const address = addressOf(c, settings);
      await record(tx, { viewer: viewerOf(c), action: "department.changed", subject, address, details: said });
    });

  /** `GET /api/departments` */
  routes.openapi(listDepartments, async (c) => {
    requireEverywhere(c);
    return c.json(await shown(), 200);
  });

  /** `POST /api/departments/services {"url": "https://city.gov/open311/v2", "format": "json"}` */
  routes.openapi(askServices, async (c) => {
    requireEverywhere(c);
    const items = await servicesOf({ ...c.req.valid("json"), key: null }, reach).catch((fault: unknown) => {
      if (!(fault instanceof RemoteFault)) throw fault;
      throw new HttpError(409, "endpoint_silent", reasonOf(fault), fault.message);
    });
    return c.json({ items }, 200);
  });

  /** `PUT /api/departments/gas/endpoint {"url": "https://gas.gov/open311/v2", "format": "json", "key": "…", "usualService": "001"}` */
  routes.openapi(putEndpoint, async (c) => {
    requireEverywhere(c);
    const { key, ...endpoint } = c.req.valid("json");
    requireCodes("services", Object.keys(endpoint.services), memory.codes.tables.incidentKinds);
    const write = async (tx: Queryable, id: number) => {
      const sealed = key === undefined ? null : sealer.seal(key, endpointContext(id));
      if (await writeEndpoint(tx, id, endpoint, sealed)) return;
      throw new HttpError(400, "key_missing", "请填写对方给的 api_key。 Give the api_key.", "key");
    };
    await change(c, c.req.valid("param").code, write, endpoint);
    return c.json(await shown(), 200);
  });

  /** `DELETE /api/departments/gas/endpoint` */
  routes.openapi(endEndpoint, async (c) => {
    requireEverywhere(c);
    await change(c, c.req.valid("param").code, deleteEndpoint, { endpoint: null });
    return c.json(await shown(), 200);
  });
  return routes;
}

/** What a person reads of a system that gave no list of services. */
function reasonOf({ message }: RemoteFault): string {
  const known: Record<string, string> = {
    private:
      "该地址在内部网络；如确需使用，请由部署人员加入 PRIVATE_HOSTS。 The address lies in a private network: see PRIVATE_HOSTS.",
    "no-tls": "地址应以 https:// 开头。 The address must begin with https://.",
    redirect: "对方要求转到别的地址，请直接填写那个地址。 It redirects: give the address it leads to.",
    timeout: "对方没有及时应答。 It did not answer in time.",
    away: "连接不上对方。 It cannot be reached.",
    "too-large": "对方的应答过大。 Its answer is too large.",
    garbled: "对方的应答不是 Open311 GeoReport v2 的格式。 Its answer is not Open311 GeoReport v2.",
  };
  return known[message] ?? `对方答复：${message}。 It answered so.`;
}
