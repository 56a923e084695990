import { expect, test } from "vitest";
import { eachEngine } from "../../support/engines.ts";
import { importing } from "./importing.ts";

const table = (...rows: string[]) => ["户编码,户类型,联户党员,经度,纬度", ...rows].join("\n");

eachEngine((engine) => {
  const { csv } = importing();

  test("the column 联户党员 links a household as if by hand; a code that is none is named", async () => {
    const database = await engine.fresh();
    const links = async () =>
      (
        await database.sql`select h.code, p.code as party, by_hand from household_link
          join household as h on h.id = household_id join household as p on p.id = party_id order by h.code`
      ).map(({ code, party, by_hand }) => `${code}→${party} ${by_hand}`);
    const file = table(
      "a,党员户,,113.21,35.23",
      "b,普通,a,113.211,35.23",
      "c,普通,x,113.212,35.23",
      "d,普通,d,113.213,35.23",
      "e,普通,,113.214,35.23",
    );
    expect(await csv(database, "households", file)).toMatchObject({ loaded: 5, rejected: 0, odd: 2 });
    expect(await links()).toEqual(["b→a true"]);
    expect(await csv(database, "households", file)).toMatchObject({ loaded: 0, updated: 0, unchanged: 5 });
    await csv(database, "households", table("e,党员户,,113.214,35.23", "b,普通,e,113.211,35.23"));
    expect(await links()).toEqual(["b→e true"]);
  });
});
