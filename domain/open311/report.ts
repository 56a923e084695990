// What programs of different offices say to each other in Open311 GeoReport v2 (wiki.open311.org/GeoReport_v2). The names are those of
// the standard; moments are written as W3C-DTF (ISO 8601 with zone).

/** Characters that a description may have. */
export const MOST_DESCRIPTION = 4000;

/** A search may span so many days, and gives so many requests. */
export const MOST_SPAN_DAYS = 90;
export const MOST_REQUESTS = 1000;

export type Service = {
  service_code: string;
  service_name: string;
  description: string;
  /** whether its definition asks for more */
  metadata: boolean;
  type: "realtime" | "batch" | "blackbox";
  /** between commas */
  keywords: string;
  group: string | null;
};

export type ServiceAttribute = {
  variable: boolean;
  code: string;
  datatype: "string" | "number" | "datetime" | "text" | "singlevaluelist" | "multivaluelist";
  required: boolean;
  datatype_description: string | null;
  order: number;
  description: string;
  values: { key: string; name: string }[];
};

export type ServiceDefinition = { service_code: string; attributes: ServiceAttribute[] };

export type ServiceRequest = {
  service_request_id: string;
  status: "open" | "closed";
  status_notes: string | null;
  service_name: string;
  service_code: string;
  description: string | null;
  agency_responsible: string | null;
  service_notice: string | null;
  requested_datetime: string;
  updated_datetime: string;
  expected_datetime: string | null;
  address: string | null;
  address_id: string | null;
  zipcode: string | null;
  lat: number | null;
  long: number | null;
  media_url: string | null;
};

/** What a new request is answered with: its id, or a token to ask for the id with. */
export type NewRequest = { service_notice: string | null; account_id: null } & (
  | { service_request_id: string }
  | { token: string }
);

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** The moment that a text in W3C-DTF names; null where it names none. A plus sign that an address lost is taken for one. */
export function readMoment(text: string): Date | null {
  const written = text.replace(" ", "+");
  const at = Date.parse(written);
  return MOMENT.test(written) && !Number.isNaN(at) ? new Date(at) : null;
}

const DAY_MS = 86_400_000;

/**
 * The span that a search asks for, of MOST_SPAN_DAYS where it names one end or none; null for one that is longer or ends before it
 * begins. `now` in milliseconds since 1970.
 */
export function searchSpan(start: Date | null, end: Date | null, now: number): { from: Date; to: Date } | null {
  const most = MOST_SPAN_DAYS * DAY_MS;
  const to = end ?? new Date(start ? start.getTime() + most : now);
  const from = start ?? new Date(to.getTime() - most);
  const spanMs = to.getTime() - from.getTime();
  return spanMs >= 0 && spanMs <= most ? { from, to } : null;
}
