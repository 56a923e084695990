import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eachEngine } from "../../support/engines.ts";
import { A1, B1, type LittleTown, openLittleTown } from "../../support/little-town.ts";
import { SIGNED_IN } from "../../support/signed-in.ts";

eachEngine((engine) => {
  let town: LittleTown;
  beforeAll(async () => {
    town = await openLittleTown(engine);
  });
  afterAll(() => town.close());
  const send = (path: string, body: unknown, cookie?: string) => town.send("POST", path, body, cookie);

  test("a department is called to be there by a time, and that it came is noted once", async () => {
    const arriveBy = new Date(Date.now() + 600_000).toISOString();
    const path = "/api/incidents/1/whistles";
    const { body } = await send(path, { department: "gas", note: "闻到气味", arriveBy });
    expect(body.whistles).toMatchObject([
      { n: 1, department: "gas", note: "闻到气味", by: "everyone", arriveBy, arrivedAt: null },
    ]);
    expect((await send(path, { department: "power", arriveBy })).body.whistles).toHaveLength(2);
    const there = (await send(`${path}/1/arrive`, {})).body.whistles[0];
    expect(there.arrivedBy).toBe("everyone");
    expect(Date.parse(there.arrivedAt)).toBeGreaterThan(Date.parse(there.at));
    expect(await send(`${path}/1/arrive`, {})).toMatchObject({ status: 409, body: { code: "whistle_answered" } });
    expect(await send(`${path}/3/arrive`, {})).toMatchObject({ status: 404 });
    expect(await send(path, { department: "navy", arriveBy })).toMatchObject({
      status: 400,
      body: { where: "department" },
    });
    const past = new Date(Date.now() - 1000).toISOString();
    expect(await send(path, { department: "gas", arriveBy: past })).toMatchObject({
      status: 400,
      body: { where: "arriveBy" },
    });
  });

  test("a photo is drawn anew, kept sealed, stored once, and shown to those who handle the incident", async () => {
    const exif = { IFD0: { Make: "Phone of Zhang" } };
    const photo = (red: number) =>
      sharp({ create: { width: 40, height: 30, channels: 3, background: { r: red, g: 0, b: 0 } } })
        .jpeg()
        .withExif(exif)
        .toBuffer();
    const put = (bytes: Uint8Array, n = 1, cookie = SIGNED_IN) =>
      town.ask(
        `/api/incidents/1/photos/${n}`,
        { method: "PUT", body: new Uint8Array(bytes), headers: { "content-type": "image/jpeg" } },
        cookie,
      );
    const [one, other] = [await photo(200), await photo(10)];
    expect((await put(one)).status).toBe(204);
    expect((await put(one)).status).toBe(204);
    expect((await put(other)).status).toBe(409);
    expect((await put(other, 2)).status).toBe(204);
    expect((await put(Buffer.from("<script>"), 3)).status).toBe(400);
    expect((await put(new Uint8Array(9 * 1024 * 1024), 3)).status).toBe(413);
    expect((await town.json("/api/incidents/1")).photos).toBe(2);
    const shown = Buffer.from(await (await town.ask("/api/incidents/1/photos/1")).arrayBuffer());
    expect((await sharp(shown).metadata()).format).toBe("jpeg");
    const [{ image }] = await town.sql<{ image: Buffer }[]>`select image from incident_photo where nth = 1`;
    for (const kept of [shown, image]) expect(Buffer.from(kept).includes("Phone of Zhang")).toBe(false);
    expect(Buffer.from(image).includes(Buffer.from([0xff, 0xd8, 0xff]))).toBe(false);
    const planner = await town.signIn("plans-a1", [{ role: "planner", area: A1 }]);
    const elsewhere = await town.signIn("works-b1", [{ role: "worker", area: B1 }]);
    expect((await town.ask("/api/incidents/1/photos/1", undefined, planner)).status).toBe(403);
    expect((await town.ask("/api/incidents/1/photos/1", undefined, elsewhere)).status).toBe(404);
    expect((await put(one, 3, elsewhere)).status).toBe(404);
  });
});
