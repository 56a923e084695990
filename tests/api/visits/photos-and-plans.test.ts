import { randomBytes, randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MOST_PHOTO_BYTES } from "../../../domain/photo.ts";
import { eachEngine } from "../../support/engines.ts";
import { A1, B1, type LittleTown, openLittleTown } from "../../support/little-town.ts";

/** So many bytes that begin as a JPEG does. */
const jpeg = (size = 300) => new Uint8Array([0xff, 0xd8, 0xff, ...randomBytes(size - 3)]);
const png = () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...randomBytes(50)]);
const webp = () => new Uint8Array([...Buffer.from("RIFF"), 1, 2, 3, 4, ...Buffer.from("WEBP"), ...randomBytes(50)]);

eachEngine((engine) => {
  let town: LittleTown;
  let worker: string;
  let colleague: string;
  let stranger: string;
  let planner: string;
  beforeAll(async () => {
    town = await openLittleTown(engine);
    worker = await town.signIn("lin", [{ role: "worker", area: A1 }]);
    colleague = await town.signIn("zhao", [{ role: "worker", area: A1 }]);
    stranger = await town.signIn("qian", [{ role: "worker", area: B1 }]);
    planner = await town.signIn("planner", [{ role: "planner" }]);
  });
  afterAll(() => town.close());

  const send = (method: string, path: string, body: object, cookie = worker) => town.send(method, path, body, cookie);

  describe("photos of a visit", () => {
    let visit: string;
    beforeAll(async () => {
      visit = randomUUID();
      await send("POST", "/api/visits", { id: visit, household: 1, at: new Date().toISOString(), way: "door" });
    });
    const put = async (n: number | string, bytes: Uint8Array<ArrayBuffer>, cookie = worker, type = "image/jpeg") => {
      const path = `/api/visits/${visit}/photos/${n}`;
      const response = await town.ask(path, { method: "PUT", headers: { "content-type": type }, body: bytes }, cookie);
      return response.status === 204 ? "204" : `${response.status} ${(await response.json()).code}`;
    };
    const get = (n: number, cookie = worker) => town.ask(`/api/visits/${visit}/photos/${n}`, {}, cookie);

    test.each([
      ["jpeg", 1, jpeg()],
      ["png", 2, png()],
      ["webp", 3, webp()],
    ])("a %s comes back as it was, as what it is whatever it was called, and lies sealed", async (kind, n, bytes) => {
      expect(await put(n, bytes, worker, "text/html")).toBe("204");
      const response = await get(n, colleague);
      expect(response.headers.get("content-type")).toBe(`image/${kind}`);
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
      const [{ image }] = await town.sql<{ image: Buffer }[]>`select image from visit_photo where nth = ${n}`;
      expect(image.subarray(0, 4).toString()).toBe("§1.");
      expect(image.includes(Buffer.from(bytes.subarray(0, 12)))).toBe(false);
      const [item] = (await town.json("/api/households/1/visits", worker)).items;
      expect(item.photos).toBe(n);
    });

    test("sent again it is no news; another one does not take its place", async () => {
      await town.sql`delete from visit_photo`;
      const bytes = jpeg();
      expect(await Promise.all([1, 1, 1].map((n) => put(n, bytes)))).toEqual(["204", "204", "204"]);
      expect(await put(1, jpeg())).toBe("409 photo_differs");
      expect(new Uint8Array(await (await get(1)).arrayBuffer())).toEqual(bytes);
      expect(await town.sql`select count(*)::integer as count from visit_photo`).toEqual([{ count: 1 }]);
    });

    test("two megabytes are taken, a byte more is not", async () => {
      await town.sql`delete from visit_photo`;
      const most = jpeg(MOST_PHOTO_BYTES);
      expect(await put(1, most)).toBe("204");
      expect(Buffer.compare(Buffer.from(await (await get(1)).arrayBuffer()), most)).toBe(0);
      expect(await put(2, jpeg(MOST_PHOTO_BYTES + 1))).toBe("413 body_too_large");
      expect((await get(2)).status).toBe(404);
    });

    test("what is no photo is refused", async () => {
      const page = new TextEncoder().encode("<html><script>alert(1)</script>");
      const drawing = new TextEncoder().encode("<svg xmlns='http://www.w3.org/2000/svg'/>");
      for (const bytes of [page, drawing, new Uint8Array(0), Uint8Array.of(0xff, 0xd8), Buffer.from("GIF89a......")]) {
        expect(await put(2, new Uint8Array(bytes))).toBe("400 photo_unreadable");
      }
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 40 }), async (bytes) => {
          fc.pre(bytes[0] !== 0xff && bytes[0] !== 0x89 && bytes[0] !== 0x52);
          expect(await put(2, new Uint8Array(bytes))).toBe("400 photo_unreadable");
        }),
        { numRuns: 10 },
      );
      for (const n of [0, 4, "x"]) expect(await put(n, jpeg())).toBe("400 invalid_parameter");
    });

    test("nobody else sees one, or that there is one", async () => {
      expect(await put(1, jpeg(), stranger)).toBe("404 visit_unknown");
      expect((await get(1, stranger)).status).toBe(404);
      expect((await get(1, planner)).status).toBe(403);
    });
  });

  describe("a household's plan", () => {
    const put = (body: object, cookie = worker, household = 1) =>
      send("PUT", `/api/households/${household}/plan`, body, cookie);
    const shown = async (cookie = worker) => (await town.json("/api/households/1", cookie)).plan;

    test("stands on the card of those who visit there, sealed in the database, and in the log without its text", async () => {
      const { status, body } = await put({ text: " 每周三送餐 " });
      expect(status).toBe(200);
      expect(body.plan).toMatchObject({ text: "每周三送餐", by: "lin" });
      expect(await shown(colleague)).toEqual(body.plan);
      expect(await shown(planner)).toBeUndefined();
      const [{ text }] = await town.sql`select text from household_plan`;
      expect(text).toMatch(/^§1\./);
      const [entry] =
        await town.sql`select username, area_code, audit::text as whole from audit where action = 'plan.changed'`;
      expect(entry).toMatchObject({ username: "lin", area_code: A1 });
      expect(entry.whole).not.toContain("送餐");
    });

    test("two people at once: the second is told, and nothing is lost", async () => {
      const { body } = await put({ text: "原来的" });
      const before = body.plan.updatedAt;
      const answers = await Promise.all([put({ text: "我的", before }), put({ text: "她的", before }, colleague)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const won = answers.find(({ status }) => status === 200)!.body.plan;
      expect(await shown()).toEqual(won);
      expect(await put({ text: "又一个", before: null })).toMatchObject({
        status: 409,
        body: { code: "plan_changed" },
      });
      expect(await put({ text: "又一个", before: won.updatedAt })).toMatchObject({ status: 200 });
    });

    test("an empty text takes it away; the same again changes nothing", async () => {
      await put({ text: "短暂" });
      expect(await put({ text: "" })).toEqual({ status: 200, body: { plan: null } });
      expect(await put({ text: "  ", before: null })).toEqual({ status: 200, body: { plan: null } });
      expect(await shown()).toBeNull();
    });

    test("any text comes back as it was", async () => {
      for (const text of ["<b>粗</b>", "'); drop table household_plan; --", "=cmd|' /C calc'!A0", "\u0000𠮷"]) {
        expect((await put({ text })).body.plan.text).toBe(text);
      }
    });

    test("too long a text, a household elsewhere and one who may not are refused", async () => {
      expect((await put({ text: "字".repeat(2001) })).status).toBe(400);
      expect((await put({ text: 1 })).status).toBe(400);
      expect((await put({ text: "外面" }, worker, 4)).body.code).toBe("household_unknown");
      expect((await put({ text: "外面" }, stranger)).body.code).toBe("household_unknown");
      expect((await put({ text: "大屏" }, planner)).status).toBe(403);
    });
  });
});
