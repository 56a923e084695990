import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { record } from "../../../api/audit/log.ts";
import type { AuditCheck } from "../../../domain/audit.ts";
import { eachEngine } from "../../support/engines.ts";
import { type LittleTown, openLittleTown } from "../../support/little-town.ts";
import { anyone } from "../../support/signed-in.ts";

eachEngine((engine) => {
  let town: LittleTown | undefined;
  beforeEach(async () => {
    await town?.close();
    town = await openLittleTown(engine);
  });
  afterAll(() => town?.close());

  const note = (reason: string) =>
    record(town!.sql, {
      viewer: anyone,
      action: "household.revealed",
      subject: { kind: "household", id: 1 },
      area: 5,
      reason,
      details: { fields: ["head", "phone"] },
    });
  const brokenAt = async () =>
    (await town!.sql<{ id: number | null }[]>`select audit_broken_at() as id`)[0].id as AuditCheck["brokenAt"];

  /** Changes the log as only somebody who owns the database can. */
  const behindItsBack = (statement: string) =>
    town!.sql.begin(async (tx) => {
      await tx`alter table audit disable trigger user`;
      await tx.unsafe(statement);
      await tx`alter table audit enable trigger user`;
    });

  test("an entry holds who, what and where in words of its own", async () => {
    await note("上门走访");
    const [entry] = await town!.sql`select * from audit`;
    expect(entry).toMatchObject({
      id: 1,
      account_id: 1,
      username: "anyone",
      name: "anyone",
      action: "household.revealed",
      subject_kind: "household",
      subject_id: "1",
      area_id: 5,
      area_code: "99010100100100101",
      reason: "上门走访",
      details: { fields: ["head", "phone"] },
      previous: null,
    });
    expect(entry.hash).toHaveLength(32);
  });

  test.each([
    "update audit set reason = '改过' where id = 1",
    "delete from audit where id = 1",
    "truncate audit",
    "update audit set reason = reason where false",
  ])("%s is refused", async (statement) => {
    await note("一");
    await expect(town!.sql.unsafe(statement)).rejects.toThrow("can only be added to");
    expect(await town!.sql`select id, reason from audit`).toMatchObject([{ id: 1, reason: "一" }]);
  });

  test("nobody chooses an entry's number, time or hashes", async () => {
    await note("一");
    await town!
      .sql`insert into audit (id, at, action, previous, hash) values (1, '2001-01-01', 'audit.read', 'x', 'y')`;
    const [first, second] = await town!.sql`select * from audit order by id`;
    expect(second.id).toBe(2);
    expect(second.at >= first.at).toBe(true);
    expect(second.previous).toEqual(first.hash);
    expect(await brokenAt()).toBeNull();
  });

  test("many writers at once keep one chain without a gap, and one that gives up leaves none", async () => {
    const writers = Array.from({ length: 20 }, (_, nth) =>
      town!.sql
        .begin(async (tx) => {
          await record(tx, { viewer: anyone, action: "audit.read", reason: String(nth) });
          if (nth % 5 === 0) throw new Error("given up");
        })
        .catch(() => {}),
    );
    await Promise.all(writers);
    const ids = (await town!.sql<{ id: number }[]>`select id from audit order by id`).map(({ id }) => id);
    expect(ids).toEqual(Array.from({ length: 16 }, (_, nth) => nth + 1));
    expect(await brokenAt()).toBeNull();
  });

  test("many entries of one statement are chained one by one", async () => {
    await town!.sql`insert into audit (action) select 'audit.read' from generate_series(1, 50)`;
    expect(await brokenAt()).toBeNull();
    expect((await town!.sql`select count(distinct previous) as parted from audit`)[0].parted).toBe(49);
  });

  describe("behind its back", () => {
    beforeEach(async () => {
      for (const reason of ["一", "二", "三", "四"]) await note(reason);
    });

    test.each([
      ["a reason is changed", "update audit set reason = '改过' where id = 2", 2],
      ["a name is changed", "update audit set name = '别人' where id = 1", 1],
      ["details are changed", `update audit set details = '{}' where id = 4`, 4],
      ["an entry moves in time", "update audit set at = at - interval '1 microsecond' where id = 3", 3],
      ["an entry is taken out", "delete from audit where id = 2", 2],
      ["the first is taken out", "delete from audit where id = 1", 1],
      [
        "one is changed and its hash made anew",
        "update audit set reason = '改过' where id = 2; update audit set hash = audit_hash(audit) where id = 2",
        3,
      ],
    ])("%s: the check names the entry", async (_, statement, id) => {
      expect(await brokenAt()).toBeNull();
      await behindItsBack(statement);
      expect(await brokenAt()).toBe(id);
    });

    test("the check does not depend on the time zone of who asks", async () => {
      await town!.sql.begin(async (tx) => {
        await tx`set local timezone = 'America/New_York'`;
        expect((await tx`select audit_broken_at() as id`)[0].id).toBeNull();
      });
    });
  });
});
