import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MOST_PACKED, type PackedHousehold, type PhonePack } from "../../../domain/phone.ts";
import { eachEngine } from "../../support/engines.ts";
import { A, A1, B2, type LittleTown, openLittleTown, STREET } from "../../support/little-town.ts";

const HOUR_MS = 3_600_000;

eachEngine((engine) => {
  let town: LittleTown;
  beforeAll(async () => {
    town = await openLittleTown(engine);
    await town.sql`update household set tags = '{volunteer,community-correction,unheard-of}' where code = 'H-1'`;
    await town.changes.pull();
  });
  afterAll(() => town.close());

  const pack = (cookie?: string, query = ""): Promise<PhonePack> => town.json(`/api/phone/pack${query}`, cookie);
  const codes = ({ households }: PhonePack) => households.map(({ code }) => code);

  test("holds the worker's own scope, masked, and nothing of the neighbours", async () => {
    const cookie = await town.signIn("li-wei", [{ role: "worker", area: A1 }]);
    const held = await pack(cookie);
    expect(held.account).toBe("li-wei");
    expect(held.areas.map(({ code }) => code)).toEqual([A1]);
    expect(codes(held)).toEqual(["H-1", "H-2", "H-3"]);
    expect(held.households[0]).toMatchObject({ head: "张**", phone: "138****5678" } satisfies Partial<PackedHousehold>);
    expect(held.buildings.map(({ code }) => code)).toEqual(["B-1"]);
    expect(held.incidents.map(({ code }) => code)).toEqual(["I-1"]); // I-2 is closed, the others are elsewhere
    expect(held.facilities.map(({ name }) => name)).toEqual(["柳园党群服务站"]);
    expect(JSON.stringify(held)).not.toMatch(/张志强|13812345678|H-4|柳园路8号/);
  });

  test("holds who is on duty in its grid and above, for what is handed on, and the codes at its doors", async () => {
    await town.sql`insert into resident_code (token, building_id, position)
      select 'K7QM3WPHXA', id, st_pointonsurface(shape) from building where code = 'B-1'`;
    const held = await pack(await town.signIn("hand-on", [{ role: "worker", area: A1 }]));
    expect(held.posts.map(({ area }) => area)).toEqual(expect.arrayContaining([STREET, A, A1]));
    expect(held.posts.find(({ area }) => area === A1)).toMatchObject({ level: "microgrid", within: A });
    const listed = (await town.json(`/api/staff?area=${STREET}`)).items as { id: number; name: string }[];
    const named = held.posts.flatMap(({ people }) => people.map(({ name }) => name));
    expect(listed.map(({ name }) => name)).toEqual(expect.arrayContaining(named));
    expect(named).toEqual(expect.arrayContaining(["李微", "王格", "赵街"]));
    const said = held.posts.flatMap(({ people }) => people.flatMap((person) => Object.keys(person)));
    expect(new Set(said)).toEqual(new Set(["id", "name", "duties"]));
    expect(held.codes).toEqual([{ token: "K7QM3WPHXA", building: held.buildings[0].id }]);
  });

  test("leaves out restricted and unknown tags, whoever asks", async () => {
    for (const cookie of [undefined, await town.signIn("leader", [{ role: "leader", area: A }])]) {
      const { households } = await pack(cookie);
      expect(households.find(({ code }) => code === "H-1")?.tags).toEqual(["volunteer"]);
    }
  });

  test("can be one area of a larger scope", async () => {
    expect(codes(await pack(undefined, `?grid=${B2}`))).toEqual(["H-5"]);
    expect(codes(await pack(undefined, `?grid=${STREET}`))).toEqual(["H-1", "H-2", "H-3", "H-4", "H-5"]);
  });

  test("is forgotten after twelve hours, earlier when the duty ends earlier", async () => {
    const { at, until } = await pack();
    expect(Date.parse(until) - Date.parse(at)).toBe(12 * HOUR_MS);
    const end = new Date(Date.now() + HOUR_MS);
    const short = await pack(await town.signIn("helper", [{ role: "worker", area: A1, until: end }]));
    expect(Math.abs(Date.parse(short.until) - end.getTime())).toBeLessThanOrEqual(1000); // in whole seconds
  });

  test("says how each household stands with its visits", async () => {
    const visit = {
      id: "0b7a3c1e-5a5e-4c59-9d49-5f3f0f9a8b01",
      household: 1,
      at: new Date().toISOString(),
      way: "door",
    };
    const post = { method: "POST", headers: { "content-type": "application/json" } };
    const next = new Date(Date.now() + 20 * 24 * HOUR_MS).toISOString().slice(0, 10);
    const answer = await town.ask("/api/visits", { ...post, body: JSON.stringify({ ...visit, next }) });
    expect(answer.status).toBe(201);
    const card = await town.json("/api/households/1");
    const { households } = await pack();
    const packed = households.find(({ id }) => id === 1)?.visits;
    expect(packed).toEqual({ last: card.visits.last, due: next, rule: "agreed" });
    expect(households.find(({ id }) => id === 1)?.lastVisit).toBe(visit.id);
    expect(households.find(({ code }) => code === "H-2")?.visits).toMatchObject({ last: null });
  });

  test("who reports no incidents is given none", async () => {
    await town.sql`insert into role (code, name_zh, name_en, rights) values ('visitor', '走访员', 'Visitor', '{map,households}')`;
    const held = await pack(await town.signIn("visitor", [{ role: "visitor", area: A1 }]));
    expect(codes(held)).toHaveLength(3);
    expect(held.incidents).toEqual([]);
  });

  test("is not kept by the browser, and not sent again while nothing in it has changed", async () => {
    const first = await town.ask("/api/phone/pack");
    expect(first.headers.get("cache-control")).toBe("no-store");
    const etag = first.headers.get("etag")!;
    const again = () => town.ask("/api/phone/pack", { headers: { "if-none-match": etag } });
    const unchanged = await again();
    expect(unchanged.status).toBe(304);
    expect(Number(unchanged.headers.get("x-keep-seconds"))).toBe(12 * 3600);
    await town.sql`update household set residents = 9 where code = 'H-2'`;
    await town.changes.pull();
    expect((await again()).status).toBe(200);
  });

  describe("the secret of a phone", () => {
    const secretOf = (cookie: string) => town.json("/api/phone/key", cookie);

    test("is each account's own, the same each time, and sealed in the database", async () => {
      const [wu, sun] = [await town.signIn("wu", []), await town.signIn("sun", [])];
      const first = await secretOf(wu);
      expect(first.account).toBe("wu");
      expect(Buffer.from(first.secret, "base64")).toHaveLength(32);
      expect(await secretOf(wu)).toEqual(first);
      expect((await secretOf(sun)).secret).not.toBe(first.secret);
      const [{ phone_secret }] = await town.sql`select phone_secret from account where username = 'wu'`;
      expect(phone_secret).toMatch(/^§1\./);
    });

    test("is the same for all who ask for it at once the first time", async () => {
      const cookie = await town.signIn("zhou", []);
      const all = await Promise.all([1, 2, 3, 4].map(() => secretOf(cookie)));
      expect(new Set(all.map(({ secret }) => secret)).size).toBe(1);
    });
  });

  test("what was noted by one account is not taken from another", async () => {
    const cookie = await town.signIn("wang.min", [{ role: "worker", area: A1 }]);
    const as = (account: string) => town.ask("/api/session", { headers: { "x-account": account } }, cookie);
    expect((await as("wang.min")).status).toBe(200);
    const refused = await as("li-wei");
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ code: "other_account" });
  });

  describe("a scope too large for a phone", () => {
    beforeAll(async () => {
      await town.sql`insert into household (code, type_id, address, position)
        select 'M-' || n, 1, '柳园路', st_setsrid(st_makepoint(113.201 + n * 1e-6, 35.201), 4326)
        from generate_series(1, ${MOST_PACKED}::integer) as n`;
      await town.changes.pull();
    });

    test("is refused with the grids to choose from, those that fit", async () => {
      const response = await town.ask("/api/phone/pack");
      expect(response.status).toBe(413);
      const body = (await response.json()) as { grids: { code: string }[] };
      expect(body).toMatchObject({ code: "scope_too_large", where: "grid" });
      // the first grid holds more than a pack by itself
      expect(body.grids).toEqual([expect.objectContaining({ level: "grid", name: "第二网格", households: 2 })]);
      expect(codes(await pack(undefined, `?grid=${body.grids[0].code}`))).toEqual(["H-4", "H-5"]);
    });

    test("elsewhere it is no matter", async () => {
      expect(codes(await pack(await town.signIn("b2", [{ role: "worker", area: B2 }])))).toEqual(["H-5"]);
    });
  });
});
