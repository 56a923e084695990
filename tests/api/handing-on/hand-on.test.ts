import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { handOnDue } from "../../../api/handing-on/hand-on.ts";
import { takeCalls } from "../../../api/handing-on/outbox-queries.ts";
import type { HandedOn } from "../../../domain/open311/endpoint.ts";
import { eachEngine } from "../../support/engines.ts";
import { type LittleTown, littleTown, openLittleTown } from "../../support/little-town.ts";
import { type Answering, openOtherOffice, saying } from "./other-office.ts";

const HOSTS = { privateHosts: ["127.0.0.1"] };

eachEngine((engine) => {
  let town: LittleTown;
  let office: Awaited<ReturnType<typeof openOtherOffice>>;
  let key: string;
  beforeAll(async () => {
    town = await openLittleTown(engine, littleTown, HOSTS);
    office = await openOtherOffice(ownSide);
    const sender = { code: "street", name: "柳园街道", protocol: "open311" };
    key = (await send("POST", "/api/senders", sender)).secret;
  });
  beforeEach(async () => {
    office.answer(ownSide);
    office.asked.length = 0;
    await town.sql`delete from incident_whistle`;
    await town.sql`delete from incident where source_id = (select id from incident_source where code = 'platform')`;
    await setEndpoint("json");
  });
  afterAll(async () => {
    await office.close();
    await town.close();
  });

  /** The other office runs the same program: what it is asked, our own incoming side answers. */
  const ownSide: Answering = async ({ method, path, body }, outgoing) => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const response = await town.ask(path, method === "POST" ? { method, body, headers } : {}, "");
    outgoing.writeHead(response.status, { "content-type": response.headers.get("content-type")! });
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  };
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of any shape
  const send = async (method: string, path: string, body?: object): Promise<any> =>
    (await town.send(method, path, body)).body;
  const setEndpoint = (format: "json" | "xml", more: object = {}) =>
    send("PUT", "/api/departments/gas/endpoint", {
      ...{ url: office.url, format, key, usualService: "other", services: { "fire-hazard": "emergency" } },
      ...more,
    });
  const whistle = (department = "gas") =>
    send("POST", "/api/incidents/1/whistles", {
      ...{ department, note: "请到场查看" },
      arriveBy: new Date(Date.now() + 3600_000).toISOString(),
    });
  const step = (timeoutMs?: number) =>
    handOnDue({
      database: town.database,
      areas: town.changes.memory.areas,
      reach: { ...HOSTS, timeoutMs, mostBytes: 10_000 },
    });
  const makeDue = () => town.sql`update handing_on set due_at = clock_timestamp()`;
  const again = async () => {
    await makeDue();
    return step();
  };
  const handed = async (): Promise<HandedOn> => (await town.json("/api/incidents/1")).whistles[0].handedOn;
  const there = async () => {
    const { items } = await town.json("/api/incidents?source=platform");
    return items as { id: number; code: string; text: string; kind: string }[];
  };

  test.each(["json", "xml"] as const)(
    "a call is handed on in %s, asked after, and closed with theirs",
    async (format) => {
      await setEndpoint(format);
      expect((await whistle()).whistles[0].handedOn).toMatchObject({ state: "waiting", remoteId: null, notes: [] });
      expect(await step()).toEqual([1]);
      expect(await step()).toEqual([]);
      const [copy, ...others] = await there();
      expect(others).toEqual([]);
      expect(copy).toMatchObject({ kind: "emergency", text: "楼道飞线充电\n请到场查看（柳园街道 I-1/1）" });
      expect(await handed()).toEqual({ state: "sent", remoteId: copy.code, fault: null, notes: [] });
      await again();
      await again();
      expect((await handed()).notes).toMatchObject([{ status: "open", text: "发现 Reported" }]);
      await send("POST", `/api/incidents/${copy.id}/steps`, { step: "explained", note: "已处理" });
      expect(await again()).toEqual([1]);
      expect(await handed()).toMatchObject({ state: "closed", notes: [{ status: "open" }, { status: "closed" }] });
      const [call] = (await town.json("/api/incidents/1")).whistles;
      expect(call.arrivedBy).toBe("燃气");
      const asked = office.asked.length;
      await again();
      expect(office.asked.length).toBe(asked);
    },
  );

  test("a department without a system of its own is called as before", async () => {
    expect((await whistle("power")).whistles[0].handedOn).toBeNull();
    expect(await step()).toEqual([]);
    expect(
      (await town.json("/api/flows")).departments.filter((one: { handsOn: boolean }) => one.handsOn),
    ).toMatchObject([{ code: "gas" }]);
  });

  test("an answer that is lost is looked for, and nothing is handed over twice", async () => {
    office.answer(async (request, outgoing) => {
      await ownSide(request, { writeHead: () => {}, end: () => outgoing.destroy() } as never);
    });
    await whistle();
    await step();
    const [copy] = await there();
    expect(await handed()).toMatchObject({ state: "waiting", fault: "away" });
    office.answer(ownSide);
    await again();
    expect(await handed()).toMatchObject({ state: "sent", remoteId: copy.code, fault: null });
    expect(office.posts()).toBe(1);
  });

  test("killed while it hands over, it is taken up again when its lease is over; two at once hand over once", async () => {
    await whistle();
    expect((await takeCalls(town.sql, 20)).length).toBe(1);
    expect(await step()).toEqual([]);
    await makeDue();
    const news = await Promise.all([step(), step(), step()]);
    expect(news.flat()).toEqual([1]);
    expect(office.posts()).toBe(1);
    expect((await handed()).state).toBe("sent");
  });

  test("where they give a token, the number is asked for until there is one", async () => {
    const list = (record: object): Answering => saying(200, JSON.stringify([record]));
    office.answer(list({ token: "t-1", service_notice: null }));
    await whistle();
    await step();
    office.answer(list({ token: "t-1", service_request_id: null }));
    await again();
    expect(await handed()).toMatchObject({ state: "sent", remoteId: null });
    office.answer(({ path }, outgoing) =>
      path.includes("/tokens/t-1.json")
        ? list({ token: "t-1", service_request_id: 4711 })({} as never, outgoing)
        : list({ service_request_id: 4711, status: "OPEN", status_notes: "Crew on its way" })({} as never, outgoing),
    );
    await again();
    expect(await handed()).toMatchObject({ remoteId: "4711", notes: [{ status: "open", text: "Crew on its way" }] });
  });

  test.each<[string, Answering, HandedOn["state"], string]>([
    ["fails", saying(500, "<html>Internal Server Error</html>"), "waiting", "HTTP 500"],
    ["answers no JSON", saying(200, "{]"), "waiting", "garbled"],
    ["answers no list", saying(200, '{"service_request_id": 1}'), "waiting", "garbled"],
    ["answers without a number", saying(200, "[null]"), "waiting", "no-id"],
    ["answers far too much", saying(200, `[${" ".repeat(20_000)}]`), "waiting", "too-large"],
    ["answers never", () => {}, "waiting", "timeout"],
    ["hangs up", (_, outgoing) => outgoing.destroy(), "waiting", "away"],
    ["refuses", saying(403, '[{"code": 403, "description": "Invalid api_key"}]'), "failed", "Invalid api_key"],
    ["knows no such service", saying(404, "not a list"), "failed", "HTTP 404"],
  ])("an office that %s", async (_, answering, state, fault) => {
    office.answer(answering);
    await whistle();
    expect(await step(fault === "timeout" ? 300 : undefined)).toEqual([1]);
    expect(await handed()).toMatchObject({ state, fault, remoteId: null });
  });

  test("garbage in XML is none either", async () => {
    await setEndpoint("xml");
    office.answer(saying(200, '<!DOCTYPE a [<!ENTITY x "y">]><service_requests>&x;</service_requests>'));
    await whistle();
    await step();
    expect(await handed()).toMatchObject({ state: "waiting", fault: "garbled" });
  });

  test("a redirect into the own network is not followed", async () => {
    const inner = await openOtherOffice(ownSide);
    office.answer(saying(302, "", { location: `${inner.url}/requests.json` }));
    await whistle();
    await step();
    expect(await handed()).toMatchObject({ state: "failed", fault: "redirect" });
    expect(inner.asked).toEqual([]);
    await inner.close();
  });

  test("given up after ten attempts; without a system any more, it ends", async () => {
    office.answer(saying(503, ""));
    await whistle();
    for (let attempt = 1; attempt <= 10; attempt++) await again();
    expect(await handed()).toMatchObject({ state: "failed", fault: "given-up" });
    await town.sql`delete from incident_whistle`;
    await whistle();
    await send("DELETE", "/api/departments/gas/endpoint");
    await step();
    expect(await handed()).toMatchObject({ state: "failed", fault: "no-endpoint" });
  });
});
