import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { RESIDENT_LIMITS } from "../../../api/resident/report.ts";
import { codeTown } from "../../../api/resident-codes/make.ts";
import type { ResidentCode, ResidentReport } from "../../../domain/resident.ts";
import { eachEngine } from "../../support/engines.ts";
import { A, A1, B1, type LittleTown, openLittleTown, STREET } from "../../support/little-town.ts";

const NOBODY = "";

eachEngine((engine) => {
  let town: LittleTown;
  let leader: string;
  let stranger: string;
  /** of the first stair of B-1 */
  let stair: ResidentCode;
  beforeAll(async () => {
    town = await openLittleTown(engine);
    leader = await town.signIn("lin", [{ role: "leader", area: A }]);
    stranger = await town.signIn("qian", [{ role: "leader", area: B1 }]);
    await send("POST", "/api/resident-codes", { area: A1 }, leader);
    [stair] = await codes();
  });
  beforeEach(() => town.sql`delete from resident_report`);
  afterAll(() => town.close());

  const send = async (method: string, path: string, body?: object, cookie = NOBODY) => {
    const headers = { "content-type": "application/json" };
    const response = await town.ask(path, { method, headers, body: body && JSON.stringify(body) }, cookie);
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === "" ? null : JSON.parse(text) };
  };
  const codes = async (area = STREET, cookie = leader): Promise<ResidentCode[]> =>
    (await town.json(`/api/resident-codes?area=${area}`, cookie)).items;
  const report = (more: Partial<ResidentReport> = {}, token = stair.token) =>
    send("POST", `/api/resident/codes/${token}/reports`, { key: randomUUID(), kind: "blocked", ...more });
  const incidentOf = async (receipt: string) => {
    const [row] = await town.sql<{ id: number; text: string; address: string; reporter_phone: string | null }[]>`
      select incident.id, text, address, reporter_phone
      from resident_report join incident on incident.id = incident_id where receipt = ${receipt}`;
    return row;
  };

  describe("codes", () => {
    test("every stair where somebody lives gets one, a house without stairs gets one for itself, and none gets two", async () => {
      expect((await codes()).map(({ place }) => place)).toEqual(["柳园路1号院1号楼1单元", "柳园路1号院1号楼2单元"]);
      expect((await send("POST", "/api/resident-codes", { area: A1 }, leader)).body).toEqual({ made: 0 });
      expect((await send("POST", "/api/resident-codes", { area: B1 }, stranger)).body).toEqual({ made: 1 });
      expect((await codes(B1, stranger)).map(({ place, unit }) => [place, unit])).toEqual([["柳园路8号", null]]);
    });

    test("a town that has just been filled gets them for all its stairs, once", async () => {
      await town.sql`update resident_code set revoked_at = clock_timestamp() where unit = '2'`;
      expect([await codeTown(town.sql), await codeTown(town.sql)]).toEqual([1, 0]);
      expect((await codes()).map(({ unit }) => unit)).toEqual(["1", "2"]);
    });

    test("a leader sees and makes those of their own area alone", async () => {
      expect((await codes(STREET, leader)).every(({ building }) => building === 1)).toBe(true);
      expect((await codes(A1, stranger)).length).toBe(0);
      expect((await send("POST", "/api/resident-codes", { area: A1 }, stranger)).status).toBe(404);
      expect((await send("DELETE", `/api/resident-codes/${stair.id}`, undefined, stranger)).status).toBe(404);
    });

    test("a revoked one says nothing any more; its door gets another", async () => {
      const [, second] = await codes();
      expect((await send("DELETE", `/api/resident-codes/${second.id}`, undefined, leader)).status).toBe(204);
      expect((await send("GET", `/api/resident/codes/${second.token}`)).body.code).toBe("code_unknown");
      expect((await report({}, second.token)).status).toBe(404);
      expect((await send("POST", "/api/resident-codes", { area: A1 }, leader)).body).toEqual({ made: 1 });
      const [, another] = await codes();
      expect(another).toMatchObject({ place: second.place, building: second.building });
      expect(another.token).not.toBe(second.token);
    });
  });

  describe("the page of a code", () => {
    test("knows its place, what may be reported and the ground around, and nobody who lives there", async () => {
      const { status, body, headers } = await send("GET", `/api/resident/codes/${stair.token.toLowerCase()}`);
      expect(status).toBe(200);
      expect(headers.get("set-cookie")).toBeNull();
      expect(body).toMatchObject({
        place: "柳园路1号院1号楼1单元",
        office: "柳园街道",
        simulated: true,
        keptDays: 365,
      });
      expect(body.kinds.map(({ name }: { name: { zh: string } }) => name.zh)).toEqual([
        "漏水",
        "停电照明",
        "飞线充电",
        "占道堵门",
        "垃圾卫生",
        "噪声",
        "邻里矛盾",
        "求助代办",
      ]);
      // the middle of the households of the stair, 113.20415 35.2101; the building's corner 113.204 35.21 lies south-west of it
      expect(body.position).toEqual([113.20415, 35.2101]);
      const [{ id, rings }] = body.around.buildings;
      expect([id, body.around.home]).toEqual([1, 1]);
      expect(rings[0].length).toBe(8);
      expect(Math.min(...rings[0].filter((_: number, at: number) => at % 2 === 0))).toBeCloseTo(-136, -1);
      expect(Math.min(...rings[0].filter((_: number, at: number) => at % 2 === 1))).toBeCloseTo(-111, -1);
      expect(body.around.lands.map(({ kind }: { kind: string }) => kind)).toEqual(["park", "residential"]);
      expect(JSON.stringify(body)).not.toMatch(/张志强|138|欧阳|H-1/);
    });
  });

  describe("a report", () => {
    test("lands where the code is, with a receipt; the phone lies sealed, and nothing of it comes back", async () => {
      const { status, body } = await report({ text: " 两辆电动车 ", phone: "138 1234-5678" });
      expect(status).toBe(201);
      const incident = await incidentOf(body.receipt);
      expect(incident).toMatchObject({ text: "占道堵门：两辆电动车", address: "柳园路1号院1号楼1单元" });
      expect(incident.reporter_phone).toMatch(/^§1\./);
      const card = await town.json(`/api/incidents/${incident.id}`, leader);
      expect(card).toMatchObject({ source: "resident", kind: "fire-hazard", grid: A1, position: [113.20415, 35.2101] });
      expect(card.reporter.phone).toContain("*");
      const receipt = await send("GET", `/api/resident/receipts/${body.receipt}`);
      expect(receipt.body).toMatchObject({ place: "柳园路1号院1号楼1单元", open: true, kind: { code: "blocked" } });
      expect(receipt.body.steps.length).toBe(1);
      expect(JSON.stringify(receipt.body)).not.toMatch(/电动车|138|1234|李微/);
    });

    test("sent twice it is reported once; the same key with other words is refused", async () => {
      const key = randomUUID();
      const answers = await Promise.all([1, 2, 3].map(() => report({ key, text: "同一条" })));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
      expect(new Set(answers.map(({ body }) => body.receipt)).size).toBe(1);
      expect(await report({ key, text: "另一条" })).toMatchObject({ status: 409, body: { code: "report_differs" } });
    });

    test("may lie at a building or a point nearby, not in another part of the town", async () => {
      const nearby = await report({ position: [113.2045, 35.2115] });
      expect(await incidentOf(nearby.body.receipt)).toMatchObject({ address: "柳园路1号院1号楼1单元附近" });
      const same = await report({ building: 1 });
      expect(await incidentOf(same.body.receipt)).toMatchObject({ address: "柳园路1号院1号楼" });
      expect((await report({ building: 2 })).body.code).toBe("place_too_far");
      expect((await report({ building: 99 })).body.code).toBe("building_unknown");
      expect((await report({ position: [113.21, 35.2101] })).body.code).toBe("place_too_far");
      // swapped
      expect((await report({ position: [35.2101, 113.2041] as never })).status).toBe(400);
    });

    test("words that are code stay words; too many, a kind that is none and a phone that is none are refused", async () => {
      const text = "<script>alert(1)</script>'); drop table incident; --\u0000";
      const { body } = await report({ text });
      expect((await incidentOf(body.receipt)).text).toBe(
        "占道堵门：<script>alert(1)</script>'); drop table incident; --",
      );
      expect((await report({ text: "字".repeat(501) })).status).toBe(400);
      expect((await report({ kind: "none" })).body.code).toBe("code_unknown");
      for (const phone of ["12345", "zhang", "1381234567890123"]) expect((await report({ phone })).status).toBe(400);
      expect((await report({ key: "1" })).status).toBe(400);
    });

    test("no more come with one code than people would send; another code still works", async () => {
      const [, second] = await codes();
      const { hour } = RESIDENT_LIMITS.code;
      await fillUp(hour);
      expect(await report()).toMatchObject({ status: 429, body: { code: "too_many_reports" } });
      expect((await report({}, second.token)).status).toBe(201);
    });

    test("nor from one address, with whatever code", async () => {
      const { hour } = RESIDENT_LIMITS.sender;
      for (let n = 0; n < hour; n++) await report();
      const [, second] = await codes();
      expect((await report({}, second.token)).body.code).toBe("too_many_reports");
      await town.sql`update resident_report set at = at - interval '61 minutes'`;
      expect((await report({}, second.token)).status).toBe(201);
    });

    test("photos come after it, drawn anew and sealed, and are shown to those who handle it, never to the resident", async () => {
      const { receipt } = (await report()).body;
      const photo = await sharp({ create: { width: 30, height: 20, channels: 3, background: "#808080" } })
        .jpeg()
        .withExif({ IFD0: { Make: "Phone of Zhang" } })
        .toBuffer();
      const put = (n: number | string, bytes: Buffer, number = receipt) =>
        town.ask(
          `/api/resident/receipts/${number}/photos/${n}`,
          { method: "PUT", body: new Uint8Array(bytes) },
          NOBODY,
        );
      expect((await put(1, photo)).status).toBe(204);
      expect((await put(1, photo)).status).toBe(204);
      expect((await put(2, Buffer.from("<html>"))).status).toBe(400);
      expect((await put(4, photo)).status).toBe(400);
      expect((await put(1, photo, "NEVER2GIVEN")).status).toBe(404);
      const { id } = await incidentOf(receipt);
      const shown = await town.ask(`/api/incidents/${id}/photos/1`, {}, leader);
      expect((await sharp(await shown.arrayBuffer()).metadata()).exif).toBeUndefined();
      expect((await town.ask(`/api/incidents/${id}/photos/1`, {}, NOBODY)).status).toBe(401);
      await town.sql`update resident_report set at = at - interval '61 minutes' where receipt = ${receipt}`;
      expect(await (await put(2, photo)).json()).toMatchObject({ code: "photo_late" });
    });

    test("is rated once, when it is closed: a step like any other, by nobody's name", async () => {
      const { receipt } = (await report()).body;
      const rate = (stars: number) => send("POST", `/api/resident/receipts/${receipt}/rating`, { stars });
      expect(await rate(5)).toMatchObject({ status: 409, body: { code: "not_ratable" } });
      const { id } = await incidentOf(receipt);
      for (let turn = 0; turn < 6; turn++) {
        const { available } = await town.json(`/api/incidents/${id}`, leader);
        if (available.some(({ needs }: { needs: string[] }) => needs.includes("rating"))) break;
        await send("POST", `/api/incidents/${id}/steps`, { step: available[0].code, note: "已处理" }, leader);
      }
      expect((await send("GET", `/api/resident/receipts/${receipt}`)).body).toMatchObject({
        canRate: true,
        open: false,
      });
      const answers = await Promise.all([rate(4), rate(1)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const card = await town.json(`/api/incidents/${id}`, leader);
      expect(card.rating).toBe(answers.find(({ status }) => status === 200)!.body.rating);
      expect(card.steps.at(-1)).toMatchObject({ by: "居民" });
    });

    async function fillUp(count: number) {
      for (let n = 0; n < count; n++) {
        await town.sql`
          with made as (
            insert into incident (code, text, kind_id, source_id, urgency_id, state_id, reported_at, position)
            values (${`X-${n}`}, '', 1, 1, 1, 1, now(), st_setsrid(st_makepoint(113.205, 35.21), 4326))
            returning id
          )
          insert into resident_report (incident_id, receipt, key, content, code_id, kind_id, sender)
          select id, 'r' || id, gen_random_uuid(), '', ${stair.id}, 1, ${Buffer.from(`from-${n}`)} from made`;
      }
    }
  });
});
