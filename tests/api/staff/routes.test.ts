import { afterAll, beforeAll, expect, test } from "vitest";
import { eachEngine } from "../../support/engines.ts";
import { A, A1, B, type LittleTown, openLittleTown, STREET } from "../../support/little-town.ts";

eachEngine((engine) => {
  let town: LittleTown;
  beforeAll(async () => {
    town = await openLittleTown(engine);
  });
  afterAll(() => town.close());

  const namesIn = async (area: string) => {
    const { items, next } = await town.json(`/api/staff?area=${area}`);
    expect(next).toBeNull();
    return items.map(({ name, duties }: { name: string; duties: string[] }) => [name, ...duties]);
  };

  test("everybody on duty in an area and within it, each once with all duties, without a phone", async () => {
    expect(await namesIn(A1)).toEqual([["李微", "microgrid-worker"]]);
    expect(await namesIn(STREET)).toEqual([
      ["李微", "microgrid-worker"],
      ["王格", "grid-leader"],
      ["赵街", "street-officer"],
    ]);
    expect(await namesIn(B)).toEqual([]);
    await town.sql`insert into assignment (staff_id, area_id, duty_id, valid)
      select staff.id, area.id, duty.id, daterange(row.begun::date, row.ended::date)
      from (values ('grid-worker', null, null), ('part-time-worker', null, '2020-01-01')) as row (duty, begun, ended)
      join staff on staff.code = 'S-1' join area on area.code = ${A} join duty on duty.code = row.duty`;
    expect(await namesIn(A)).toEqual([
      ["李微", "microgrid-worker", "grid-worker"],
      ["王格", "grid-leader"],
    ]);
    expect(JSON.stringify(await town.json(`/api/staff?area=${A}`))).not.toContain("137");
  });
});
