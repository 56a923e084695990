import {
  MOST_REQUESTS,
  MOST_SPAN_DAYS,
  readMoment,
  type ServiceRequest,
  searchSpan,
} from "../../domain/open311/report.ts";
import { officeOf as flowOfficeOf, type Office } from "../flow/queries.ts";
import type { Areas } from "../grids/areas.ts";
import { officeNameOf } from "../grids/lineage.ts";
import { HttpError } from "../http/errors.ts";
import { flowOf } from "../incidents/card.ts";
import type { Memory } from "../memory/memory.ts";
import type { Parts } from "../parts.ts";
import { type RequestFilter, type RequestRow, requestRows, requestWithToken } from "./queries.ts";
import { requireService } from "./services.ts";

/** What a search asks for. Throws 400 for moments and states that are none, 404 `service_unknown`. */
export function filterOf(memory: Memory, all: (name: string) => string[], now: number): RequestFilter {
  const listed = (name: string) =>
    all(name)
      .flatMap((text) => text.split(","))
      .map((part) => part.trim())
      .filter((part) => part !== "");
  const codes = listed("service_request_id");
  if (codes.length > 0) return { codes };
  const [start, end] = ["start_date", "end_date"].map((name) => momentOf(name, all(name)[0] ?? ""));
  const span = searchSpan(start, end, now);
  if (!span) {
    const message = `start_date 与 end_date 相隔不能超过 ${MOST_SPAN_DAYS} 天，且应先后相继。 The span is ${MOST_SPAN_DAYS} days at most, start_date first.`;
    throw new HttpError(400, "span_wrong", message, "start_date");
  }
  const services = listed("service_code");
  for (const code of services) requireService(memory.codes.tables, code);
  const states = listed("status");
  const unknown = states.find((state) => state !== "open" && state !== "closed");
  if (unknown !== undefined) {
    throw new HttpError(400, "status_wrong", "status 应为 open 或 closed。 status must be open or closed.", "status");
  }
  const isBoth = states.length === 0 || (states.includes("open") && states.includes("closed"));
  return {
    ...span,
    kinds: services.length > 0 ? services : null,
    open: isBoth ? null : states[0] === "open",
  };
}

function momentOf(name: string, text: string): Date | null {
  if (text === "") return null;
  const at = readMoment(text);
  if (at) return at;
  const message = `${name} 应为带时区的 W3C 时间，如 2026-01-01T00:00:00Z。 ${name} must be a moment with zone.`;
  throw new HttpError(400, "moment_wrong", message, name);
}

/**
 * What other programs asked for and how far it is. The words, the address and the place of a request are given to the program `asking`
 * that asked for it alone: docs/decisions/0034.
 */
export async function requestsFor(
  { database: { sql }, memory }: Parts,
  filter: RequestFilter,
  asking: number | null,
): Promise<ServiceRequest[]> {
  const [rows, office] = await Promise.all([requestRows(sql, filter, MOST_REQUESTS), flowOfficeOf(sql)]);
  return rows.map((row) => requestItem(row, memory, office, row.sender_id === asking));
}

function requestItem(row: RequestRow, { areas, codes }: Memory, office: Office, isOwn: boolean): ServiceRequest {
  const state = flowOf(office, row).states.find(({ code }) => code === row.state)?.name;
  return {
    service_request_id: row.code,
    status: row.open ? "open" : "closed",
    status_notes: state ? `${state.zh} ${state.en}` : row.state,
    service_name: codes.tables.incidentKinds.find(({ code }) => code === row.kind)?.name.zh ?? row.kind,
    service_code: row.kind,
    description: isOwn ? row.text : null,
    agency_responsible: officeNameOf(areas, row.area_id),
    service_notice: null,
    requested_datetime: row.reported_at.toISOString(),
    updated_datetime: row.updated_at.toISOString(),
    expected_datetime: row.due_at?.toISOString() ?? null,
    address: isOwn ? row.address : null,
    address_id: null,
    zipcode: null,
    lat: isOwn ? row.position[1] : null,
    long: isOwn ? row.position[0] : null,
    media_url: isOwn ? row.media_url : null,
  };
}

const TOKEN = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id behind a token; null while nobody decided. Throws 404 for a token that is none, and for what was nothing. */
export async function idBehind({ database: { sql } }: Parts, token: string): Promise<string | null> {
  const request = TOKEN.test(token) ? await requestWithToken(sql, token) : undefined;
  if (request && !request.dismissed) return request.code;
  const message = request
    ? "该请求经核实不予受理。 A person decided that there is nothing to do."
    : `没有 token“${token}”。 token was not found.`;
  throw new HttpError(404, "token_unknown", message, "token");
}

/** Throws 404 for the id of a jurisdiction that is not ours; ours may be left out, since there is only one. */
export function requireJurisdiction(areas: Areas, given: string | null): void {
  if (!given || given === areas.largest()?.code) return;
  const message = `没有 jurisdiction_id“${given}”。 jurisdiction_id was not found.`;
  throw new HttpError(404, "jurisdiction_unknown", message, "jurisdiction_id");
}
