import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asReader } from "../../../api/access/as-reader.ts";
import { becomeReader } from "../../../api/access/reader-queries.ts";
import { Viewer } from "../../../api/access/viewer.ts";
import type { Queryable } from "../../../api/database/database.ts";
import type { Right } from "../../../domain/role.ts";
import { eachEngine } from "../../support/engines.ts";
import { A1, B1, B2, type LittleTown, openLittleTown } from "../../support/little-town.ts";

const SCOPED = ["household", "incident", "incident_step"] as const;

eachEngine((engine) => {
  describe("what the database hides by itself", () => {
    let town: LittleTown;
    beforeAll(async () => {
      town = await openLittleTown(engine);
    });
    afterAll(() => town.close());

    /** Someone with rights over an area; null = everywhere. */
    const someone = (grants: { rights: Right[]; area: number | null }[]) =>
      new Viewer(
        1,
        { id: 1, username: "someone", name: "someone", staffId: null, passwordExpired: false },
        grants.map((grant) => ({ ...grant, role: "any", from: 0, until: Number.POSITIVE_INFINITY })),
        Number.POSITIVE_INFINITY,
      );

    const countsFor = (viewer: Viewer) =>
      asReader(town.sql, town.changes.memory.areas, viewer, async (sql) => {
        const counts: Record<string, number> = {};
        for (const table of SCOPED) counts[table] = await countOf(sql, table);
        return counts;
      });

    const countOf = async (sql: Queryable, table: string) => {
      const [{ count }] = await sql<{ count: number }[]>`select count(*)::integer as count from ${sql(table)}`;
      return count;
    };

    /** Rows of a table in the area `area` or below, counted by the owner of the tables. */
    const within = async (table: string, area: number) => {
      const [{ count }] = await town.sql<{ count: number }[]>`
        select count(*)::integer as count
        from ${town.sql(table)} as thing
        join area on area.id = thing.area_id
        where area.path <@ (select path from area as outer_area where outer_area.id = ${area})`;
      return count;
    };

    test("every area shows its own households and incidents and no others", async () => {
      for (const { id } of town.changes.memory.areas.all()) {
        const counts = await countsFor(someone([{ rights: ["households", "incidents"], area: id }]));
        expect(counts.household).toBe(await within("household", id));
        expect(counts.incident).toBe(await within("incident", id));
        expect(counts.incident_step).toBe(counts.incident);
      }
    });

    test("each right counts for its own kind", async () => {
      const [first] = town.changes.memory.areas.all();
      const all = {
        household: await countOf(town.sql, "household"),
        incident: await countOf(town.sql, "incident"),
        incident_step: await countOf(town.sql, "incident_step"),
      };
      const everywhere = (...rights: Right[]) => ({ rights, area: null });
      expect(await countsFor(someone([everywhere("households")]))).toEqual({
        household: all.household,
        incident: 0,
        incident_step: 0,
      });
      expect(await countsFor(someone([everywhere("incidents")]))).toEqual({ ...all, household: 0 });
      expect(await countsFor(someone([everywhere("incidents"), { rights: ["households"], area: first.id }]))).toEqual({
        ...all,
        household: await within("household", first.id),
      });
      expect(await countsFor(someone([everywhere("households", "incidents")]))).toEqual(all);
      expect(await countsFor(someone([]))).toEqual({ household: 0, incident: 0, incident_step: 0 });
    });

    test("links, lists and their recipients are seen where their household is", async () => {
      const { sql } = town;
      await sql`insert into household_link (household_id, party_id) values (2, 1), (4, 1)`;
      await sql`insert into notice (key, title, message, area) values (gen_random_uuid(), 't', 'm', st_makeenvelope(0, 0, 1, 1, 4326))`;
      await sql`insert into notice_recipient (notice_id, household_id) values (1, 1), (1, 2)`;
      const { areas } = town.changes.memory;
      const seenFrom = (code: string) =>
        asReader(sql, areas, someone([{ rights: ["households"], area: areas.withCode(code)!.id }]), async (sql) => [
          await countOf(sql, "household_link"),
          await countOf(sql, "notice"),
          await countOf(sql, "notice_recipient"),
        ]);
      expect(await seenFrom(A1)).toEqual([1, 1, 2]);
      expect(await seenFrom(B1)).toEqual([1, 0, 0]);
      expect(await seenFrom(B2)).toEqual([0, 0, 0]);
      const hidden = asReader(sql, areas, someone([{ rights: ["households"], area: null }]), (sql) =>
        countOf(sql, "notice_message"),
      );
      await expect(hidden).rejects.toMatchObject({ code: "42501" });
    });

    test("bulletins are seen by those who see the incidents of their area", async () => {
      const { sql } = town;
      const { areas } = town.changes.memory;
      for (const code of [A1, B1]) {
        await sql`insert into bulletin (key, area_id, title, text, urgency, from_at, made_by)
          values (gen_random_uuid(), ${areas.withCode(code)!.id}, 't', '', 'normal', now(), 'x')`;
      }
      const seenFrom = (rights: Right[], area: number | null) =>
        asReader(sql, areas, someone([{ rights, area }]), (sql) => countOf(sql, "bulletin"));
      expect(await seenFrom(["incidents"], areas.withCode(A1)!.id)).toBe(1);
      expect(await seenFrom(["incidents"], areas.withCode(B2)!.id)).toBe(0);
      expect(await seenFrom(["incidents"], null)).toBe(2);
      expect(await seenFrom(["households"], null)).toBe(0);
    });

    test("a reader without a list sees nothing, and nobody's list is left for the next", async () => {
      const [first] = town.changes.memory.areas.all();
      await countsFor(someone([{ rights: ["households", "incidents"], area: first.id }]));
      const seen = await town.sql.begin(async (sql) => {
        await sql`set local role minqingtu_reader`;
        return [await countOf(sql, "household"), await countOf(sql, "incident")];
      });
      expect(seen).toEqual([0, 0]);
      expect(await countOf(town.sql, "household")).toBeGreaterThan(0);
    });

    test.each([
      "update household set head = 'x'",
      "delete from incident",
      "insert into change (entity) values ('household')",
      "select from account",
      "select from session",
      "select from role",
      "select from audit",
    ])("a reader may not: %s", async (statement) => {
      const act = town.sql.begin(async (sql) => {
        await becomeReader(sql, "minqingtu_reader_of_all", [], []);
        await sql.unsafe(statement);
      });
      await expect(act).rejects.toMatchObject({ code: "42501" });
    });
  });
});
