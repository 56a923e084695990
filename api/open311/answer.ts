import { writeXml, type XmlValue } from "../../domain/open311/xml.ts";
import type { HttpError } from "../http/errors.ts";

/** What an address may end with, and what is then answered. */
export const FORMATS = ["json", "xml"] as const;

export type Format = (typeof FORMATS)[number];

export const TYPES: Record<Format, string> = {
  json: "application/json; charset=utf-8",
  xml: "text/xml; charset=utf-8",
};

/** What the elements of each list are called in XML, as GeoReport v2 names them. */
const ITEM_NAMES = {
  services: "service",
  attributes: "attribute",
  values: "value",
  service_requests: "request",
  errors: "error",
  endpoints: "endpoint",
  formats: "format",
} as const;

/** The format of an address, by its end; XML, which every server must speak, where it names none. */
export const formatOf = (path: string): Format => (path.endsWith(".json") ? "json" : "xml");

/** An answer of the standard: in JSON the value alone, in XML within the element `root`. */
export function open311Answer(format: Format, root: string, value: XmlValue, status = 200): Response {
  const body = format === "json" ? JSON.stringify(value) : writeXml(root, value, ITEM_NAMES);
  return new Response(body, { status, headers: { "content-type": TYPES[format], "cache-control": "no-store" } });
}

/** What the standard answers to a request that fails: a list of errors, each with the status as its code. */
export const open311Error = (format: Format, { status, message }: HttpError): Response =>
  open311Answer(format, "errors", [{ code: status, description: message }], status);
