import type { Context } from "hono";
import type { XmlValue } from "../../domain/open311/xml.ts";
import type { Places } from "../hotline/places.ts";
import { asHttpError, forLog, HttpError } from "../http/errors.ts";
import { limitBody } from "../http/limits.ts";
import { finished, newRoutes } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { requireKey } from "../senders/secret.ts";
import { FORMATS, type Format, formatOf, open311Answer, open311Error } from "./answer.ts";
import {
  getDefinition,
  getDiscovery,
  getRequest,
  getRequests,
  getServices,
  getToken,
  postRequest,
  ROOT,
} from "./descriptions.ts";
import { discoveryOf } from "./discovery.ts";
import { formFields, readForm } from "./read-form.ts";
import { filterOf, idBehind, requestsFor, requireJurisdiction } from "./requests.ts";
import { definitionOf, servicesOf } from "./services.ts";
import { takeRequest } from "./take-request.ts";

/** Far more than a form with a description needs. */
const MOST_BYTES = 64 * 1024;

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
  const answer = (format: Format, root: string, value: object, status?: number) =>
    finished(open311Answer(format, root, value as XmlValue, status));
  const jurisdiction = (c: Context) => requireJurisdiction(areas, c.req.query("jurisdiction_id") ?? null);
  /** id of the program whose key came along; null where none did */
  const asking = async (c: Context): Promise<number | null> => {
    const key = c.req.query("api_key");
    return key ? (await requireKey(parts.database, key)).id : null;
  };

  for (const format of FORMATS) {
    /** `GET /open311/v2/discovery.json` */
    routes.openapi(getDiscovery(format), async (c) =>
      answer(format, "discovery", await discoveryOf(parts, c, ROOT, settings)),
    );

    /** `GET /open311/v2/services.json` */
    routes.openapi(getServices(format), (c) => {
      jurisdiction(c);
      return answer(format, "services", servicesOf(tables()));
    });

    /** `GET /open311/v2/requests.json?status=open&start_date=2026-11-01T00:00:00Z` */
    routes.openapi(getRequests(format), async (c) => {
      jurisdiction(c);
      const filter = filterOf(memory, (name) => c.req.queries(name) ?? [], Date.now());
      return answer(format, "service_requests", await requestsFor(parts, filter, await asking(c)));
    });

    /** `POST /open311/v2/requests.json`, as a form: `api_key=…&service_code=public-facility&lat=35.22&long=113.24&description=井盖破损` */
    routes.openapi(postRequest(format), async (c) => {
      const fields = await formFields(c.req.raw);
      const sender = await requireKey(parts.database, fields.get("api_key") ?? c.req.query("api_key") ?? "");
      requireJurisdiction(areas, fields.get("jurisdiction_id") ?? c.req.query("jurisdiction_id") ?? null);
      const { request, isNew } = await takeRequest(parts, places, sender, readForm(fields));
      return answer(format, "service_requests", [request], isNew ? 201 : 200);
    });
  }

  /** `GET /open311/v2/services/public-facility.json` */
  routes.openapi(getDefinition, (c) => {
    jurisdiction(c);
    const [code, format] = named(c);
    return answer(format, "service_definition", definitionOf(tables(), code));
  });

  /** `GET /open311/v2/requests/N20261121-77.json` */
  routes.openapi(getRequest, async (c) => {
    jurisdiction(c);
    const [code, format] = named(c);
    const found = await requestsFor(parts, { codes: [code] }, await asking(c));
    if (found.length > 0) return answer(format, "service_requests", found);
    const message = `没有 service_request_id“${code}”。 service_request_id was not found.`;
    throw new HttpError(404, "request_unknown", message, "service_request_id");
  });

  /** `GET /open311/v2/tokens/0b9e….json` */
  routes.openapi(getToken, async (c) => {
    jurisdiction(c);
    const [token, format] = named(c);
    const id = await idBehind(parts, token);
    return answer(format, "service_requests", [{ service_request_id: id, token }]);
  });
  return routes;
}

/** What stands before the end of an address, and the format that its end names. Throws 404 for any other end. */
function named(c: Context): [name: string, format: Format] {
  const [, name, format] = /^(.+)\.(json|xml)$/.exec(c.req.param("file") ?? "") ?? [];
  if (name !== undefined) return [name, format as Format];
  throw new HttpError(404, "format_unknown", "地址应以 .json 或 .xml 结尾。 The address must end with .json or .xml.");
}
