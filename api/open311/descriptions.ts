import { createRoute } from "@hono/zod-openapi";
import { open } from "../access/guard.ts";
import { FORMATS, type Format, TYPES } from "./answer.ts";

/** Where all of it lies. */
export const ROOT = "/open311/v2";

// why without schemas that check: what is wrong is answered in the standard's words and format, not in ours

const errors = { description: "a list of errors {code, description}, as the standard has it" };

const contentOf = (formats: readonly Format[]) => ({
  content: Object.fromEntries(formats.map((format) => [TYPES[format], { schema: {} }])),
});

const describe = (path: string, summary: string, formats: readonly Format[], query: readonly string[]) => ({
  path: `${ROOT}/${path}`,
  ...open,
  summary: `Open311 GeoReport v2: ${summary}`,
  parameters: [
    ...(path.endsWith("{file}") ? [{ name: "file", in: "path" as const, required: true }] : []),
    ...query.map((name) => ({ name, in: "query" as const })),
  ].map((parameter) => ({ ...parameter, schema: { type: "string" as const } })),
  responses: {
    200: { description: "as GeoReport v2 says", ...contentOf(formats) },
    400: errors,
    403: errors,
    404: errors,
  },
});

const JURISDICTION = ["jurisdiction_id"];
const KEY = "api_key";
const SEARCH = [...JURISDICTION, "service_request_id", "service_code", "start_date", "end_date", "status", KEY];

/** Routes that end with their format. */
export const getDiscovery = (format: Format) =>
  createRoute({ method: "get", ...describe(`discovery.${format}`, "where and in which formats", [format], []) });

export const getServices = (format: Format) =>
  createRoute({ method: "get", ...describe(`services.${format}`, "what may be asked for", [format], JURISDICTION) });

export const getRequests = (format: Format) =>
  createRoute({ method: "get", ...describe(`requests.${format}`, "what was asked for", [format], SEARCH) });

const FIELDS = [
  ...[KEY, "jurisdiction_id", "service_code", "lat", "long", "address_string", "address_id", "description"],
  ...["attribute[urgency]", "media_url", "first_name", "last_name", "phone"],
];

export const postRequest = (format: Format) => {
  const { responses, ...described } = describe(`requests.${format}`, "asks for something", [format], []);
  const properties = Object.fromEntries(FIELDS.map((name) => [name, { type: "string" as const }]));
  const schema = { type: "object" as const, properties, required: [KEY, "service_code"] };
  return createRoute({
    method: "post",
    ...described,
    requestBody: { required: true, content: { "application/x-www-form-urlencoded": { schema } } },
    responses: { ...responses, 201: responses[200], 413: errors },
  });
};

/** Routes of one thing, its format behind its name: `public-facility.json`. */
export const getDefinition = createRoute({
  method: "get",
  ...describe("services/{file}", "what is asked beside: `{service_code}.json` or `.xml`", FORMATS, JURISDICTION),
});

export const getRequest = createRoute({
  method: "get",
  ...describe("requests/{file}", "how far it is: `{service_request_id}.json` or `.xml`", FORMATS, [
    ...JURISDICTION,
    KEY,
  ]),
});

export const getToken = createRoute({
  method: "get",
  ...describe("tokens/{file}", "the id behind a token: `{token}.json` or `.xml`", FORMATS, JURISDICTION),
});
