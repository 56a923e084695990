import { expect, test } from "vitest";
import { planTown } from "../../../api/plans/plan-town.ts";
import { planText } from "../../../data/town/plans.ts";
import { eachEngine } from "../../support/engines.ts";
import { littleTown } from "../../support/little-town.ts";

eachEngine((engine) => {
  test("who needs attention gets a plan by their worker, sealed; what is planned already stays", async () => {
    const database = await engine.fresh();
    const { sql, sealer } = database;
    await littleTown(sql);
    await sql`update household set attention_id = null`;
    await sql`update household set attention_id = (select id from attention_level where code = 'red'),
      type_id = (select id from household_type where code = 'elder') where code in ('H-1', 'H-5')`;
    const [{ id }] = await sql<{ id: number }[]>`select id from household where code = 'H-5'`;
    await sql`insert into household_plan (household_id, text, by_name) values (${id}, ${sealer.seal("已有", `plan ${id}`)}, '王格')`;
    const made = ({ id, type, attention }: { id: number; type: string; attention: string | null }) =>
      planText(id, type, attention);
    expect(await planTown(database, made)).toBe(1);
    expect(await planTown(database, made)).toBe(0);
    const plans = await sql<{ household_id: number; text: string; by_name: string; code: string }[]>`
      select household_id, text, by_name, code from household_plan join household on household.id = household_id order by code`;
    expect(plans.map(({ code, by_name }) => `${code} ${by_name}`)).toEqual(["H-1 李微", "H-5 王格"]);
    expect(plans[0].text).toMatch(/^§1\./);
    expect(plans.map(({ text, household_id }) => sealer.open(text, `plan ${household_id}`))).toEqual([
      planText(plans[0].household_id, "elder", "red"),
      "已有",
    ]);
  });
});

test("who needs no attention has no plan made up; the same household always the same", () => {
  expect(planText(7, "elder", null)).toBeNull();
  expect(planText(7, "elder", "green")).toBe(planText(7, "elder", "red"));
  expect(planText(7, "ordinary", "yellow")).not.toBeNull();
});
