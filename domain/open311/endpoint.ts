import type { Name } from "../codes.ts";

// Other offices whose own system takes what they are called for, by Open311 GeoReport v2.

export const ENDPOINT_FORMATS = ["json", "xml"] as const;

/** Where a department's system is, and what it calls our kinds. Its key is never given back. */
export type DepartmentEndpoint = {
  /** up to what the standard adds: `https://city.gov/open311/v2` */
  url: string;
  format: (typeof ENDPOINT_FORMATS)[number];
  jurisdiction: string | null;
  /** codes of our kinds to codes of its services */
  services: Record<string, string>;
  /** its service for every other kind */
  usualService: string;
};

export type DepartmentWithEndpoint = { code: string; name: Name; endpoint: DepartmentEndpoint | null };

/** A service that it offers. */
export type OfferedService = { code: string; name: string };

/** How far a call that was handed on is. `fault`: a reason key, or what the other side said. */
export type HandedOn = {
  state: "waiting" | "sending" | "sent" | "closed" | "failed";
  remoteId: string | null;
  fault: string | null;
  /** what they said of it, the first first; `at` in ISO 8601 */
  notes: { status: string; text: string | null; at: string }[];
};
