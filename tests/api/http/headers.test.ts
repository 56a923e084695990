import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createApp } from "../../../api/app.ts";
import { Memory } from "../../../api/memory/memory.ts";
import { USUAL_SETTINGS } from "../../../api/parts.ts";
import { eachEngine } from "../../support/engines.ts";
import { type LittleTown, openLittleTown } from "../../support/little-town.ts";

const policyOf = (response: Response) =>
  Object.fromEntries(
    response.headers
      .get("content-security-policy")!
      .split("; ")
      .map((directive) => [directive.split(" ")[0], directive.split(" ").slice(1)]),
  );

describe("the page", () => {
  const folder = mkdtempSync(join(inject("places"), "page-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), `<meta property="csp-nonce" nonce="{nonce}"><title>民情图</title>`);
  writeFileSync(join(folder, "assets", "index-1a2b3c.js"), "let x;");
  const changes = { memory: new Memory(), follow: () => () => {} };
  const ask = async (path: string, trustProxy = false, headers = {}) => {
    const parts = { database: {} as never, memory: changes.memory, changes: changes as never, version: "0.0.0" };
    const app = createApp({ ...parts, settings: { ...USUAL_SETTINGS, trustProxy } }, folder);
    const url = path.startsWith("http") ? path : `http://town${path}`;
    const response = await app.fetch(new Request(url, { headers }));
    app.close();
    return response;
  };

  test("allows scripts of this server alone, and styles that carry the nonce of this answer", async () => {
    const [first, second] = [await ask("/"), await ask("/index.html")];
    const policy = policyOf(first);
    expect(policy["default-src"]).toEqual(["'none'"]);
    expect(policy["script-src"]).toEqual(["'self'"]);
    expect(policy["frame-ancestors"]).toEqual(["'none'"]);
    expect(policy["base-uri"]).toEqual(["'none'"]);
    expect(first.headers.get("content-security-policy")).not.toMatch(/unsafe|http:|https:|\*/);
    const nonceIn = async (response: Response) => /nonce="([^"]+)"/.exec(await response.text())![1];
    const nonces = [await nonceIn(first), await nonceIn(second)];
    expect(policy["style-src"]).toEqual(["'self'", `'nonce-${nonces[0]}'`]);
    expect(nonces[0]).toMatch(/^[\w+/]{22}==$/);
    expect(nonces[1]).not.toBe(nonces[0]);
    expect(first.headers.get("etag")).toBeNull();
  });

  test("asks for position and camera itself, for nothing else", async () => {
    const policy = (await ask("/")).headers.get("permissions-policy");
    expect(policy).toContain("geolocation=(self), camera=(self)");
    expect(policy).toContain("microphone=()");
  });

  test("asks for TLS from then on only where it came by TLS", async () => {
    const sts = async (...given: Parameters<typeof ask>) =>
      (await ask(...given)).headers.get("strict-transport-security");
    expect(await sts("/")).toBeNull();
    expect(await sts("https://town/")).toMatch(/^max-age=\d+$/);
    expect(await sts("/", true, { "x-forwarded-proto": "https" })).toMatch(/^max-age=\d+$/);
    expect(await sts("/", true, { "x-forwarded-proto": "http" })).toBeNull();
    expect(await sts("/", false, { "x-forwarded-proto": "https" })).toBeNull();
  });

  test.each(["/", "/assets/index-1a2b3c.js", "/assets/gone.js", "/api/nothing", "/api/town"])("%s", async (path) => {
    const { headers } = await ask(path);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(headers.get("x-powered-by")).toBeNull();
  });
});

eachEngine((engine) => {
  let town: LittleTown;
  beforeAll(async () => {
    town = await openLittleTown(engine);
  });
  afterAll(() => town.close());

  test("a tile is no script and for nobody else's page", async () => {
    const { tiles } = await town.json("/api/tiles/households.json");
    const [z, x, y] = [14, 13344, 6477];
    const { pathname } = new URL(tiles[0].replace("{z}", z).replace("{x}", x).replace("{y}", y));
    const { headers, status } = await town.ask(pathname);
    expect(status).toBe(200);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("access-control-allow-origin")).toBeNull();
  });

  describe("a body that is too large", () => {
    const post = (body: BodyInit, headers = {}) =>
      town.ask("/api/incidents", {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body,
        duplex: "half",
      } as RequestInit);
    const large = JSON.stringify({ text: "长".repeat(400_000), position: [113.2041, 35.2101] });

    test.each([
      ["that says how long it is", () => post(large, { "content-length": String(Buffer.byteLength(large)) })],
      ["that does not", () => post(large)],
      ["that comes in pieces without end", () => post(endless())],
      ["that is no JSON", () => post("x".repeat(2 ** 20 + 1))],
    ])("%s answers 413", async (_, ask) => {
      const response = await ask();
      expect(response.status).toBe(413);
      expect(await response.json()).toMatchObject({ code: "body_too_large", where: "body" });
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect((await town.sql`select count(*) as count from incident`)[0].count).toBe(4);
    });

    test("a megabyte is not", async () => {
      expect((await post(" ".repeat(2 ** 20 - 100) + JSON.stringify({ text: "", position: [0, 0] }))).status).toBe(400);
    });
  });
});

/** Bytes as long as somebody reads. */
const endless = () =>
  new ReadableStream({
    pull: (stream) => stream.enqueue(new Uint8Array(65_536).fill(0x20)),
  });
