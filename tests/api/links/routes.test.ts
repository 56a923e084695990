import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { HouseholdLinks, LinkChanges } from "../../../domain/household.ts";
import { eachEngine } from "../../support/engines.ts";
import { A, A1, B1, COMMUNITY, type LittleTown, littleTown, openLittleTown } from "../../support/little-town.ts";

eachEngine((engine) => {
  let town: LittleTown;
  let worker: string;
  let elsewhere: string;

  beforeAll(async () => {
    town = await openLittleTown(engine, async (sql) => {
      await littleTown(sql);
      // a second party-member household, known as one by its tag: in B1 beside H-4
      await sql`insert into household (code, type_id, tags, address, position) values ('H-7', 10, '{党员}', '柳园路10号',
        st_setsrid(st_makepoint(113.2243, 35.2101), 4326))`;
    });
    worker = await town.signIn("worker", [{ role: "worker", area: A1 }]);
    elsewhere = await town.signIn("elsewhere", [{ role: "worker", area: B1 }]);
  });
  beforeEach(async () => {
    await town.sql`delete from household_link`;
  });
  afterAll(() => town.close());

  const send = (method: string, path: string, body: object, cookie?: string) => town.send(method, path, body, cookie);
  const compute = async (body: object, cookie?: string) =>
    (await send("POST", "/api/links/compute", body, cookie)).body as LinkChanges;
  const pairs = async () =>
    (
      await town.sql<{ household: string; party: string }[]>`
      select h.code as household, p.code as party from household_link
      join household as h on h.id = household_id join household as p on p.id = party_id order by h.code`
    ).map(({ household, party }) => `${household}→${party}`);
  const linksOf = (id: number, cookie?: string): Promise<HouseholdLinks> =>
    town.json(`/api/households/${id}/links`, cookie);

  describe("computing", () => {
    test("links everyone to the nearest and says what it did; a dry run only says it", async () => {
      const wanted = {
        communities: 1,
        parties: 2,
        households: 4,
        linked: 4,
        unlinked: 0,
        kept: 0,
        added: 4,
        moved: 0,
        removed: 0,
        most: 2,
      };
      expect(await compute({ area: COMMUNITY, dryRun: true })).toMatchObject({ ...wanted, dryRun: true });
      expect(await pairs()).toEqual([]);
      expect(await compute({ area: COMMUNITY })).toMatchObject({ ...wanted, dryRun: false });
      expect(await pairs()).toEqual(["H-2→H-1", "H-3→H-1", "H-4→H-7", "H-5→H-7"]);
      expect(await compute({ area: COMMUNITY })).toMatchObject({ linked: 4, added: 0, moved: 0, removed: 0 });
    });

    test("keeps to the capacity, leaves out whom nobody has room for", async () => {
      expect(await compute({ area: COMMUNITY, capacity: 1 })).toMatchObject({ linked: 2, unlinked: 2, most: 1 });
      expect(await compute({ area: A, capacity: 1 })).toMatchObject({ parties: 1, households: 2, linked: 1 });
    });

    test("keeps what was set by hand, which takes room", async () => {
      await send("PUT", "/api/households/5/link", { party: 1 });
      expect(await compute({ area: COMMUNITY, capacity: 2 })).toMatchObject({ kept: 1, linked: 4, unlinked: 0 });
      const found = await pairs();
      expect(found).toContain("H-5→H-1");
      expect(found.filter((pair) => pair.endsWith("→H-1"))).toHaveLength(2);
    });

    test("is logged, and only for an area that is wholly one's own", async () => {
      expect((await send("POST", "/api/links/compute", { area: COMMUNITY }, worker)).body).toMatchObject({
        code: "area_unknown",
      });
      expect(await compute({ area: A1 }, worker)).toMatchObject({ added: 2 });
      const [entry] =
        await town.sql`select username, subject_id, details from audit where action = 'links.computed' order by id desc limit 1`;
      expect(entry).toMatchObject({ username: "worker", subject_id: A1, details: { added: 2, capacity: 30 } });
    });

    test.each([
      { area: "none" },
      { area: COMMUNITY, capacity: 0 },
      { area: COMMUNITY, capacity: 1.5 },
      { area: COMMUNITY, dryRun: "yes" },
      {},
    ])("refuses %j", async (body) => {
      expect((await send("POST", "/api/links/compute", body)).status).toBe(
        "area" in body && body.area === "none" ? 404 : 400,
      );
    });
  });

  describe("by hand", () => {
    test("sets, changes and takes away, each logged", async () => {
      expect((await send("PUT", "/api/households/2/link", { party: 1 }, worker)).body).toMatchObject({
        role: "linked",
        byHand: true,
        party: { code: "H-1", head: "张**", phone: "138****5678" },
      });
      expect((await send("PUT", "/api/households/2/link", { party: null }, worker)).body).toEqual({ role: "none" });
      const entries =
        await town.sql`select subject_id, details from audit where action = 'link.changed' order by id desc limit 2`;
      expect(entries.map(({ details }) => details.party)).toEqual([null, "H-1"]);
    });

    test.each([
      [2, { party: 3 }, 400, "not_party"],
      [2, { party: 999 }, 404, "party_unknown"],
      [2, { party: 7 }, 404, "party_unknown"],
      [1, { party: 1 }, 409, "is_party"],
      [4, { party: 1 }, 404, "household_unknown"],
      [2, { party: "x" }, 400, "invalid_parameter"],
    ])("household %i, %j: %i %s", async (id, body, status, code) => {
      expect(await send("PUT", `/api/households/${id}/link`, body, worker)).toMatchObject({ status, body: { code } });
    });
  });

  describe("reading", () => {
    beforeEach(async () => {
      await compute({ area: COMMUNITY });
    });

    test("a party-member household lists those it answers for, any other who answers for it", async () => {
      expect(await linksOf(1)).toMatchObject({
        role: "party",
        households: [{ code: "H-2", head: "欧**" }, { code: "H-3" }],
      });
      expect(await linksOf(4)).toMatchObject({ role: "linked", byHand: false, party: { code: "H-7" } });
      expect(await linksOf(6)).toEqual({ role: "none" });
      expect((await town.json("/api/households/1")).link).toEqual({ role: "party", count: 2 });
      expect((await town.json("/api/households/2")).link).toMatchObject({ role: "linked", party: { code: "H-1" } });
      expect(await town.json("/api/households/6")).not.toHaveProperty("link");
    });

    test("who answers from outside one's scope is not told, nor how many are linked there", async () => {
      await send("PUT", "/api/households/4/link", { party: 1 });
      expect(await linksOf(4, elsewhere)).toEqual({ role: "linked", party: null, byHand: true });
      expect(await linksOf(1, worker)).toMatchObject({ households: [{ code: "H-2" }, { code: "H-3" }] });
      expect((await town.json("/api/households/1", worker)).link).toEqual({ role: "party", count: 2 });
      expect((await town.ask("/api/households/4/links", undefined, worker)).status).toBe(404);
    });

    test("the lines of an area, in scope", async () => {
      const { items } = await town.json(`/api/links?grid=${A}`);
      expect(items).toEqual([
        {
          household: 2,
          party: 1,
          line: [
            [113.2042, 35.2101],
            [113.2041, 35.2101],
          ],
        },
        {
          household: 3,
          party: 1,
          line: [
            [113.2044, 35.2102],
            [113.2041, 35.2101],
          ],
        },
      ]);
      expect((await town.json(`/api/links?grid=${A}`, elsewhere)).items).toEqual([]);
      expect((await town.ask("/api/links?grid=none")).status).toBe(400);
      expect((await town.ask("/api/links")).status).toBe(400);
    });

    test("a household that goes takes its links along", async () => {
      await town.sql`delete from household where code = 'H-1'`;
      expect(await pairs()).toEqual(["H-4→H-7", "H-5→H-7"]);
    });
  });
});
