import { createHash, randomUUID } from "node:crypto";
import type { Right } from "../../../domain/role.ts";
import { A1, COMMUNITY, STREET } from "../../support/little-town.ts";
import { tileOf } from "../tiles/tile-reader.ts";

/** A request to a route, and what those who may ask it are answered: the status, with the code of an error. */
export type Example = {
  path: string | ((person: string) => string);
  body?: object | ((person: string) => object);
  /** what who may is answered; "200" unless told */
  answer?: string;
  /** what who may, but only over another area, is answered; the same as `answer` unless told */
  elsewhere?: string;
  /** a right needed beyond the one the route names */
  right?: Right;
  /** ends the session it is asked with */
  endsSession?: true;
};

const { x, y } = tileOf(113.2041, 35.2101, 16);
const tile = (layer: string): string => `/api/tiles/${layer}/16/${x}/${y}.mvt`;
/** The account that `matrix.test.ts` makes for others to manage: somebody on duty in A1. */
const SUBJECT = "/api/accounts/2";
/** The device that it makes, which shows A1. */
const DEVICE = "/api/devices/3";
const account = (username: string) => ({ username, name: "新人", grants: [{ role: "worker", area: A1 }] });
const newVisit = () => ({
  id: randomUUID(),
  household: 1,
  at: new Date().toISOString(),
  way: "door",
  note: "一切都好",
});
/** The list that `matrix.test.ts` makes: of the households in A1. */
const NOTICE = "/api/notices/1";
/** A sheet of work orders that nobody brought in: what one's own answers is tested in tests/api/hotline. */
const SHEET = "/api/hotline/sheets/9999";
/** The draft that it makes. */
const LAYOUT = "/api/layouts/2";
/** Nobody asked for it. */
const JOB = "00000000-0000-4000-8000-000000000001";
const ring = [113.2, 35.2, 113.21, 35.2, 113.21, 35.22, 113.2, 35.22, 113.2, 35.2];
const area = { type: "Polygon", coordinates: [ring.flatMap((lng, i) => (i % 2 ? [] : [[lng, ring[i + 1]]]))] };
export const notice = (key: string) => ({ title: "停水通知", message: "今晚八点起停水", area, key });
const hashOf = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 12);
const report = { text: "井盖丢失", position: [113.205, 35.215] };

const bulletin = { area: A1, title: "停水通知", text: "今晚八点起停水。", from: "2026-11-21T08:00:00+08:00" };

const shortFlow = {
  name: { zh: "简易", en: "Short" },
  states: ["reported", "closed"].map((code) => ({ code, name: { zh: code, en: code } })),
  steps: [
    {
      code: "done",
      name: { zh: "办结", en: "Done" },
      from: ["reported"],
      to: "closed",
      right: "incidents.handle",
      needs: [],
    },
  ],
};
const rules = {
  usual: "standard",
  flows: [],
  kinds: [],
  levels: [],
  clocks: {},
  cards: { remind: 0.8, yellow: 1, red: 1.5 },
};
const calendar = { hours: [["08:00", "12:00"]], weekdays: [1, 2, 3, 4, 5], holidays: [], workdays: [] };

/**
 * At least one request for every route that the server describes, about something in the microgrid A1. A new route without a
 * line here fails the tests.
 */
export const EXAMPLES: Record<string, Example[]> = {
  "GET /api/health": [{ path: "/api/health" }],
  "POST /api/session": [
    {
      path: "/api/session",
      body: (person) => ({ username: `no-${person}`, password: "wrong" }),
      answer: "401 bad_credentials",
    },
  ],
  "GET /api/session": [{ path: "/api/session" }],
  "POST /api/session/device": [
    { path: "/api/session/device", body: { ticket: "nobody-has-it" }, answer: "404 pairing_over" },
  ],
  "POST /api/device-pairings": [
    { path: "/api/device-pairings", body: { kind: "kiosk", building: 999 }, answer: "404 building_unknown" },
    { path: "/api/device-pairings", body: { kind: "kiosk" }, answer: "400 invalid_parameter" },
  ],
  "GET /api/devices": [{ path: "/api/devices" }],
  "POST /api/devices": [
    { path: "/api/devices", body: { code: "AAAAAA", name: "大厅", area: A1 }, answer: "400 wrong_pairing_code" },
  ],
  "POST /api/devices/{id}/pairing": [
    {
      path: `${DEVICE}/pairing`,
      body: { code: "AAAAAA" },
      answer: "400 wrong_pairing_code",
      elsewhere: "404 device_unknown",
    },
    { path: "/api/devices/999/pairing", body: { code: "AAAAAA" }, answer: "404 device_unknown" },
  ],
  "DELETE /api/devices/{id}": [{ path: "/api/devices/999", answer: "404 device_unknown" }],
  "GET /api/session/ways": [{ path: "/api/session/ways" }],
  // the little town has no provider
  "GET /api/session/openid": [{ path: "/api/session/openid", answer: "404 openid_off" }],
  "GET /api/session/openid/callback": [{ path: "/api/session/openid/callback", answer: "404 openid_off" }],
  "DELETE /api/session": [{ path: "/api/session", answer: "204", endsSession: true }],
  "POST /api/session/password": [{ path: "/api/session/password", body: {}, answer: "400 invalid_parameter" }],
  "POST /api/session/code": [{ path: "/api/session/code", body: { current: 1 }, answer: "400 invalid_parameter" }],
  "DELETE /api/session/code": [{ path: "/api/session/code", body: {}, answer: "400 invalid_parameter" }],
  "GET /api/town": [{ path: "/api/town" }],
  "GET /api/grids": [{ path: "/api/grids" }, { path: "/api/grids?level=microgrid&at=2026-05-01" }],
  "GET /api/grids/days": [{ path: "/api/grids/days" }],
  "GET /api/grids/{code}": [{ path: `/api/grids/${A1}` }, { path: "/api/grids/0", answer: "404 area_unknown" }],
  "GET /api/households": [{ path: "/api/households" }, { path: `/api/households?grid=${STREET}` }],
  "GET /api/households/columns": [{ path: "/api/households/columns" }],
  "GET /api/households/{id}": [
    { path: "/api/households/1", elsewhere: "404 household_unknown" },
    { path: "/api/households/999", answer: "404 household_unknown" },
  ],
  "POST /api/households/{id}/reveal": [
    { path: "/api/households/1/reveal", body: { reason: "入户走访" }, elsewhere: "404 household_unknown" },
  ],
  "GET /api/hotline/sheets": [{ path: "/api/hotline/sheets" }],
  "POST /api/hotline/sheets": [{ path: "/api/hotline/sheets?name=a.csv", body: {}, answer: "400 sheet_header_only" }],
  "GET /api/hotline/sheets/{id}": [{ path: SHEET, answer: "404 sheet_unknown" }],
  "DELETE /api/hotline/sheets/{id}": [{ path: SHEET, answer: "404 sheet_unknown" }],
  "PUT /api/hotline/sheets/{id}/mapping": [
    { path: `${SHEET}/mapping`, body: { mapping: { number: 0, text: 1 } }, answer: "404 sheet_unknown" },
  ],
  "POST /api/hotline/sheets/{id}/load": [{ path: `${SHEET}/load`, body: {}, answer: "404 sheet_unknown" }],
  "GET /api/hotline/sheets/{id}/rows": [{ path: `${SHEET}/rows?state=new`, answer: "404 sheet_unknown" }],
  "POST /api/hotline/sheets/{id}/rows/{line}": [
    { path: `${SHEET}/rows/2`, body: { position: [113.205, 35.215] }, answer: "404 sheet_unknown" },
  ],
  "GET /api/hotline/sheets/{id}/file": [{ path: `${SHEET}/file`, answer: "404 sheet_unknown" }],
  "GET /api/notices": [{ path: "/api/notices" }],
  "POST /api/notices": [
    {
      path: "/api/notices",
      body: (person) => notice(`00000000-0000-4000-8000-${hashOf(person)}`),
      answer: "201",
      elsewhere: "404 area_empty",
    },
    { path: "/api/notices", body: {}, answer: "400 invalid_parameter" },
  ],
  "GET /api/notices/{id}": [{ path: NOTICE, elsewhere: "404 notice_unknown" }],
  "GET /api/notices/{id}/recipients": [{ path: `${NOTICE}/recipients`, elsewhere: "404 notice_unknown" }],
  "GET /api/notices/{id}/recipients.csv": [{ path: `${NOTICE}/recipients.csv`, elsewhere: "404 notice_unknown" }],
  "POST /api/notices/{id}/send": [
    { path: `${NOTICE}/send`, body: { way: "sms" }, answer: "409 gateway_none", elsewhere: "404 notice_unknown" },
  ],
  "POST /api/notices/{id}/ticks": [
    {
      path: `${NOTICE}/ticks`,
      body: { households: [1], way: "call", state: "reached" },
      elsewhere: "404 recipient_unknown",
    },
  ],
  "POST /api/notices/{id}/close": [{ path: "/api/notices/9999/close", answer: "404 notice_unknown" }],
  "GET /api/bulletins": [{ path: `/api/bulletins?area=${A1}` }],
  "POST /api/bulletins": [
    {
      path: "/api/bulletins",
      body: () => ({ key: randomUUID(), ...bulletin }),
      answer: "201",
      elsewhere: "404 area_unknown",
    },
    { path: "/api/bulletins", body: {}, answer: "400 invalid_parameter" },
  ],
  "PUT /api/bulletins/{id}": [
    { path: "/api/bulletins/9999", body: { revision: 1, ...bulletin }, answer: "404 bulletin_unknown" },
  ],
  "POST /api/bulletins/{id}/withdraw": [
    { path: "/api/bulletins/9999/withdraw", body: { revision: 1 }, answer: "404 bulletin_unknown" },
  ],
  // the little town has no screens at stairs
  "GET /api/kiosk": [{ path: "/api/kiosk", answer: "404 building_gone" }],
  "GET /api/kiosk/preview": [
    { path: `/api/kiosk/preview?area=${A1}`, elsewhere: "404 area_unknown" },
    { path: "/api/kiosk/preview?area=0", answer: "404 area_unknown" },
  ],
  "GET /api/offices": [{ path: "/api/offices" }],
  "PUT /api/offices/{area}": [
    {
      path: `/api/offices/${COMMUNITY}`,
      body: { phone: "", address: "", hours: "", revision: 9 },
      answer: "409 office_changed",
      elsewhere: "404 area_unknown",
    },
  ],
  "GET /api/links": [{ path: `/api/links?grid=${A1}` }],
  "GET /api/households/{id}/links": [{ path: "/api/households/1/links", elsewhere: "404 household_unknown" }],
  "PUT /api/households/{id}/link": [
    { path: "/api/households/2/link", body: { party: 1 }, elsewhere: "404 household_unknown" },
    { path: "/api/households/2/link", body: { party: 3 }, answer: "400 not_party", elsewhere: "404 household_unknown" },
  ],
  "POST /api/links/compute": [
    { path: "/api/links/compute", body: { area: A1, dryRun: true }, elsewhere: "404 area_unknown" },
  ],
  "GET /api/households/{id}/visits": [
    { path: "/api/households/1/visits", elsewhere: "404 household_unknown" },
    { path: "/api/households/999/visits", answer: "404 household_unknown" },
  ],
  "POST /api/visits": [
    { path: "/api/visits", body: newVisit, answer: "201", elsewhere: "404 household_unknown" },
    { path: "/api/visits", body: { ...newVisit(), household: 999 }, answer: "404 household_unknown" },
  ],
  "PUT /api/households/{id}/left": [
    { path: "/api/households/1/left", body: { on: null }, answer: "204", elsewhere: "404 household_unknown" },
  ],
  "GET /api/retention": [{ path: "/api/retention" }],
  "PUT /api/retention": [
    { path: "/api/retention", body: { households: 180, reporters: 365 }, elsewhere: "403 beyond_scope" },
  ],
  "POST /api/retention/run": [{ path: "/api/retention/run", elsewhere: "403 beyond_scope" }],
  "PUT /api/visits/{id}/photos/{n}": [
    { path: `/api/visits/${randomUUID()}/photos/1`, body: {}, answer: "404 visit_unknown" },
    { path: `/api/visits/${randomUUID()}/photos/4`, body: {}, answer: "400 invalid_parameter" },
  ],
  "GET /api/visits/{id}/photos/{n}": [{ path: `/api/visits/${randomUUID()}/photos/1`, answer: "404 visit_unknown" }],
  "PUT /api/households/{id}/plan": [
    { path: "/api/households/1/plan", body: { text: "每周送餐" }, elsewhere: "404 household_unknown" },
  ],
  "GET /api/visits/columns": [{ path: "/api/visits/columns" }],
  "GET /api/visits/due": [{ path: `/api/visits/due?grid=${STREET}` }],
  "GET /api/visits/round": [{ path: `/api/visits/round?grid=${A1}` }],
  "POST /api/patrols": [
    {
      path: "/api/patrols",
      body: { grid: A1, day: "2020-01-01" },
      answer: "400 invalid_parameter",
      elsewhere: "404 area_unknown",
    },
  ],
  "POST /api/closings": [
    {
      path: "/api/closings",
      body: { grid: A1, month: "2999-01" },
      answer: "409 month_open",
      elsewhere: "404 area_unknown",
    },
  ],
  "GET /api/duties": [{ path: `/api/duties?grid=${A1}`, elsewhere: "404 area_unknown" }],
  "GET /api/doctor/{code}": [{ path: `/api/doctor/${A1}`, elsewhere: "404 area_unknown" }],
  "POST /api/doctor/{code}/preview": [
    {
      path: `/api/doctor/${A1}/preview`,
      body: { version: "", repairs: [] },
      answer: "409 borders_changed",
      elsewhere: "404 area_unknown",
    },
  ],
  "POST /api/doctor/{code}/repairs": [
    {
      path: `/api/doctor/${A1}/repairs`,
      body: { version: "", repairs: [{ fault: 0, to: null }] },
      answer: "409 borders_changed",
      elsewhere: "404 area_unknown",
    },
  ],
  "POST /api/doctor/file": [
    { path: "/api/doctor/file", body: { text: JSON.stringify({ type: "Feature", properties: {}, geometry: area }) } },
    {
      path: "/api/doctor/file",
      body: { text: "{}", within: A1 },
      answer: "400 type_missing",
      elsewhere: "404 area_unknown",
    },
  ],
  "GET /api/schedules": [{ path: "/api/schedules" }],
  "PUT /api/schedules": [
    { path: "/api/schedules", body: { types: { elder: 30 }, attention: {} }, elsewhere: "403 beyond_scope" },
  ],
  "GET /api/incidents": [{ path: "/api/incidents" }],
  "POST /api/incidents": [{ path: "/api/incidents", body: report, answer: "201", elsewhere: "404 place_unknown" }],
  "GET /api/incidents/columns": [{ path: "/api/incidents/columns" }],
  "GET /api/incidents/figures": [
    { path: "/api/incidents/figures?from=2026-04-01T00:00:00Z&to=2026-07-01T00:00:00Z" },
    { path: "/api/incidents/figures", answer: "400 invalid_parameter" },
  ],
  "GET /api/incidents/proposed-cases": [{ path: "/api/incidents/proposed-cases" }],
  "GET /api/similar-places": [
    { path: "/api/similar-places?kind=fire-hazard" },
    { path: "/api/similar-places?kind=flying", answer: "400 code_unknown" },
  ],
  "GET /api/incidents/{id}": [{ path: "/api/incidents/1", elsewhere: "404 incident_unknown" }],
  "POST /api/incidents/{id}/steps": [
    {
      path: "/api/incidents/1/steps",
      body: { step: "rated", rating: 5 },
      answer: "409 step_not_possible",
      elsewhere: "404 incident_unknown",
    },
  ],
  "POST /api/incidents/{id}/whistles": [
    {
      path: "/api/incidents/1/whistles",
      body: { department: "gas", arriveBy: "2999-01-01T00:00:00Z" },
      elsewhere: "404 incident_unknown",
    },
  ],
  "POST /api/incidents/{id}/whistles/{n}/arrive": [
    {
      path: "/api/incidents/1/whistles/999/arrive",
      answer: "404 whistle_unknown",
      elsewhere: "404 incident_unknown",
    },
  ],
  "POST /api/incidents/merge": [
    {
      path: "/api/incidents/merge",
      body: { parent: 2, children: [1] },
      answer: "409 merge_not_possible",
      elsewhere: "404 incident_unknown",
    },
  ],
  "POST /api/incidents/{id}/unmerge": [
    { path: "/api/incidents/1/unmerge", answer: "409 not_merged", elsewhere: "404 incident_unknown" },
  ],
  "GET /api/incidents/near": [{ path: "/api/incidents/near?position=113.2041,35.2101&kind=fire-hazard" }],
  "PUT /api/incidents/{id}/photos/{n}": [
    { path: "/api/incidents/1/photos/1", body: {}, answer: "400 photo_unreadable", elsewhere: "404 incident_unknown" },
    { path: "/api/incidents/1/photos/9", body: {}, answer: "400 invalid_parameter" },
  ],
  "PUT /api/incidents/reported/{key}/photos/{n}": [
    {
      path: "/api/incidents/reported/00000000-0000-4000-8000-000000000009/photos/1",
      body: {},
      answer: "404 incident_unknown",
    },
  ],
  "GET /api/incidents/{id}/photos/{n}": [
    { path: "/api/incidents/1/photos/1", answer: "404 photo_unknown", elsewhere: "404 incident_unknown" },
  ],
  "GET /api/flows": [{ path: "/api/flows" }],
  "PUT /api/flows/{code}": [
    { path: "/api/flows/short", body: shortFlow, elsewhere: "403 beyond_scope" },
    { path: "/api/flows/short", body: { ...shortFlow, steps: [] }, answer: "400 flow_unusable" },
  ],
  "GET /api/flows/rules": [{ path: "/api/flows/rules" }],
  "PUT /api/flows/rules": [
    { path: "/api/flows/rules", body: rules, elsewhere: "403 beyond_scope" },
    { path: "/api/flows/rules", body: { ...rules, usual: "none" }, answer: "400 code_unknown" },
  ],
  "GET /api/calendar": [{ path: "/api/calendar" }],
  "PUT /api/calendar": [
    { path: "/api/calendar", body: calendar, elsewhere: "403 beyond_scope" },
    { path: "/api/calendar", body: { ...calendar, hours: [] }, answer: "400 calendar_unusable" },
  ],
  "POST /api/flows/simulate": [
    { path: "/api/flows/simulate", body: { position: [113.205, 35.215] }, elsewhere: "404 place_unknown" },
  ],
  "GET /api/departments": [{ path: "/api/departments", elsewhere: "403 beyond_scope" }],
  "POST /api/departments/services": [
    {
      path: "/api/departments/services",
      body: { url: "https://127.0.0.1/v2", format: "json" },
      answer: "409 endpoint_silent",
      elsewhere: "403 beyond_scope",
    },
  ],
  "PUT /api/departments/{code}/endpoint": [
    {
      path: "/api/departments/gas/endpoint",
      body: { url: "https://127.0.0.1/v2", format: "json", key: "k", usualService: "1" },
      elsewhere: "403 beyond_scope",
    },
  ],
  "DELETE /api/departments/{code}/endpoint": [{ path: "/api/departments/gas/endpoint", elsewhere: "403 beyond_scope" }],
  "POST /api/events": [{ path: "/api/events", body: { id: "e-1" }, answer: "401 signature_wrong" }],
  "GET /api/alerts": [{ path: "/api/alerts" }],
  "POST /api/alerts/{id}": [{ path: "/api/alerts/999", body: { accept: true }, answer: "404 alert_unknown" }],
  "GET /api/senders": [{ path: "/api/senders" }],
  "POST /api/senders": [
    {
      path: "/api/senders",
      body: (person) => ({ code: `s-${hashOf(person)}`, name: "烟火识别" }),
      answer: "201",
      elsewhere: "403 beyond_scope",
    },
  ],
  "PATCH /api/senders/{id}": [{ path: "/api/senders/999", body: { minConfidence: 0.9 }, answer: "404 sender_unknown" }],
  "DELETE /api/senders/{id}": [{ path: "/api/senders/999", answer: "404 sender_unknown" }],
  "GET /open311/v2/discovery.json": [{ path: "/open311/v2/discovery.json" }],
  "GET /open311/v2/discovery.xml": [{ path: "/open311/v2/discovery.xml" }],
  "GET /open311/v2/services.json": [{ path: "/open311/v2/services.json" }],
  "GET /open311/v2/services.xml": [{ path: "/open311/v2/services.xml" }],
  "GET /open311/v2/services/{file}": [{ path: "/open311/v2/services/welfare.xml" }],
  "GET /open311/v2/requests.json": [{ path: "/open311/v2/requests.json" }],
  "GET /open311/v2/requests.xml": [{ path: "/open311/v2/requests.xml" }],
  "POST /open311/v2/requests.json": [{ path: "/open311/v2/requests.json", body: {}, answer: "400" }],
  "POST /open311/v2/requests.xml": [{ path: "/open311/v2/requests.xml", body: {}, answer: "400" }],
  "GET /open311/v2/requests/{file}": [{ path: "/open311/v2/requests/I-1.json", answer: "404" }],
  "GET /open311/v2/tokens/{file}": [{ path: "/open311/v2/tokens/1.xml", answer: "404" }],
  "GET /api/resident/codes/{code}": [{ path: "/api/resident/codes/NEVER2MADE", answer: "404 code_unknown" }],
  "POST /api/resident/codes/{code}/reports": [
    {
      path: "/api/resident/codes/NEVER2MADE/reports",
      body: { key: randomUUID(), kind: "leak" },
      answer: "404 code_unknown",
    },
  ],
  "GET /api/resident/receipts/{receipt}": [
    { path: "/api/resident/receipts/NEVER2GIVEN", answer: "404 receipt_unknown" },
  ],
  "POST /api/resident/receipts/{receipt}/rating": [
    { path: "/api/resident/receipts/NEVER2GIVEN/rating", body: { stars: 5 }, answer: "404 receipt_unknown" },
    { path: "/api/resident/receipts/NEVER2GIVEN/rating", body: { stars: 6 }, answer: "400 invalid_parameter" },
  ],
  "PUT /api/resident/receipts/{receipt}/photos/{n}": [
    { path: "/api/resident/receipts/NEVER2GIVEN/photos/1", body: {}, answer: "404 receipt_unknown" },
  ],
  "POST /api/prints": [
    { path: "/api/prints", body: { area: "0" }, right: "households", answer: "404 area_unknown" },
    {
      path: "/api/prints",
      body: { area: A1, kind: "codes", paper: "A9" },
      answer: "400 invalid_parameter",
    },
    { path: "/api/prints", body: { area: "0", kind: "codes" }, right: "incidents.handle", answer: "404 area_unknown" },
    {
      path: "/api/prints",
      body: { area: "0", colours: "plain", names: true, reason: "入户走访" },
      right: "households.reveal",
      answer: "404 area_unknown",
    },
  ],
  "GET /api/prints": [{ path: "/api/prints" }],
  "GET /api/prints/{id}": [{ path: `/api/prints/${JOB}`, answer: "404 print_unknown" }],
  "DELETE /api/prints/{id}": [{ path: `/api/prints/${JOB}`, answer: "404 print_unknown" }],
  "GET /api/prints/{id}/file": [{ path: `/api/prints/${JOB}/file`, answer: "404 print_unknown" }],
  "GET /api/resident-codes": [{ path: `/api/resident-codes?area=${A1}` }],
  "POST /api/resident-codes": [
    { path: "/api/resident-codes", body: { area: A1 }, elsewhere: "404 area_unknown" },
    { path: "/api/resident-codes", body: { area: "0" }, answer: "404 area_unknown" },
  ],
  "DELETE /api/resident-codes/{id}": [{ path: "/api/resident-codes/999", answer: "404 code_unknown" }],
  "GET /api/staff": [{ path: `/api/staff?area=${A1}` }, { path: "/api/staff?area=0", answer: "400 area_unknown" }],
  "GET /api/phone/key": [{ path: "/api/phone/key" }],
  "GET /api/phone/pack": [
    { path: "/api/phone/pack" },
    { path: `/api/phone/pack?grid=${A1}` },
    { path: "/api/phone/pack?grid=0", answer: "400 area_unknown" },
  ],
  "GET /api/households/{id}/way": [
    { path: "/api/households/1/way", elsewhere: "404 household_unknown" },
    { path: "/api/households/999/way", answer: "404 household_unknown" },
  ],
  "GET /api/facilities/{id}/circle": [
    { path: "/api/facilities/1/circle" },
    { path: "/api/facilities/1/circle?minutes=7", answer: "400 invalid_parameter" },
    { path: "/api/facilities/999/circle", answer: "404 facility_unknown" },
  ],
  "GET /api/walking/outside": [
    { path: "/api/walking/outside?kind=canteen" },
    { path: "/api/walking/outside?kind=pub", answer: "400 code_unknown" },
  ],
  "GET /api/compounds/{id}": [
    { path: "/api/compounds/2" },
    { path: "/api/compounds/1", answer: "404 compound_unknown" },
  ],
  "GET /api/facilities": [{ path: "/api/facilities" }],
  "GET /api/buildings/{id}": [{ path: "/api/buildings/1" }],
  "GET /api/themes": [{ path: "/api/themes" }],
  "GET /api/themes/managed": [{ path: "/api/themes/managed", elsewhere: "403 beyond_scope" }],
  "GET /api/themes/{code}/columns": [{ path: "/api/themes/none/columns", answer: "404 theme_unknown" }],
  "GET /api/themes/{code}/areas": [{ path: "/api/themes/none/areas", answer: "404 theme_unknown" }],
  "PATCH /api/themes/{code}": [
    {
      path: "/api/themes/none",
      body: { restricted: true },
      answer: "404 theme_unknown",
      elsewhere: "403 beyond_scope",
    },
  ],
  "DELETE /api/themes/{code}": [
    { path: "/api/themes/none", answer: "404 theme_unknown", elsewhere: "403 beyond_scope" },
  ],
  "GET /api/fabrics/{community}": [
    { path: `/api/fabrics/${COMMUNITY}`, elsewhere: "404 area_unknown" },
    { path: `/api/fabrics/${STREET}`, answer: "404 area_unknown" },
  ],
  "GET /api/fabrics/{community}/loads": [{ path: `/api/fabrics/${COMMUNITY}/loads`, elsewhere: "404 area_unknown" }],
  "GET /api/layouts": [{ path: "/api/layouts" }],
  "POST /api/layouts": [
    { path: "/api/layouts", body: { from: 2, name: "副本" }, answer: "201", elsewhere: "404 layout_unknown" },
    { path: "/api/layouts", body: { community: COMMUNITY, name: "" }, answer: "400 invalid_parameter" },
  ],
  "GET /api/layouts/{id}": [{ path: LAYOUT, elsewhere: "404 layout_unknown" }],
  "PATCH /api/layouts/{id}": [{ path: LAYOUT, body: { name: "新名" }, elsewhere: "404 layout_unknown" }],
  "DELETE /api/layouts/{id}": [{ path: "/api/layouts/9999", answer: "404 layout_unknown" }],
  "GET /api/layouts/{id}/edits": [{ path: `${LAYOUT}/edits?since=0`, elsewhere: "404 layout_unknown" }],
  "POST /api/layouts/{id}/edits": [
    { path: `${LAYOUT}/edits`, body: { since: 0, edits: [] }, elsewhere: "404 layout_unknown" },
  ],
  "GET /api/layouts/{id}/proposals": [{ path: `${LAYOUT}/proposals`, elsewhere: "404 layout_unknown" }],
  "POST /api/layouts/{id}/proposals": [
    { path: `${LAYOUT}/proposals`, body: { kind: "split" }, answer: "400 invalid_parameter" },
    { path: "/api/layouts/9999/proposals", body: { kind: "repair" }, answer: "404 layout_unknown" },
  ],
  "GET /api/layouts/{id}/proposals/{job}": [
    { path: `${LAYOUT}/proposals/${JOB}`, answer: "404 proposal_unknown", elsewhere: "404 layout_unknown" },
  ],
  "DELETE /api/layouts/{id}/proposals/{job}": [
    { path: `${LAYOUT}/proposals/${JOB}`, answer: "404 proposal_unknown", elsewhere: "404 layout_unknown" },
  ],
  "POST /api/layouts/{id}/submit": [{ path: "/api/layouts/9999/submit", body: {}, answer: "404 layout_unknown" }],
  "POST /api/layouts/{id}/withdraw": [
    { path: `${LAYOUT}/withdraw`, body: {}, answer: "409 layout_state", elsewhere: "404 layout_unknown" },
  ],
  "POST /api/layouts/{id}/approve": [
    { path: `${LAYOUT}/approve`, body: {}, answer: "409 layout_state", elsewhere: "404 layout_unknown" },
  ],
  "POST /api/layouts/{id}/reject": [
    { path: `${LAYOUT}/reject`, body: {}, answer: "409 layout_state", elsewhere: "404 layout_unknown" },
  ],
  "POST /api/layouts/{id}/publish": [
    {
      path: `${LAYOUT}/publish`,
      body: { from: "2999-01-01" },
      answer: "409 layout_state",
      elsewhere: "404 layout_unknown",
    },
  ],
  "GET /api/layouts/{id}/handover": [{ path: `${LAYOUT}/handover`, elsewhere: "404 layout_unknown" }],
  "GET /api/layouts/{id}/handover.csv": [{ path: `${LAYOUT}/handover.csv`, elsewhere: "404 layout_unknown" }],
  "GET /api/search": [{ path: "/api/search?q=柳园路" }],
  "GET /api/tiles/{layer}.json": [
    { path: "/api/tiles/grids.json" },
    { path: "/api/tiles/households.json", right: "households" },
    { path: "/api/tiles/incidents.json", right: "incidents" },
  ],
  "GET /api/tiles/{layer}/{z}/{x}/{y}.mvt": [
    { path: tile("grids") },
    { path: tile("buildings") },
    { path: tile("households"), right: "households", elsewhere: "204" },
    { path: tile("incidents"), right: "incidents", elsewhere: "204" },
    { path: "/api/tiles/households/3/0/0.mvt", right: "households", answer: "404 tile_unknown" },
  ],
  "GET /api/live": [{ path: "/api/live" }],
  "GET /api/roles": [{ path: "/api/roles" }],
  "GET /api/accounts": [{ path: "/api/accounts" }],
  "POST /api/accounts": [
    { path: "/api/accounts", body: (person) => account(`new-${person}`), answer: "201", elsewhere: "403 beyond_scope" },
  ],
  "PATCH /api/accounts/{id}": [{ path: SUBJECT, body: { name: "新名" }, elsewhere: "404 account_unknown" }],
  "POST /api/accounts/{id}/password": [{ path: `${SUBJECT}/password`, elsewhere: "404 account_unknown" }],
  "GET /api/accounts/{id}/sessions": [{ path: `${SUBJECT}/sessions`, elsewhere: "404 account_unknown" }],
  "DELETE /api/accounts/{id}/sessions": [
    { path: `${SUBJECT}/sessions`, answer: "204", elsewhere: "404 account_unknown" },
  ],
  "GET /api/audit": [{ path: "/api/audit" }],
  "GET /api/audit.csv": [{ path: "/api/audit.csv" }],
  "GET /api/audit/check": [{ path: "/api/audit/check" }],
  // a person is no wall: what one is answered is tested in tests/api/wall
  "GET /api/wall": [{ path: "/api/wall", answer: "404 wall_unknown" }],
  "POST /api/wall/shown": [
    {
      path: "/api/wall/shown",
      body: { scene: { kind: "whole", area: null, seconds: 60 }, build: "none", width: 1920, height: 1080, ratio: 1 },
      answer: "404 wall_unknown",
    },
  ],
  "GET /api/walls": [{ path: "/api/walls" }],
  "PATCH /api/walls/{id}": [
    {
      path: DEVICE.replace("devices", "walls"),
      body: { revision: -1 },
      answer: "409 wall_changed",
      elsewhere: "404 wall_unknown",
    },
    { path: "/api/walls/999", body: { revision: 0 }, answer: "404 wall_unknown" },
  ],
  "GET /api/wall/areas": [{ path: "/api/wall/areas" }],
  "GET /api/wall/incidents": [{ path: "/api/wall/incidents" }],
  "GET /api/wall/heat": [{ path: "/api/wall/heat?hours=24" }],
  "GET /api/wall/live": [{ path: "/api/wall/live" }],
  "GET /api/wall/day": [{ path: "/api/wall/day" }],
};
