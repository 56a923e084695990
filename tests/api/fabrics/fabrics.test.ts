import { afterAll, beforeAll, expect, test } from "vitest";
import { Fabrics } from "../../../api/fabrics/fabrics.ts";
import { eachEngine } from "../../support/engines.ts";
import { fabricOf } from "../../support/layouts.ts";
import { COMMUNITY, type LittleTown, openLittleTown } from "../../support/little-town.ts";

eachEngine((engine) => {
  let town: LittleTown;
  beforeAll(async () => {
    town = await openLittleTown(engine);
    await fabricOf(town, COMMUNITY);
  });
  afterAll(() => town.close());

  test("a transaction opens a fabric while others wait for its end to open the same", async () => {
    const { sql } = town;
    const [{ id }] = await sql<{ id: number }[]>`select id from fabric`;
    const fabrics = new Fabrics(sql, town.changes.memory);
    const opened = await sql.begin(async (tx) => {
      const outside = fabrics.open(id);
      return { outside, inside: await fabrics.open(id, tx) };
    });
    expect((await opened.outside).cells.length).toBe(opened.inside.cells.length);
    expect(await fabrics.open(id)).toBe(await fabrics.open(id));
  });

  test("a fabric that is not there is asked for again", async () => {
    const fabrics = new Fabrics(town.sql, town.changes.memory);
    await expect(fabrics.open(0)).rejects.toThrow("there is no fabric 0");
    await expect(fabrics.open(0)).rejects.toThrow("there is no fabric 0");
  });
});
