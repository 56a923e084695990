import { expect, test } from "vitest";
import { eachEngine } from "../../support/engines.ts";
import { importing, report } from "./importing.ts";

const table = (...tags: string[]) =>
  ["编码,标签,经度,纬度", ...tags.map((text, nth) => `h${nth + 1},${text},113.2${nth},35.23`)].join("\n");

eachEngine((engine) => {
  const { csv } = importing();

  const tagsIn = async ({ sql }: Awaited<ReturnType<typeof engine.fresh>>) =>
    (await sql<{ tags: string[] }[]>`select tags from household order by code`).map(({ tags }) => tags);

  test("tags are known by code, by name and by what else people call them; none stands twice", async () => {
    const database = await engine.fresh();
    const text = table("独居;aged", "Living alone、独居", "精神病|社区矫正人员；HIV", "");
    expect(await csv(database, "households", text)).toMatchObject({ loaded: 4, rejected: 0, added: {} });
    expect(await tagsIn(database)).toEqual([
      ["living-alone", "aged"],
      ["living-alone"],
      ["mental-disorder", "community-correction", "infectious-disease"],
      [],
    ]);
    expect(await csv(database, "households", text)).toMatchObject({ unchanged: 4 });
  });

  test("an unknown tag is added, not restricted, and the import says what is left to do", async () => {
    const database = await engine.fresh();
    const text = table("钉子户;会修水管", "独居;会修水管");
    const result = await csv(database, "households", text);
    expect(result).toMatchObject({ loaded: 2, added: { tag: ["会修水管", "钉子户"] } });
    expect(result.notes.join()).toContain("标为敏感");
    expect(await database.sql`select code, name_zh, restricted from tag order by rank desc limit 2`).toEqual([
      { code: "钉子户", name_zh: "钉子户", restricted: false },
      { code: "会修水管", name_zh: "会修水管", restricted: false },
    ]);
    expect(await tagsIn(database)).toEqual([
      ["钉子户", "会修水管"],
      ["living-alone", "会修水管"],
    ]);
  });

  test("--strict rejects rows with an unknown tag", async () => {
    const database = await engine.fresh();
    const result = await csv(database, "households", table("独居;会修水管", "独居"), { strict: true });
    expect(result).toMatchObject({ loaded: 1, rejected: 1 });
    expect(report(result.rejects).map(({ line, reason }) => [line, reason])).toEqual([["2", "code_unknown"]]);
  });

  test("a sentence is no tag", async () => {
    const database = await engine.fresh();
    const result = await csv(database, "households", table(`独居;${"长".repeat(201)}`, "独居"));
    expect(result).toMatchObject({ loaded: 1, rejected: 1 });
    expect(report(result.rejects).map(({ reason }) => reason)).toEqual(["code_long"]);
  });
});
