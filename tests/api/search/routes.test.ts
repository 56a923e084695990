import { afterAll, beforeAll, expect, test } from "vitest";
import { eachEngine } from "../../support/engines.ts";
import { A1, A2, B, type LittleTown, openLittleTown } from "../../support/little-town.ts";

type Found = {
  kind: string;
  code: string;
  title: string;
  position: number[];
  bounds?: number[];
  name?: string;
  matched: string[];
};

eachEngine((engine) => {
  let town: LittleTown;
  beforeAll(async () => {
    town = await openLittleTown(engine);
  });
  afterAll(() => town.close());
  const find = async (q: string, more = "", cookie?: string): Promise<Found[]> =>
    (await town.json(`/api/search?q=${encodeURIComponent(q)}${more}`, cookie)).items;
  const codes = async (q: string, cookie?: string) => (await find(q, "", cookie)).map(({ code }) => code);

  test("areas come first, then buildings, places, facilities, roads and households", async () => {
    const kinds = (await find("柳园")).map(({ kind }) => kind);
    expect(kinds.slice(0, 2)).toEqual(["area", "area"]);
    expect(new Set(kinds)).toEqual(new Set(["area", "building", "place", "facility", "road", "household"]));
  });

  test("an exact code is the first, whatever it names", async () => {
    expect((await find("h-4"))[0]).toMatchObject({
      kind: "household",
      title: "柳园路8号",
      name: "买**",
      phone: "139****0000",
      area: `${B}01`,
      position: [113.2241, 35.2101],
    });
    expect((await find("I-2"))[0]).toMatchObject({ kind: "incident", context: "井盖破损" });
    expect((await find(B))[0]).toMatchObject({
      kind: "area",
      title: "第二网格",
      bounds: [113.22, 35.2, 113.24, 35.22],
    });
  });

  test("the beginning of a code finds what lies in it", async () => {
    expect(await codes(A1.slice(0, -2))).toEqual([A1.slice(0, -2), A1, A2]);
  });

  test("a whole name before those that merely begin with it", async () => {
    const [first] = (await find("柳园路")).filter(({ kind }) => kind !== "area");
    expect(first).toMatchObject({ kind: "road", title: "柳园路" });
    expect(first.bounds).toEqual([113.19, 35.205, 113.25, 35.206]);
  });

  test.each([
    ["张志强", "H-1", "name"],
    ["志强", "H-1", "name"],
    ["张", "H-1", "name"],
    ["zhangzhiqiang", "H-1", "name"],
    ["ZZQ", "H-1", "name"],
    ["zhangzq", "H-1", "name"],
    ["zhang zhiqiang", "H-1", "name"],
    ["张zq", "H-1", "name"],
    ["欧阳修", "H-2", "name"],
    ["oyx", "H-2", "name"],
    ["ouyangxiu", "H-2", "name"],
    ["𠮷田", "H-3", "name"],
    ["吉田", "H-3", "name"],
    ["jitian", "H-3", "name"],
    ["买买提·艾力", "H-4", "name"],
    ["买买提艾力", "H-4", "name"],
    ["艾力", "H-4", "name"],
    ["maimaiti", "H-4", "name"],
    ["5678", "H-1", "phone"],
    ["13812345678", "H-1", "phone"],
    ["138 1234 5678", "H-1", "phone"],
    ["+86 13812345678", "H-1", "phone"],
    ["0391-3912345", "H-2", "phone"],
    ["H-5", "H-5", "code"],
    ["２单元２０１", "H-3", "address"],
    ["201 一号楼", "H-3", "address"],
    ["1-2-201", "H-3", "address"],
    ["柳园路九号", "H-5", "address"],
    ["张志强 1号楼", "H-1", "name"],
    ["1号楼 zzq", "H-1", "address"],
    ["1号楼欧阳修", "H-2", "address"],
    ["第一微网格 zzq", "H-1", "address"],
  ])("%s finds %s by its %s, masked", async (q, code, by) => {
    const households = (await find(q)).filter(({ kind }) => kind === "household");
    expect(households.map((one) => one.code)).toEqual([code]);
    expect(households[0].matched).toContain(by);
    expect(JSON.stringify(households)).not.toMatch(/志强|阳修|田|艾力|1381|3912345/);
  });

  test("every household is found by its address as it is written", async () => {
    const { items } = await town.json("/api/households");
    for (const { code, address } of items) expect((await codes(address))[0] === code, address).toBe(isDoor(address));
    for (const { code, address } of items) expect(await codes(address), address).toContain(code);
  });

  test("workers by name and pinyin, with their phone in full and the area they answer for", async () => {
    for (const q of ["李微", "liwei", "lw"]) {
      expect((await find(q)).filter(({ kind }) => kind === "staff")).toMatchObject([
        { title: "李微", phone: "13700000001", duty: "microgrid-worker", context: "第一微网格", area: A1 },
      ]);
    }
  });

  test("buildings, facilities, places, roads and areas by pinyin too", async () => {
    for (const [q, kind] of [
      ["liuyuanlu", "road"],
      ["lyxx", "place"],
      ["liuyuandangqun", "facility"],
      ["diyiwangge", "area"],
      ["第1网格", "area"],
    ]) {
      expect(
        (await find(q)).map((one) => one.kind),
        q,
      ).toContain(kind);
    }
    expect((await find("柳园路8号"))[0]).toMatchObject({ kind: "building", code: "B-2" });
  });

  test("what another's scope holds is not found, in no way", async () => {
    const cookie = await town.signIn("leader-of-b", [{ role: "leader", area: B }]);
    for (const q of ["张志强", "zzq", "5678", "H-1", "1-1-101", "柳园路1号院1号楼1单元101", "城外", "H-6"]) {
      expect(
        (await find(q, "", cookie)).filter(({ kind }) => kind === "household"),
        q,
      ).toEqual([]);
    }
    expect(await codes("mmt", cookie)).toEqual(["H-4"]);
    expect(await codes("I-1", cookie)).toEqual([]);
    expect(await codes("I-3", cookie)).toEqual(["I-3"]);
    const ground = (await find("柳园", "", cookie)).map(({ kind }) => kind);
    expect(ground).toContain("building");
  });

  test("without the right to households none is found, and the rest is", async () => {
    const cookie = await town.signIn("auditor", [{ role: "auditor" }]);
    expect(await codes("张志强", cookie)).toEqual([]);
    expect((await find("柳园", "", cookie)).map(({ kind }) => kind)).toContain("road");
    expect((await find("柳园", "", cookie)).map(({ kind }) => kind)).not.toContain("household");
    expect((await town.ask("/api/search?q=a", undefined, "")).status).toBe(401);
  });

  test("a planner, who may not reveal, finds households by address and code alone", async () => {
    const cookie = await town.signIn("no-reveal", [{ role: "planner" }]);
    const queries = ["张志强", "志强", "张", "zzq", "zhangzhiqiang", "zhangzq", "欧阳修", "oyx", "吉田", "艾力"];
    const phones = ["5678", "45678", "13812345678", "138 1234 5678", "0391-3912345"];
    const mixed = ["张志强 1号楼", "1号楼 zzq", "1号楼欧阳修", "第一微网格 zzq", "1号楼 5678"];
    for (const q of [...queries, ...phones, ...mixed]) {
      expect(
        (await find(q, "", cookie)).filter(({ kind }) => kind === "household"),
        q,
      ).toEqual([]);
    }
    expect(await codes("1-2-201", cookie)).toEqual(["H-3"]);
    expect(await codes("H-5", cookie)).toEqual(["H-5"]);
    expect((await find("李微", "", cookie)).map(({ kind }) => kind)).toEqual(["staff"]);
  });

  test("who may reveal in one area finds by name and phone there, and elsewhere by address", async () => {
    const cookie = await town.signIn("planner-and-worker", [{ role: "planner" }, { role: "worker", area: B }]);
    for (const q of ["mmt", "买买提", "0000"]) expect(await codes(q, cookie), q).toContain("H-4");
    for (const q of ["zzq", "5678", "欧阳修"]) expect(await codes(q, cookie), q).toEqual([]);
    expect(await codes("1-2-201", cookie)).toEqual(["H-3"]);
    expect(await codes("678")).toEqual([]);
  });

  test("tags are not searched, whoever asks", async () => {
    for (const q of ["独居", "高龄", "duju"]) expect(await codes(q)).toEqual([]);
  });

  test.each([
    "%",
    "_",
    "\\",
    "%%",
    "' or 1=1 --",
    "'; drop table household; --",
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "\u0000",
    "····",
    "a".repeat(50),
    "一".repeat(50),
    "((((((((((",
    "[^.*+?$]",
  ])("%j finds nothing and does no harm", async (q) => {
    const response = await town.ask(`/api/search?q=${encodeURIComponent(q)}`);
    expect(response.status).toBe(200);
    expect((await response.json()).items).toEqual([]);
  });

  test("no more than asked for", async () => {
    expect(await find("柳园", "&limit=3")).toHaveLength(3);
    for (const q of ["", "%20", "a".repeat(51)]) {
      const response = await town.ask(`/api/search?q=${q}`);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: "invalid_parameter", where: "q" });
    }
  });
});

/** 柳园路8号 is a building first, and then the household in it. */
const isDoor = (address: string) => address !== "柳园路8号";
