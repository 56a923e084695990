import { afterAll, beforeAll, expect, test } from "vitest";
import { eachEngine } from "../../support/engines.ts";
import { A1, type LittleTown, littleTown, openLittleTown } from "../../support/little-town.ts";
import { openOtherOffice, saying } from "../handing-on/other-office.ts";

const SERVICES = '[{"service_code": 1, "service_name": "Gas leak"}, {"service_code": "002"}]';

eachEngine((engine) => {
  let town: LittleTown;
  let office: Awaited<ReturnType<typeof openOtherOffice>>;
  beforeAll(async () => {
    town = await openLittleTown(engine, littleTown, { privateHosts: ["127.0.0.1"] });
    office = await openOtherOffice(saying(200, SERVICES));
  });
  afterAll(async () => {
    await office.close();
    await town.close();
  });
  const send = (method: string, path: string, body?: object, cookie?: string) =>
    town.send(method, `/api/departments${path}`, body, cookie);
  const endpoint = { url: "https://gas.example.org/v2", format: "xml", jurisdiction: "city.gov", usualService: "002" };
  const gas = async () =>
    (await town.json("/api/departments")).items.find(({ code }: { code: string }) => code === "gas").endpoint;

  test("where a department's system is can be set, changed without its key, and taken away; its key is sealed and never told", async () => {
    expect(await send("PUT", "/gas/endpoint", endpoint)).toMatchObject({ status: 400, body: { code: "key_missing" } });
    const services = { "fire-hazard": "001" };
    expect((await send("PUT", "/gas/endpoint", { ...endpoint, key: "secret-1", services })).status).toBe(200);
    expect(await gas()).toEqual({ ...endpoint, services });
    expect((await send("PUT", "/gas/endpoint", { ...endpoint, format: "json" })).status).toBe(200);
    expect(await gas()).toEqual({ ...endpoint, format: "json", services: {} });
    const [row] = await town.sql`select secret from department_endpoint`;
    expect(row.secret).toMatch(/^§1\./);
    const logged = JSON.stringify(await town.json("/api/audit?action=department.changed"));
    expect(logged).toContain("gas.example.org");
    expect(logged).not.toContain("secret-1");
    expect((await send("DELETE", "/gas/endpoint")).status).toBe(200);
    expect(await gas()).toBeNull();
  });

  test.each([
    ["an address that is none", { url: "gas" }, "url"],
    ["a kind that is none", { services: { ufo: "1" } }, "services"],
    ["no service", { usualService: "" }, "usualService"],
  ])("%s is refused", async (_, wrong, where) => {
    const { status, body } = await send("PUT", "/gas/endpoint", { ...endpoint, key: "k", ...wrong });
    expect([status, body.where]).toEqual([400, where]);
  });

  test("a department that is none, and who manages a part alone, are refused", async () => {
    expect((await send("PUT", "/navy/endpoint", { ...endpoint, key: "k" })).status).toBe(404);
    const part = await town.signIn("manages-a1", [{ role: "administrator", area: A1 }]);
    expect((await town.ask("/api/departments", undefined, part)).status).toBe(403);
  });

  test("an address is tried: it gives the services that are offered, or why not", async () => {
    const at = (url: string) => send("POST", "/services", { url, format: "json" });
    expect((await at(office.url)).body.items).toEqual([
      { code: "1", name: "Gas leak" },
      { code: "002", name: "002" },
    ]);
    expect(office.asked[0].path).toBe("/open311/v2/services.json");
    for (const [url, where] of [
      [`http://localhost:${office.port}/v2`, "no-tls"],
      [`https://localhost:${office.port}/v2`, "private"],
      ["https://10.0.0.1/v2", "private"],
      ["https://[::1]/v2", "private"],
      ["http://example.org/v2", "no-tls"],
    ]) {
      expect(await at(url)).toMatchObject({ status: 409, body: { code: "endpoint_silent", where } });
    }
    office.answer(saying(404, "<html>"));
    expect((await at(office.url)).body.where).toBe("HTTP 404");
  });
});
