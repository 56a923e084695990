import { createRoute } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { XmlValue } from "../../domain/open311/xml.ts";
import { open } from "../access/guard.ts";
import type { Places } from "../hotline/places.ts";
import { asHttpError, forLog, HttpError } from "../http/errors.ts";
import { limitBody } from "../http/limits.ts";
import { finished, newRoutes } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { requireKey } from "../senders/secret.ts";
import { FORMATS, type Format, formatOf, open311Answer, open311Error, TYPES } from "./answer.ts";
import { discoveryOf } from "./discovery.ts";
import { formFields, readForm } from "./read-form.ts";
import { filterOf, idBehind, requestsFor, requireJurisdiction } from "./requests.ts";
import { definitionOf, servicesOf } from "./services.ts";
import { takeRequest } from "./take-request.ts";

const ROOT = "/open311/v2";

/** Far more than a form with a description needs. */
const MOST_BYTES = 64 * 1024;

const answers = (formats: readonly Format[], status: 200 | 201 = 200) => ({
  [status]: {
    description: "as GeoReport v2 says",
    content: Object.fromEntries(formats.map((format) => [TYPES[format], { schema: {} }])),
  },
  400: { description: "a list of errors {code, description}" },
  404: { description: "a list of errors {code, description}" },
});

const describe = (method: "get" | "post", path: string, summary: string, formats: readonly Format[], names: string[]) =>
  createRoute({
    method,
    path: `${ROOT}/${path}`,
    ...open,
    summary: `Open311 GeoReport v2: ${summary}`,
    parameters: names.map((name) => ({
      name,
      in: path.includes(`{${name}}`) ? "path" : "query",
      required: path.includes(`{${name}}`),
      schema: { type: "string" },
    })),
    responses: answers(formats, method === "post" ? 201 : 200),
  });

/** What other programs may ask of us, and what we tell them, under the addresses and in the words of Open311 GeoReport v2. */
export function open311Routes(parts: Parts, places: Places) {
  const { memory, settings } = parts;
  const { areas } = memory;
  const tables = () => memory.codes.tables;
  const routes = newRoutes();
  routes.onError((thrown, c) => {
    const error = asHttpError(thrown);
    if (error.status === 500) console.error(forLog(thrown));
    return open311Error(formatOf(c.req.path), error);
  });
  routes.use(`${ROOT}/*`, limitBody(MOST_BYTES));
  const jurisdiction = (c: Context) => requireJurisdiction(areas, c.req.query("jurisdiction_id") ?? null);
  /** id of the program whose key came along; null where none did */
  const asking = async (c: Context): Promise<number | null> => {
    const key = c.req.query("api_key");
    return key ? (await requireKey(parts.database, key)).id : null;
  };

  for (const format of FORMATS) {
    const answer = (root: string, value: object, status?: number) =>
      finished(open311Answer(format, root, value as XmlValue, status));

    /** `GET /open311/v2/discovery.json` */
    routes.openapi(describe("get", `discovery.${format}`, "where and in which formats", [format], []), async (c) =>
      answer("discovery", await discoveryOf(parts, c, ROOT, settings)),
    );

    /** `GET /open311/v2/services.json` */
    routes.openapi(
      describe("get", `services.${format}`, "what may be asked for", [format], ["jurisdiction_id"]),
      (c) => {
        jurisdiction(c);
        return answer("services", servicesOf(tables()));
      },
    );

    const search = [
      "jurisdiction_id",
      "service_request_id",
      "service_code",
      "start_date",
      "end_date",
      "status",
      "api_key",
    ];
    /** `GET /open311/v2/requests.json?status=open&start_date=2026-11-01T00:00:00Z` */
    routes.openapi(describe("get", `requests.${format}`, "what was asked for", [format], search), async (c) => {
      jurisdiction(c);
      const filter = filterOf(memory, (name) => c.req.queries(name) ?? [], Date.now());
      return answer("service_requests", await requestsFor(parts, filter, await asking(c)));
    });

    /** `POST /open311/v2/requests.json`, as a form: `api_key=…&service_code=public-facility&lat=35.22&long=113.24&description=井盖破损` */
    routes.openapi(describe("post", `requests.${format}`, "asks for something", [format], []), async (c) => {
      const fields = await formFields(c.req.raw);
      const sender = await requireKey(parts.database, fields.get("api_key") ?? c.req.query("api_key") ?? "");
      requireJurisdiction(areas, fields.get("jurisdiction_id") ?? c.req.query("jurisdiction_id") ?? null);
      const { request, isNew } = await takeRequest(parts, places, sender, readForm(fields));
      return answer("service_requests", [request], isNew ? 201 : 200);
    });
  }

  /** `GET /open311/v2/services/public-facility.json` */
  routes.openapi(
    describe("get", "services/{file}", "what is asked beside: `{service_code}.json` or `.xml`", FORMATS, [
      "file",
      "jurisdiction_id",
    ]),
    (c) => {
      jurisdiction(c);
      const [code, format] = named(c);
      return finished(open311Answer(format, "service_definition", definitionOf(tables(), code) as XmlValue));
    },
  );

  /** `GET /open311/v2/requests/N20261121-77.json` */
  routes.openapi(
    describe("get", "requests/{file}", "how far it is: `{service_request_id}.json` or `.xml`", FORMATS, [
      "file",
      "jurisdiction_id",
      "api_key",
    ]),
    async (c) => {
      jurisdiction(c);
      const [code, format] = named(c);
      const found = await requestsFor(parts, { codes: [code] }, await asking(c));
      if (found.length === 0) {
        const message = `没有 service_request_id“${code}”。 service_request_id was not found.`;
        throw new HttpError(404, "request_unknown", message, "service_request_id");
      }
      return finished(open311Answer(format, "service_requests", found));
    },
  );

  /** `GET /open311/v2/tokens/0b9e….json` */
  routes.openapi(
    describe("get", "tokens/{file}", "the id behind a token: `{token}.json` or `.xml`", FORMATS, [
      "file",
      "jurisdiction_id",
    ]),
    async (c) => {
      jurisdiction(c);
      const [token, format] = named(c);
      const id = await idBehind(parts, token);
      return finished(open311Answer(format, "service_requests", [{ service_request_id: id, token }]));
    },
  );
  return routes;
}

/** What stands before the end of an address, and the format that its end names. Throws 404 for any other end. */
function named(c: Context): [name: string, format: Format] {
  const [, name, format] = /^(.+)\.(json|xml)$/.exec(c.req.param("file") ?? "") ?? [];
  if (name !== undefined) return [name, format as Format];
  throw new HttpError(404, "format_unknown", "地址应以 .json 或 .xml 结尾。 The address must end with .json or .xml.");
}
