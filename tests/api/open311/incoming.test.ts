import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anonymise } from "../../../api/retention/anonymise.ts";
import { readXml } from "../../../domain/open311/xml.ts";
import { eachEngine } from "../../support/engines.ts";
import { A1, B1, type LittleTown, openLittleTown, STREET } from "../../support/little-town.ts";

const NOBODY = "";
const HERE = { lat: "35.205", long: "113.205" };

eachEngine((engine) => {
  let town: LittleTown;
  let leader: string;
  let key: string;
  let otherKey: string;
  let sender: number;
  beforeAll(async () => {
    town = await openLittleTown(engine);
    leader = await town.signIn("lin", [{ role: "leader", area: A1 }]);
    ({ secret: key, id: sender } = await newSender({
      code: "city",
      name: "市民热线平台",
      kinds: { pothole: "public-facility" },
    }));
    ({ secret: otherKey } = await newSender({ code: "other", name: "另一平台", area: B1 }));
  });
  beforeEach(() => town.sql`delete from alert_burst`);
  afterAll(() => town.close());

  const newSender = async (sender: object) =>
    (await town.send("POST", "/api/senders", { protocol: "open311", ...sender })).body;
  const get = async (path: string) => {
    const response = await town.ask(`/open311/v2/${path}`, undefined, NOBODY);
    return { status: response.status, body: await response.json() };
  };
  const ask = (fields: Record<string, string>, format = "json") =>
    town.ask(
      `/open311/v2/requests.${format}`,
      { method: "POST", body: new URLSearchParams({ api_key: key, service_code: "public-facility", ...fields }) },
      NOBODY,
    );
  const post = async (fields: Record<string, string>) => {
    const response = await ask(fields);
    return { status: response.status, body: await response.json() };
  };
  const idOf = async (fields: Record<string, string>): Promise<string> =>
    (await post({ ...HERE, ...fields })).body[0].service_request_id;
  const lastIncident = async () => (await town.json("/api/incidents?limit=1")).items[0];

  test("discovery says where and in which formats, and that the town is made up", async () => {
    const { body } = await get("discovery.json");
    expect(body.endpoints).toMatchObject([
      { url: "http://town/open311/v2", type: "test", formats: ["text/xml", "application/json"] },
    ]);
    const xml = readXml(await (await town.ask("/open311/v2/discovery.xml", undefined, NOBODY)).text());
    const endpoint = xml.children.find(({ name }) => name === "endpoints")?.children[0];
    expect(endpoint?.children.find(({ name }) => name === "formats")?.children).toMatchObject([
      { name: "format", text: "text/xml" },
      { name: "format", text: "application/json" },
    ]);
  });

  test("services are the kinds of incidents, each with what is asked beside, in both formats alike", async () => {
    const { body } = await get(`services.json?jurisdiction_id=${STREET}`);
    expect(body.length).toBe((await town.json("/api/town")).codes.incidentKinds.length);
    expect(body[0]).toMatchObject({ service_code: "city-appearance", metadata: true, type: "realtime", group: null });
    const response = await town.ask("/open311/v2/services.xml", undefined, NOBODY);
    expect(response.headers.get("content-type")).toBe("text/xml; charset=utf-8");
    const { name, children } = readXml(await response.text());
    expect(name).toBe("services");
    const asJson = children.map(({ children }) =>
      Object.fromEntries(children.map(({ name, text }) => [name, text === "true" ? true : text || null])),
    );
    expect(asJson).toEqual(body);
    const definition = (await get("services/welfare.json")).body;
    expect(definition).toMatchObject({ service_code: "welfare", attributes: [{ code: "urgency", required: false }] });
    expect(definition.attributes[0].values.map(({ key }: { key: string }) => key)).toEqual([
      "normal",
      "urgent",
      "critical",
    ]);
  });

  test("what is asked for at a position is an incident at once, of the sender's word, with who asked sealed and masked", async () => {
    const fields = {
      ...{ service_code: "pothole", description: "路面塌陷\n约一米", "attribute[urgency]": "urgent" },
      ...{ last_name: "王", first_name: "小明", phone: "13812345678", email: "w@example.org", device_id: "phone-of-w" },
      ...{ address_string: "柳园路", media_url: "https://example.org/1.jpg" },
    };
    const { status, body } = await post({ ...HERE, ...fields });
    expect(status).toBe(201);
    expect(body).toEqual([
      { service_request_id: expect.any(String), service_notice: expect.any(String), account_id: null },
    ]);
    const incident = await lastIncident();
    expect(incident).toMatchObject({
      ...{ code: body[0].service_request_id, kind: "public-facility", urgency: "urgent", source: "platform" },
      ...{ grid: A1, address: "柳园路", assignee: "李微" },
    });
    expect(incident.text).toBe("路面塌陷\n约一米\n图片 https://example.org/1.jpg");
    const card = await town.json(`/api/incidents/${incident.id}`);
    expect(card.reporter).toEqual({ name: "王**", phone: "138****5678" });
    expect(card.steps[0].by).toBe("市民热线平台");
    const [row] = await town.sql<{ all: string }[]>`
      select row_to_json(incident)::text || (select row_to_json(r)::text from open311_request r where incident_id = incident.id) as all
      from incident where id = ${incident.id}`;
    for (const said of ["小明", "13812345678", 'example.org"', "phone-of-w"]) expect(row.all).not.toContain(said);
  });

  test("the words, the place and the picture are told to the program that asked alone; to everybody, how far it is", async () => {
    const id = await idOf({ description: "井盖丢失", address_string: "柳园路2号" });
    const told = (path: string) => get(path).then(({ body }) => body[0]);
    const own = await told(`requests/${id}.json?api_key=${key}`);
    expect(own).toMatchObject({
      ...{ service_request_id: id, status: "open", service_code: "public-facility", description: "井盖丢失" },
      ...{ address: "柳园路2号", lat: 35.205, long: 113.205, agency_responsible: "柳园街道" },
    });
    for (const path of [`requests/${id}.json`, `requests/${id}.json?api_key=${otherKey}`]) {
      expect(await told(path)).toEqual({ ...own, description: null, address: null, lat: null, long: null });
    }
    expect((await get("requests/I-1.json")).status).toBe(404);
    expect((await get("requests.json?service_request_id=I-1,I-2")).body).toEqual([]);
  });

  test("a step that is taken shows in its status, and closed it is closed", async () => {
    const id = await idOf({ description: "护栏松动" });
    const incident = await lastIncident();
    const before = (await get(`requests/${id}.json`)).body[0];
    expect(before.status_notes).toBe("发现 Reported");
    const explained = { step: "explained", note: "电话 13800000000 已解释" };
    expect((await town.send("POST", `/api/incidents/${incident.id}/steps`, explained)).status).toBe(200);
    const after = (await get(`requests.json?service_request_id=${id}&status=open`)).body[0];
    expect(after).toMatchObject({ status: "closed", status_notes: "反馈 Closed" });
    expect(Date.parse(after.updated_datetime)).toBeGreaterThan(Date.parse(before.updated_datetime));
    expect((await get("requests.json?status=open")).body.map(codeOf)).not.toContain(id);
    expect((await get("requests.json?status=closed,open")).body.map(codeOf)).toContain(id);
  });

  test("a search knows services, days and states, and ninety days are its most", async () => {
    const id = await idOf({ service_code: "street-order", description: "占道" });
    expect((await get("requests.json?service_code=street-order,advertising")).body.map(codeOf)).toEqual([id]);
    const at = new Date(Date.now() - 60_000).toISOString();
    expect((await get(`requests.json?start_date=${at}&service_code=street-order`)).body.map(codeOf)).toEqual([id]);
    expect((await get(`requests.json?end_date=${at}`)).body).toEqual([]);
    for (const [query, says] of [
      ["start_date=2026-01-01T00:00:00Z&end_date=2026-05-01T00:00:00Z", "90"],
      ["start_date=2026-01-01", "start_date"],
      ["status=broken", "status"],
    ]) {
      const { status, body } = await get(`requests.json?${query}`);
      expect(status).toBe(400);
      expect(body).toEqual([{ code: 400, description: expect.stringContaining(says) }]);
    }
    expect((await get("requests.json?service_code=ufo")).status).toBe(404);
  });

  test("an address or the code of a building is found in the town's own", async () => {
    expect((await post({ address_string: "柳园路1号院1号楼2单元201室", description: "漏" })).status).toBe(201);
    expect(await lastIncident()).toMatchObject({ grid: A1, address: "柳园路1号院1号楼2单元201室" });
    expect((await post({ address_id: "B-2", description: "漏" })).status).toBe(201);
    expect(await lastIncident()).toMatchObject({ grid: B1, address: "柳园路8号" });
    expect(await post({ address_string: "无人知道的地方", description: "漏" })).toMatchObject({ status: 400 });
  });

  describe("an address that is not sure", () => {
    const doubtful = { address_string: "柳园路", description: "灯不亮", phone: "13812345678" };
    const judge = async (accept: boolean, cookie = leader) => {
      const [alert] = (await town.json("/api/alerts")).items;
      const judgement = accept ? { accept } : { accept, reason: "没有这件事" };
      return (await town.send("POST", `/api/alerts/${alert.id}`, judgement, cookie)).status;
    };

    test("waits for a person under a token, and is an incident with who asked when one accepts it", async () => {
      const { status, body } = await post(doubtful);
      expect(status).toBe(201);
      expect(Object.keys(body[0])).toEqual(["token", "service_notice", "account_id"]);
      const { token } = body[0];
      expect((await get(`tokens/${token}.json`)).body).toEqual([{ service_request_id: null, token }]);
      const [alert] = (await town.json("/api/alerts")).items;
      expect(alert).toMatchObject({ sender: "市民热线平台", text: "灯不亮", address: "柳园路" });
      expect(alert.confidence).toBeLessThan(0.8);
      expect(await judge(true, await town.signIn("all", [{ role: "commander" }]))).toBe(200);
      const incident = await lastIncident();
      expect((await get(`tokens/${token}.json`)).body).toEqual([{ service_request_id: incident.code, token }]);
      expect((await town.json(`/api/incidents/${incident.id}`)).reporter.phone).toBe("138****5678");
      const [row] = await town.sql`select reporter_phone from open311_request where token = ${token}`;
      expect(row.reporter_phone).toBeNull();
    });

    test("can be put where it really is, within the area of who decides", async () => {
      await post({ ...doubtful, description: "灯杆歪了" });
      const [alert] = (await town.json("/api/alerts")).items;
      const commander = await town.signIn("places-b1", [{ role: "commander", area: alert.grid }]);
      const put = async (position: [number, number]) => {
        const judgement = { accept: true, place: { position, address: "柳园小学门口" } };
        return (await town.send("POST", `/api/alerts/${alert.id}`, judgement, commander)).body;
      };
      expect(await put([113.2, 35.3])).toMatchObject({ code: "place_unknown", where: "position" });
      const [lng, lat] = alert.position;
      const moved = [Math.round((lng + 0.0001) * 1e7) / 1e7, lat] as [number, number];
      await put(moved);
      expect(await lastIncident()).toMatchObject({ text: "灯杆歪了", address: "柳园小学门口", position: moved });
    });

    test("is forgotten with who asked when nobody decides for too long", async () => {
      const { token } = (await post({ ...doubtful, description: "一直不亮" })).body[0];
      const kept = async () => {
        await anonymise(town.sql, { viewer: null, address: "schedule" });
        const [row] = await town.sql`select reporter_phone from open311_request where token = ${token}`;
        return row.reporter_phone !== null;
      };
      expect(await kept()).toBe(true);
      await town.sql`update open311_request set at = at - interval '3000 days' where token = ${token}`;
      expect(await kept()).toBe(false);
    });

    test("dismissed, its token leads nowhere and nobody's number is kept", async () => {
      const { token } = (await post({ ...doubtful, description: "又不亮" })).body[0];
      expect(await judge(false, await town.signIn("also", [{ role: "commander" }]))).toBe(200);
      expect((await get(`tokens/${token}.json`)).status).toBe(404);
      const [row] = await town.sql`select reporter_phone from open311_request where token = ${token}`;
      expect(row.reporter_phone).toBeNull();
    });
  });

  test("asked again while somebody works at it, also many times at once, it is one incident", async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => post({ ...HERE, description: "同一件事" })));
    expect(new Set(answers.map(({ body }) => body[0].service_request_id)).size).toBe(1);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
    expect(await idOf({ description: "另一件事" })).not.toBe(answers[0].body[0].service_request_id);
  });

  test.each<[string, Record<string, string>, number, string]>([
    ["without a key", { api_key: "" }, 403, "api_key"],
    ["with a key that is none", { api_key: "guess" }, 403, "api_key"],
    ["without a service", { service_code: "" }, 400, "service_code"],
    ["of a service that is none", { service_code: "ufo" }, 404, "service_code"],
    ["of a service that every object has", { service_code: "constructor" }, 404, "“constructor”"],
    ["of another jurisdiction", { jurisdiction_id: "city.gov" }, 404, "jurisdiction_id"],
    ["without a place", { lat: "", long: "" }, 400, "address_string"],
    ["with half a position", { long: "" }, 400, "long"],
    ["with a position that is none", { lat: "35,2" }, 400, "lat"],
    ["outside every grid", { lat: "30", long: "120" }, 400, "任何网格"],
    ["with latitude and longitude swapped", { lat: "84", long: "35.205" }, 400, "任何网格"],
    ["beyond the sender's area", { api_key: "other" }, 400, "接入方"],
    ["with too many words", { description: "字".repeat(4001) }, 400, "4000"],
    ["with an attribute that is none", { "attribute[colour]": "red" }, 400, "attribute[colour]"],
    ["with a value that is none", { "attribute[urgency]": "soon" }, 400, "normal"],
    ["with a script for a picture", { media_url: "javascript:alert(1)" }, 400, "media_url"],
  ])("a request %s is told so, in JSON and in XML", async (_, wrong, status, says) => {
    const fields = { ...HERE, ...wrong, ...(wrong.api_key === "other" ? { api_key: otherKey } : {}) };
    const json = await post(fields);
    expect(json).toEqual({ status, body: [{ code: status, description: expect.stringContaining(says) }] });
    const response = await ask(fields, "xml");
    expect(response.status).toBe(status);
    expect(readXml(await response.text())).toMatchObject({
      name: "errors",
      children: [
        {
          name: "error",
          children: [
            { name: "code", text: String(status) },
            { name: "description", text: json.body[0].description },
          ],
        },
      ],
    });
  });

  test("words that are code stay words in both formats", async () => {
    const description = "</description><script>alert(1)</script> & '); drop table incident; -- ]]>";
    const id = await idOf({ description });
    const [request] = (await get(`requests/${id}.json?api_key=${key}`)).body;
    expect(request.description).toBe(description);
    const xml = await (await town.ask(`/open311/v2/requests/${id}.xml?api_key=${key}`, undefined, NOBODY)).text();
    const [first] = readXml(xml).children;
    expect(first.children.find(({ name }) => name === "description")?.text).toBe(description);
  });

  test("whatever a form says, it is taken or told why not", async () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.constantFrom("35.205", "113.205", "B-1", "柳园路"),
    );
    const names = ["service_code", "lat", "long", "address_string", "address_id", "description", "media_url", "phone"];
    const form = fc.dictionary(fc.constantFrom(...names, "attribute[urgency]", "attribute[]", "first_name"), text);
    await fc.assert(
      fc.asyncProperty(form, async (fields) => {
        const { status, body } = await post({ ...HERE, ...fields });
        expect([200, 201, 400, 404]).toContain(status);
        expect(body).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });

  test("what is no form, too long, or at no address is told in the standard's words", async () => {
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: "{}" };
    const asJson = await town.ask("/open311/v2/requests.json", init, NOBODY);
    expect([asJson.status, await asJson.json()]).toMatchObject([400, [{ code: 400 }]]);
    const long = await post({ ...HERE, description: "x".repeat(70_000) });
    expect(long).toMatchObject({ status: 413, body: [{ code: 413 }] });
    expect(await get("nothing.json")).toMatchObject({ status: 404, body: [{ code: 404 }] });
    const yaml = await town.ask("/open311/v2/services/welfare.yaml", undefined, NOBODY);
    expect(yaml.status).toBe(404);
    expect(readXml(await yaml.text()).name).toBe("errors");
  });

  test("an ended program asks for nothing more, and its key signs no event", async () => {
    expect((await town.ask(`/api/senders/${sender}`, { method: "DELETE" })).status).toBe(204);
    expect((await post({ ...HERE, description: "x" })).status).toBe(403);
  });
});

const codeOf = ({ service_request_id }: { service_request_id: string }) => service_request_id;
