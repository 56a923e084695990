import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createApp } from "../../api/app.ts";
import { openServer } from "../../api/database/server.ts";
import { Memory } from "../../api/memory/memory.ts";
import { USUAL_SETTINGS } from "../../api/parts.ts";
import { newSealer } from "../../api/sealing/sealer.ts";
import { eachEngine } from "../support/engines.ts";
import { type LittleTown, openLittleTown } from "../support/little-town.ts";
import { anyone } from "../support/signed-in.ts";
import { TEST_KEY } from "../support/test-key.ts";

eachEngine((engine) => {
  let town: LittleTown;
  beforeAll(async () => {
    town = await openLittleTown(engine);
  });
  afterAll(() => town.close());

  test("health names the engine and its versions", async () => {
    const health = await town.json("/api/health");
    expect(health).toMatchObject({ status: "ok", database: { engine: engine.kind } });
    expect(health.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(health.database.version).toMatch(/^1[5-9]\./);
    expect(health.database.postgis).toMatch(/^3\./);
  });

  test("an address that is none answers 404 in JSON", async () => {
    const response = await town.ask("/api/nothing");
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: "not_found", where: "/api/nothing" });
  });

  test("OpenAPI describes every address", async () => {
    const said = await town.json("/api/openapi.json");
    expect(said.openapi).toBe("3.1.0");
    expect(Object.keys(said.paths).sort()).toEqual([
      "/api/accounts",
      "/api/accounts/{id}",
      "/api/accounts/{id}/password",
      "/api/accounts/{id}/sessions",
      "/api/alerts",
      "/api/alerts/{id}",
      "/api/audit",
      "/api/audit.csv",
      "/api/audit/check",
      "/api/buildings/{id}",
      "/api/bulletins",
      "/api/bulletins/{id}",
      "/api/bulletins/{id}/withdraw",
      "/api/calendar",
      "/api/closings",
      "/api/compounds/{id}",
      "/api/departments",
      "/api/departments/services",
      "/api/departments/{code}/endpoint",
      "/api/device-pairings",
      "/api/devices",
      "/api/devices/{id}",
      "/api/devices/{id}/pairing",
      "/api/doctor/file",
      "/api/doctor/{code}",
      "/api/doctor/{code}/preview",
      "/api/doctor/{code}/repairs",
      "/api/duties",
      "/api/events",
      "/api/fabrics/{community}",
      "/api/fabrics/{community}/loads",
      "/api/facilities",
      "/api/facilities/{id}/circle",
      "/api/flows",
      "/api/flows/rules",
      "/api/flows/simulate",
      "/api/flows/{code}",
      "/api/grids",
      "/api/grids/days",
      "/api/grids/{code}",
      "/api/health",
      "/api/hotline/sheets",
      "/api/hotline/sheets/{id}",
      "/api/hotline/sheets/{id}/file",
      "/api/hotline/sheets/{id}/load",
      "/api/hotline/sheets/{id}/mapping",
      "/api/hotline/sheets/{id}/rows",
      "/api/hotline/sheets/{id}/rows/{line}",
      "/api/households",
      "/api/households/columns",
      "/api/households/{id}",
      "/api/households/{id}/left",
      "/api/households/{id}/link",
      "/api/households/{id}/links",
      "/api/households/{id}/plan",
      "/api/households/{id}/reveal",
      "/api/households/{id}/visits",
      "/api/households/{id}/way",
      "/api/incidents",
      "/api/incidents/columns",
      "/api/incidents/figures",
      "/api/incidents/merge",
      "/api/incidents/near",
      "/api/incidents/proposed-cases",
      "/api/incidents/reported/{key}/photos/{n}",
      "/api/incidents/{id}",
      "/api/incidents/{id}/photos/{n}",
      "/api/incidents/{id}/steps",
      "/api/incidents/{id}/unmerge",
      "/api/incidents/{id}/whistles",
      "/api/incidents/{id}/whistles/{n}/arrive",
      "/api/kiosk",
      "/api/kiosk/preview",
      "/api/layouts",
      "/api/layouts/{id}",
      "/api/layouts/{id}/approve",
      "/api/layouts/{id}/edits",
      "/api/layouts/{id}/handover",
      "/api/layouts/{id}/handover.csv",
      "/api/layouts/{id}/proposals",
      "/api/layouts/{id}/proposals/{job}",
      "/api/layouts/{id}/publish",
      "/api/layouts/{id}/reject",
      "/api/layouts/{id}/submit",
      "/api/layouts/{id}/withdraw",
      "/api/links",
      "/api/links/compute",
      "/api/live",
      "/api/notices",
      "/api/notices/{id}",
      "/api/notices/{id}/close",
      "/api/notices/{id}/recipients",
      "/api/notices/{id}/recipients.csv",
      "/api/notices/{id}/send",
      "/api/notices/{id}/ticks",
      "/api/offices",
      "/api/offices/{area}",
      "/api/patrols",
      "/api/phone/key",
      "/api/phone/pack",
      "/api/prints",
      "/api/prints/{id}",
      "/api/prints/{id}/file",
      "/api/resident-codes",
      "/api/resident-codes/{id}",
      "/api/resident/codes/{code}",
      "/api/resident/codes/{code}/reports",
      "/api/resident/receipts/{receipt}",
      "/api/resident/receipts/{receipt}/photos/{n}",
      "/api/resident/receipts/{receipt}/rating",
      "/api/retention",
      "/api/retention/run",
      "/api/roles",
      "/api/schedules",
      "/api/search",
      "/api/senders",
      "/api/senders/{id}",
      "/api/session",
      "/api/session/code",
      "/api/session/device",
      "/api/session/openid",
      "/api/session/openid/callback",
      "/api/session/password",
      "/api/session/ways",
      "/api/similar-places",
      "/api/staff",
      "/api/themes",
      "/api/themes/managed",
      "/api/themes/{code}",
      "/api/themes/{code}/areas",
      "/api/themes/{code}/columns",
      "/api/tiles/{layer}.json",
      "/api/tiles/{layer}/{z}/{x}/{y}.mvt",
      "/api/town",
      "/api/visits",
      "/api/visits/columns",
      "/api/visits/due",
      "/api/visits/round",
      "/api/visits/{id}/photos/{n}",
      "/api/walking/outside",
      "/api/wall",
      "/api/wall/areas",
      "/api/wall/day",
      "/api/wall/heat",
      "/api/wall/incidents",
      "/api/wall/live",
      "/api/wall/shown",
      "/api/walls",
      "/api/walls/{id}",
      "/open311/v2/discovery.json",
      "/open311/v2/discovery.xml",
      "/open311/v2/requests.json",
      "/open311/v2/requests.xml",
      "/open311/v2/requests/{file}",
      "/open311/v2/services.json",
      "/open311/v2/services.xml",
      "/open311/v2/services/{file}",
      "/open311/v2/tokens/{file}",
    ]);
    expect(Object.keys(said.paths["/api/incidents"])).toEqual(["get", "post"]);
  });

  test("facilities are listed with their phone, which is public", async () => {
    const { items, next } = await town.json("/api/facilities?kind=service-station");
    expect(next).toBeNull();
    expect(items).toEqual([
      {
        id: 1,
        code: "F-1",
        name: "柳园党群服务站",
        kind: "service-station",
        address: "柳园路2号",
        phone: "0391-1000000",
        grid: "99010100100100101",
        position: [113.206, 35.206],
      },
    ]);
  });
});

describe("without a database", () => {
  const database = { ...openServer("postgres://nobody@127.0.0.1:1/nowhere"), sealer: newSealer([TEST_KEY]) };
  const changes = { memory: new Memory(), follow: () => () => {} };
  changes.memory.sessions.viewerOf = () => anyone;
  const app = createApp(
    { database, memory: changes.memory, changes: changes as never, settings: USUAL_SETTINGS, version: "0.0.0" },
    "/nowhere",
  );
  afterAll(async () => {
    app.close();
    await database.close();
  });

  test.each(["/api/health", "/api/households/1", "/api/incidents/1", "/api/buildings/1", "/api/search?q=1"])(
    "%s answers 503",
    async (path) => {
      const response = await app.fetch(new Request(`http://town${path}`));
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({ code: "database_away" });
    },
  );
});

describe("the page", () => {
  const folder = mkdtempSync(join(inject("places"), "page-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), "<title>民情图</title>");
  writeFileSync(join(folder, "m.html"), '<title>民情图</title><style nonce="{nonce}"></style>');
  writeFileSync(join(folder, "assets", "index-1a2b3c.js"), "let x;".repeat(1000));
  // as the build could have compressed it, and the server would not
  const built = brotliCompressSync("let x;".repeat(1000), { params: { [constants.BROTLI_PARAM_QUALITY]: 0 } });
  writeFileSync(join(folder, "assets", "index-1a2b3c.js.br"), built);
  const changes = { memory: new Memory(), follow: () => () => {} };
  const parts = {
    database: {} as never,
    memory: changes.memory,
    changes: changes as never,
    settings: USUAL_SETTINGS,
    version: "0.0.0",
  };
  const app = createApp(parts, folder);
  afterAll(() => app.close());
  const ask = (path: string, headers = {}) => app.fetch(new Request(`http://town${path}`, { headers }));

  test.each(["/", "/index.html", "/map?layers=households"])("%s is the page, asked about each time", async (path) => {
    const response = await ask(path);
    expect(await response.text()).toContain("民情图");
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("cache-control")).toBe("no-cache");
  });

  test.each(["/m", "/m/", "/m/due?grid=1", "/m.html"])(
    "%s is the phone's page, with the nonce of this answer",
    async (path) => {
      const response = await ask(path);
      const [, nonce] = /nonce="([^"{]+)"/.exec(await response.text()) ?? [];
      expect(response.headers.get("content-security-policy")).toContain(`'nonce-${nonce}'`);
      expect(response.headers.get("cache-control")).toBe("no-cache");
    },
  );

  test("a script with its hash in its name is kept for good, and compressed", async () => {
    const response = await ask("/assets/index-1a2b3c.js", { "accept-encoding": "gzip" });
    expect(response.headers.get("cache-control")).toContain("immutable");
    expect(response.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(gunzipSync(await response.arrayBuffer()).toString()).toBe("let x;".repeat(1000));
    const smaller = await ask("/assets/index-1a2b3c.js", { "accept-encoding": "gzip, br" });
    expect(smaller.headers.get("content-encoding")).toBe("br");
    expect(Buffer.from(await smaller.arrayBuffer())).toEqual(built);
  });

  test.each([
    "/assets/gone.js",
    "/favicon.ico",
    "/assets/%2e%2e%2f%2e%2e%2fetc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd.txt",
    "/%ff",
  ])("%s is not there", async (path) => expect((await ask(path)).status).toBe(404));
});
