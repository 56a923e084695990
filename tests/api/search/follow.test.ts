import { afterEach, beforeEach, expect, test } from "vitest";
import { eachEngine } from "../../support/engines.ts";
import { A1, B, B1, type LittleTown, openLittleTown } from "../../support/little-town.ts";

eachEngine((engine) => {
  let town: LittleTown;
  beforeEach(async () => {
    town = await openLittleTown(engine);
  });
  afterEach(() => town.close());
  const codes = async (q: string, cookie?: string): Promise<string[]> =>
    (await town.json(`/api/search?q=${encodeURIComponent(q)}`, cookie)).items.map(({ code }: { code: string }) => code);

  test("a new name is found as soon as it is known, the old one no more", async () => {
    expect(await codes("zzq")).toEqual(["H-1"]);
    await town.sql`update household set head = '单雄信', phone = '13900001111' where code = 'H-1'`;
    await town.changes.pull();
    expect(await codes("zzq")).toEqual([]);
    expect(await codes("5678")).toEqual([]);
    expect(await codes("shanxx")).toEqual(["H-1"]);
    expect(await codes("1111")).toEqual(["H-1"]);
  });

  test("a household that came is found, one that went is not, one that moved follows its scope", async () => {
    const cookie = await town.signIn("leader-of-b", [{ role: "leader", area: B }]);
    expect(await codes("zzq", cookie)).toEqual([]);
    await town.sql`insert into household (code, type_id, head, address, position)
      values ('H-7', 1, '解晓东', '柳园路10号', st_setsrid(st_makepoint(113.225, 35.205), 4326))`;
    await town.sql`delete from household where code = 'H-4'`;
    await town.sql`update household set position = st_setsrid(st_makepoint(113.225, 35.205), 4326) where code = 'H-1'`;
    await town.changes.pull();
    expect(await codes("xiexd", cookie)).toEqual(["H-7"]);
    expect(await codes("mmt")).toEqual([]);
    expect(await codes("zzq", cookie)).toEqual(["H-1"]);
  });

  test("a whole table that was read again", async () => {
    expect(await codes("zzq")).toEqual(["H-1"]);
    await town.sql`alter table household disable trigger household_noted_update`;
    await town.sql`update household set head = '仇英' where code = 'H-1'`;
    await town.sql`alter table household enable trigger household_noted_update`;
    await town.sql`insert into change (entity, ids) values ('household', null)`;
    await town.changes.pull();
    await expect.poll(() => codes("qiuying")).toEqual(["H-1"]);
    expect(await codes("zzq")).toEqual([]);
  });

  test("workers change with their duties, areas with their names", async () => {
    await town.sql`update staff set name = '曾工' where code = 'S-1'`;
    await town.sql`update assignment set area_id = (select id from area where code = ${B1})
      where area_id = (select id from area where code = ${A1})`;
    await town.sql`update area set name = '桃园微网格' where code = ${A1}`;
    await town.changes.pull();
    const { items } = await town.json("/api/search?q=zenggong");
    expect(items).toMatchObject([{ kind: "staff", title: "曾工", area: B1 }]);
    expect(await codes("taoyuan")).toEqual([A1]);
    expect(await codes("李微")).toEqual([]);
  });
});
