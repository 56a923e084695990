import type { IncomingMessage, ServerResponse } from "node:http";
import type { HttpBindings } from "@hono/node-server";
import { compress } from "hono/compress";
import { etag } from "hono/etag";
import { whoAsks } from "./access/guard.ts";
import { Views } from "./access/views.ts";
import { accountRoutes } from "./accounts/routes.ts";
import { alertRoutes } from "./alerts/routes.ts";
import { auditRoutes } from "./audit/routes.ts";
import { buildingRoutes } from "./buildings/routes.ts";
import { bulletinRoutes } from "./bulletins/routes.ts";
import { caseRoutes } from "./cases/routes.ts";
import { compoundRoutes } from "./compounds/routes.ts";
import { departmentRoutes } from "./departments/routes.ts";
import { deviceRoutes } from "./devices/routes.ts";
import { renewsTokens } from "./devices/token-renewal.ts";
import { doctorRoutes } from "./doctor/routes.ts";
import { dueRoutes } from "./due/routes.ts";
import { dutyRoutes } from "./duties/routes.ts";
import { eventRoutes } from "./events/routes.ts";
import { Fabrics } from "./fabrics/fabrics.ts";
import { fabricRoutes } from "./fabrics/routes.ts";
import { facilityRoutes } from "./facilities/routes.ts";
import { flowRoutes } from "./flow/routes.ts";
import { gridRoutes } from "./grids/routes.ts";
import { handoverRoutes } from "./handover/routes.ts";
import { healthRoutes } from "./health/routes.ts";
import { Places } from "./hotline/places.ts";
import { hotlineRoutes } from "./hotline/routes.ts";
import { householdRoutes } from "./households/routes.ts";
import { HttpError } from "./http/errors.ts";
import { safeHeaders } from "./http/headers.ts";
import { limitBodies } from "./http/limits.ts";
import { newRoutes } from "./http/routing.ts";
import { incidentFigureRoutes } from "./incident-figures/routes.ts";
import { incidentPhotoRoutes } from "./incident-photos/routes.ts";
import { incidentRoutes } from "./incidents/routes.ts";
import { kioskRoutes } from "./kiosk/routes.ts";
import { OpenDrafts } from "./layouts/open-drafts.ts";
import { layoutRoutes } from "./layouts/routes.ts";
import { linkRoutes } from "./links/routes.ts";
import { liveRoutes } from "./live/routes.ts";
import { LiveStream } from "./live/stream.ts";
import { noticeRoutes } from "./notices/routes.ts";
import { NoticeSender } from "./notices/sender.ts";
import { simulatedGateway } from "./notices/simulator.ts";
import { officeRoutes } from "./offices/routes.ts";
import { formatOf, open311Error } from "./open311/answer.ts";
import { open311Routes } from "./open311/routes.ts";
import { openIdRoutes } from "./openid/routes.ts";
import { pageFiles } from "./page.ts";
import type { Parts } from "./parts.ts";
import { phoneRoutes } from "./phone/routes.ts";
import { planRoutes } from "./plans/routes.ts";
import { PrintJobs } from "./prints/print-jobs.ts";
import { printRoutes } from "./prints/routes.ts";
import { ProposalJobs } from "./proposals/proposal-jobs.ts";
import { proposalRoutes } from "./proposals/routes.ts";
import { followCalendar } from "./publication/calendar.ts";
import { publicationRoutes } from "./publication/routes.ts";
import { residentRoutes } from "./resident/routes.ts";
import { residentCodeRoutes } from "./resident-codes/routes.ts";
import { retentionRoutes } from "./retention/routes.ts";
import { revealRoutes } from "./reveal/routes.ts";
import { roundRoutes } from "./rounds/routes.ts";
import { scheduleRoutes } from "./schedules/routes.ts";
import { searchRoutes } from "./search/routes.ts";
import { SearchIndex } from "./search/search-index.ts";
import { senderRoutes } from "./senders/routes.ts";
import { signInRoutes } from "./sign-in/routes.ts";
import { similarPlaceRoutes } from "./similar-places/routes.ts";
import { staffRoutes } from "./staff/routes.ts";
import { stepRoutes } from "./steps/routes.ts";
import { themeRoutes } from "./themes/routes.ts";
import { Themes } from "./themes/themes.ts";
import { answerTile, sendTile } from "./tiles/answer-tile.ts";
import { tileRoutes } from "./tiles/routes.ts";
import { layerTiles } from "./tiles/tiles.ts";
import { townRoutes } from "./town/routes.ts";
import { photoRoutes } from "./visit-photos/routes.ts";
import { visitRoutes } from "./visits/routes.ts";
import { walkingRoutes } from "./walking/routes.ts";
import { Walking } from "./walking/walking.ts";
import { wallRoutes } from "./wall/routes.ts";
import { WallAnswers } from "./wall/wall-answers.ts";
import { WallStream } from "./wall/wall-stream.ts";
import { wallsRoutes } from "./walls/routes.ts";
import { whistleRoutes } from "./whistles/routes.ts";

/** What answers requests; `close` ends the streams that are open. */
export type App = {
  fetch(request: Request, env?: Partial<HttpBindings>): Response | Promise<Response>;
  /** Answers a request for a tile straight to the socket; false where it is for something else. */
  sendTile(incoming: IncomingMessage, outgoing: ServerResponse): boolean;
  close(): Promise<void>;
};

/** Every URL of the server. `pageFolder` holds the built page, which answers all that is not under /api. */
export function createApp(parts: Parts, pageFolder: string): App {
  const app = newRoutes();
  const { sessions } = parts.memory;
  const views = new Views(parts.memory);
  const walking = new Walking(parts.memory);
  const layers = layerTiles(parts.changes, views);
  const index = new SearchIndex(parts.database, parts.changes);
  const themes = new Themes(parts.database, parts.changes);
  const stream = new LiveStream(parts.database.sql, parts.changes);
  const sender = noticeSender(parts);
  const places = new Places(parts.memory);
  const fabrics = new Fabrics(parts.database.sql, parts.memory);
  const drafts = new OpenDrafts(fabrics);
  const jobs = new ProposalJobs();
  const prints = new PrintJobs();
  const wall = new WallAnswers(parts);
  const wallStream = new WallStream(parts.changes, wall, pageFolder);
  const publishing = { areas: parts.memory.areas, drafts };
  const stopCalendar = followCalendar(parts.database.sql, publishing, () => parts.changes.pullQuietly());
  app.use(safeHeaders(parts.settings));
  app.use("/api/*", whoAsks(sessions), renewsTokens(parts), limitBodies());
  for (const path of SMALL_ANSWERS) app.use(path, compress(), etag());
  app.use("/api/phone/pack", compress());

  app.route("/", healthRoutes(parts)); //                GET  /api/health
  app.route("/", signInRoutes(parts)); //                POST GET DELETE /api/session   POST /api/session/password
  //                                                     POST DELETE /api/session/code   GET /api/session/ways
  app.route("/", deviceRoutes(parts)); //                GET POST /api/devices   DELETE /api/devices/{id}
  //                                                     POST /api/devices/{id}/pairing   /api/device-pairings   /api/session/device
  app.route("/", openIdRoutes(parts)); //                GET  /api/session/openid   /api/session/openid/callback
  app.route("/", accountRoutes(parts)); //               GET  /api/roles      /api/accounts   /api/accounts/{id}/sessions
  //                                                     POST /api/accounts   /api/accounts/{id}/password
  //                                                     PATCH /api/accounts/{id}   DELETE /api/accounts/{id}/sessions
  app.route("/", townRoutes(parts, views)); //           GET  /api/town
  app.route("/", gridRoutes(parts, views)); //           GET  /api/grids        /api/grids/{code}   /api/grids/days
  app.route("/", doctorRoutes(parts)); //                GET  /api/doctor/{code}   POST /api/doctor/{code}/preview
  //                                                     POST /api/doctor/{code}/repairs   /api/doctor/file
  app.route("/", householdRoutes(parts, views)); //      GET  /api/households   /api/households/columns  /api/households/{id}
  app.route("/", incidentFigureRoutes(parts)); //        GET  /api/incidents/figures
  app.route("/", caseRoutes(parts, views)); //           GET  /api/incidents/near   /api/incidents/proposed-cases
  //                                                     POST /api/incidents/merge   /api/incidents/{id}/unmerge
  app.route("/", incidentRoutes(parts, views)); //       GET  /api/incidents    /api/incidents/columns   /api/incidents/{id}
  //                                                     POST /api/incidents
  app.route("/", flowRoutes(parts)); //                  GET  /api/flows   PUT /api/flows/{code}
  //                                                     GET  PUT  /api/flows/rules   /api/calendar
  //                                                     POST /api/flows/simulate
  app.route("/", stepRoutes(parts)); //                  POST /api/incidents/{id}/steps
  app.route("/", hotlineRoutes(parts, places)); //       GET POST /api/hotline/sheets   GET DELETE /api/hotline/sheets/{id}
  //                                                     PUT  …/mapping   POST …/load   GET …/rows   POST …/rows/{line}   GET …/file
  app.route("/", whistleRoutes(parts)); //               POST /api/incidents/{id}/whistles   …/whistles/{n}/arrive
  app.route("/", departmentRoutes(parts)); //            GET  /api/departments   POST /api/departments/services
  //                                                     PUT DELETE /api/departments/{code}/endpoint
  app.route("/", incidentPhotoRoutes(parts)); //         PUT  GET /api/incidents/{id}/photos/{n}   PUT /api/incidents/reported/{key}/photos/{n}
  app.route("/", revealRoutes(parts)); //                POST /api/households/{id}/reveal
  app.route("/", linkRoutes(parts)); //                  GET  /api/links   POST /api/links/compute
  //                                                     PUT  /api/households/{id}/link   GET /api/households/{id}/links
  app.route("/", visitRoutes(parts)); //                 POST /api/visits   GET /api/households/{id}/visits
  app.route("/", photoRoutes(parts)); //                 PUT  GET  /api/visits/{id}/photos/{n}
  app.route("/", planRoutes(parts)); //                  PUT  /api/households/{id}/plan
  app.route("/", dueRoutes(parts, views)); //            GET  /api/visits/columns   /api/visits/due
  app.route("/", roundRoutes(parts, walking)); //        GET  /api/visits/round
  app.route("/", dutyRoutes(parts)); //                  POST /api/patrols   /api/closings   GET /api/duties
  app.route("/", scheduleRoutes(parts)); //              GET  PUT  /api/schedules
  app.route("/", noticeRoutes(parts, sender)); //        GET  POST /api/notices   GET /api/notices/{id}
  //                                                     GET  /api/notices/{id}/recipients   /api/notices/{id}/recipients.csv
  //                                                     POST /api/notices/{id}/send   /api/notices/{id}/ticks   /api/notices/{id}/close
  app.route("/", bulletinRoutes(parts)); //              GET  POST /api/bulletins   PUT /api/bulletins/{id}   POST …/withdraw
  app.route("/", officeRoutes(parts)); //                GET  /api/offices   PUT /api/offices/{area}
  app.route("/", fabricRoutes(parts, fabrics)); //       GET  /api/fabrics/{community}   /api/fabrics/{community}/loads
  app.route("/", layoutRoutes(parts, fabrics, drafts)); // GET POST /api/layouts   GET PATCH DELETE /api/layouts/{id}
  //                                                     GET POST /api/layouts/{id}/edits
  app.route("/", proposalRoutes(parts, drafts, jobs)); // GET POST /api/layouts/{id}/proposals   GET DELETE …/proposals/{job}
  app.route("/", publicationRoutes(parts, drafts)); //   POST /api/layouts/{id}/submit  …/withdraw  …/approve  …/reject  …/publish
  app.route("/", handoverRoutes(parts, drafts)); //      GET  /api/layouts/{id}/handover   /api/layouts/{id}/handover.csv
  app.route("/", auditRoutes(parts)); //                 GET  /api/audit  /api/audit.csv  /api/audit/check
  app.route("/", retentionRoutes(parts)); //             GET PUT /api/retention   POST /api/retention/run   PUT /api/households/{id}/left
  app.route("/", facilityRoutes(parts)); //              GET  /api/facilities
  app.route("/", staffRoutes(parts)); //                 GET  /api/staff
  app.route("/", buildingRoutes(parts)); //              GET  /api/buildings/{id}
  app.route("/", similarPlaceRoutes(parts)); //          GET  /api/similar-places
  app.route("/", themeRoutes(parts, views, themes)); //  GET  /api/themes  /api/themes/managed  /api/themes/{code}/columns
  //                                                     GET  /api/themes/{code}/areas   PATCH DELETE /api/themes/{code}
  app.route("/", compoundRoutes(parts)); //              GET  /api/compounds/{id}
  app.route("/", walkingRoutes(parts, views, walking)); // GET /api/households/{id}/way  /api/facilities/{id}/circle  /api/walking/outside
  app.route("/", searchRoutes(parts, index)); //                GET  /api/search
  app.route("/", phoneRoutes(parts, views)); //          GET  /api/phone/pack         /api/phone/key
  app.route("/", residentRoutes(parts)); //              GET  /api/resident/codes/{code}   /api/resident/receipts/{receipt}
  //                                                     POST /api/resident/codes/{code}/reports   …/receipts/{receipt}/rating
  //                                                     PUT  /api/resident/receipts/{receipt}/photos/{n}
  app.route("/", eventRoutes(parts)); //                 POST /api/events
  app.route("/", alertRoutes(parts)); //                 GET  /api/alerts   POST /api/alerts/{id}
  app.route("/", senderRoutes(parts)); //                GET  POST /api/senders   PATCH DELETE /api/senders/{id}
  app.route("/", open311Routes(parts, places)); //       GET  /open311/v2/discovery.{json|xml}   …/services   …/services/{code}
  //                                                     GET POST …/requests   GET …/requests/{id}   …/tokens/{token}
  app.route("/", residentCodeRoutes(parts)); //          GET POST /api/resident-codes   DELETE /api/resident-codes/{id}
  app.route("/", printRoutes(parts, prints)); //         GET  POST /api/prints   GET DELETE /api/prints/{id}   GET …/file
  app.route("/", tileRoutes(parts, views, layers)); //   GET  /api/tiles/{layer}.json  /api/tiles/{layer}/{z}/{x}/{y}.mvt
  app.route("/", liveRoutes(stream)); //                 GET  /api/live
  app.route("/", wallRoutes(parts, wall, wallStream, pageFolder)); // GET  /api/wall   /api/wall/areas  /incidents  /heat  /day
  //                                                     GET  /api/wall/live   POST /api/wall/shown
  app.route("/", wallsRoutes(parts, pageFolder)); //     GET  /api/walls   PATCH /api/walls/{id}
  app.route("/", kioskRoutes(parts, pageFolder)); //     GET  /api/kiosk   /api/kiosk/preview
  app.doc31("/api/openapi.json", { openapi: "3.1.0", info: { title: "民情图", version: parts.version } });

  const page = pageFiles(pageFolder); //                 GET  everything else
  app.notFound(async (c) => {
    const error = new HttpError(404, "not_found", "没有这个地址。 There is nothing at this address.", c.req.path);
    if (c.req.path.startsWith("/open311/")) return open311Error(formatOf(c.req.path), error);
    const file = c.req.path.startsWith("/api/") ? null : await page(c.req.raw, c.get("secureHeadersNonce"));
    if (file) return file;
    return c.json(error.body, 404);
  });
  return {
    fetch: (request, env) => answerTile(layers, sessions, request) ?? app.fetch(request, env),
    sendTile: (incoming, outgoing) => sendTile(layers, sessions, incoming, outgoing),
    close: async () => {
      stream.close();
      wallStream.close();
      wall.close();
      index.close();
      themes.close();
      stopCalendar();
      await jobs.close();
      await prints.close();
      await fabrics.close();
      await sender?.close();
    },
  };
}

/** What takes messages out of the outbox; null where there is no gateway. */
function noticeSender({ database, changes, settings }: Parts): NoticeSender | null {
  if (settings.noticeGateway === "none") return null;
  return new NoticeSender(database, simulatedGateway(), () => changes.pullQuietly());
}

// Small answers, made anew each time: compressed and tagged as they go. All others are kept, compressed and tagged once.
const SMALL_ANSWERS = [
  "/api/town",
  "/api/openapi.json",
  "/api/households",
  "/api/incidents",
  "/api/incidents/figures",
  "/api/flows",
  "/api/facilities",
  "/api/search",
  "/api/themes",
  "/api/visits/due",
  "/api/links",
  "/api/notices",
  "/api/notices/:id/recipients",
  "/api/compounds/*",
  "/api/wall/areas",
  "/api/wall/incidents",
  "/api/wall/heat",
  "/api/wall/day",
  "/api/facilities/*",
  "/api/walking/*",
  "/api/layouts",
  "/api/resident/codes/:code",
  "/api/resident-codes",
  "/api/layouts/*",
  "/api/fabrics/:community/loads",
];
