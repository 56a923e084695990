import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openUnmigrated } from "../../support/engines.ts";

const MIGRATIONS = new URL("../../../data/migrations/", import.meta.url);

// why so long: where there is no server, an embedded database is made from nothing
test("texts that were tags before become codes: of the table, or new ones that are not restricted", async () => {
  const { sql, remove } = await openUnmigrated();
  const apply = (name: string) => sql.begin((tx) => tx.unsafe(readFileSync(new URL(name, MIGRATIONS), "utf8")));
  const names = readdirSync(MIGRATIONS).sort();
  for (const name of names.filter((name) => name < "0006")) await apply(name);
  await sql`
    insert into household (code, type_id, tags, position)
    select code, 1, tags, st_setsrid(st_makepoint(113.2, 35.2), 4326)
    from (values
      ('a', array['独居', '自己的', '精神障碍', '']),
      ('b', array[]::text[]),
      ('c', array['自己的', '别的'])
    ) as row (code, tags)`;
  await apply("0006-audit.sql");
  expect(await sql`select code, tags from household order by code`).toEqual([
    { code: "a", tags: ["living-alone", "自己的", "mental-disorder"] },
    { code: "b", tags: [] },
    { code: "c", tags: ["自己的", "别的"] },
  ]);
  expect(
    await sql`select code, restricted from tag where code = any(array['自己的', '别的', 'mental-disorder']) order by rank`,
  ).toEqual([
    { code: "mental-disorder", restricted: true },
    { code: "别的", restricted: false },
    { code: "自己的", restricted: false },
  ]);
  await remove();
}, 180_000);
