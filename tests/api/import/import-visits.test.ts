import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Database } from "../../../api/database/database.ts";
import { eachEngine } from "../../support/engines.ts";
import { type LittleTown, openLittleTown } from "../../support/little-town.ts";
import { importing, report } from "./importing.ts";

eachEngine((engine) => {
  const { csv } = importing();
  let town: LittleTown;
  let database: Database;
  beforeAll(async () => {
    town = await openLittleTown(engine);
    database = await engine.open();
  });
  afterAll(() => town.close());
  beforeEach(() => town.sql`delete from visit`);

  const items = async (household: number) => {
    await town.changes.pull();
    return (await town.json(`/api/households/${household}/visits`)).items;
  };

  test("visits come in under many names of columns, their notes sealed, and set what is due", async () => {
    const text = [
      "走访编号,户编号,走访日期,走访方式,走访内容,下次走访,走访人",
      "V1,H-4,2026-05-01 09:30,入户,血压平稳,,S-1",
      "V2,H-4,2026-05-08,电话,,2026-05-20,老王",
      "V3,H-5,2026-05-08,,,,",
    ].join("\n");
    expect(await csv(database, "visits", text)).toMatchObject({ read: 3, loaded: 3, rejected: 0 });
    expect(await items(4)).toMatchObject([
      { at: "2026-05-07T16:00:00.000Z", way: "phone", note: null, next: "2026-05-20", by: { name: "老王" } },
      { at: "2026-05-01T01:30:00.000Z", way: "door", note: "血压平稳", next: null, by: { name: "李微" } },
    ]);
    expect((await town.json("/api/households/4")).visits).toMatchObject({ last: "2026-05-08", due: "2026-05-20" });
    expect((await town.json("/api/households/5")).visits).toMatchObject({ last: "2026-05-08", due: "2026-05-22" });
    const open = await town.sql`select from visit where note is not null and not starts_with(note, '§1.')`;
    expect(open).toHaveLength(0);
  });

  test("repeated it changes nothing; what differs is updated, and columns that are not there are left alone", async () => {
    const text = "code,household,time,way,note\nV1,H-4,2026-05-01,door,先前\nV2,H-4,2026-05-02,absent,";
    await csv(database, "visits", text);
    expect(await csv(database, "visits", text)).toMatchObject({ loaded: 0, updated: 0, unchanged: 2 });
    const other = "code,household,time,way\nV1,H-4,2026-05-01,phone\nV2,H-4,2026-05-02,absent";
    expect(await csv(database, "visits", other)).toMatchObject({ loaded: 0, updated: 1, unchanged: 1 });
    expect((await items(4)).at(-1)).toMatchObject({ way: "phone", note: "先前" });
  });

  test("a household that is not there, a way and a time nobody knows are rejected with their lines", async () => {
    const text = [
      "code,household,time,way,next",
      "V1,H-99,2026-05-01,door,",
      "V2,H-4,2026-05-01,window,",
      "V3,H-4,05/06/2026,door,",
      "V4,H-4,2026-05-03,door,2026-05-01",
    ].join("\n");
    const result = await csv(database, "visits", text);
    expect(result).toMatchObject({ read: 4, loaded: 1, rejected: 3, odd: 1 });
    expect(report(result.rejects).map(({ line, reason }) => [line, reason])).toEqual([
      ["2", "household_unknown"],
      ["3", "choice_unknown"],
      ["4", "time_unreadable"],
    ]);
  });

  test("text that would be markup, SQL or a formula comes in as it is", async () => {
    const notes = ["<script>alert(1)</script>", "'); drop table visit; --", "=1+1"];
    const rows = notes.map((note, n) => `N${n},H-1,2026-05-0${n + 1},door,${note}`);
    await csv(database, "visits", ["code,household,time,way,note", ...rows].join("\n"));
    expect((await items(1)).map(({ note }: { note: string }) => note)).toEqual([...notes].reverse());
  });
});
