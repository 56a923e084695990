import { afterAll, beforeAll, expect, test } from "vitest";
import { eachEngine } from "../../support/engines.ts";
import { A1, B, type LittleTown, openLittleTown } from "../../support/little-town.ts";

type Found = { kind: string; code: string; title: string; position: number[]; bounds?: number[] };

eachEngine((engine) => {
  let town: LittleTown;
  beforeAll(async () => {
    town = await openLittleTown(engine);
  });
  afterAll(() => town.close());
  const find = async (q: string, more = ""): Promise<Found[]> =>
    (await town.json(`/api/search?q=${encodeURIComponent(q)}${more}`)).items;

  test("areas come first, then buildings, places, facilities, roads and households", async () => {
    const kinds = (await find("柳园")).map(({ kind }) => kind);
    expect(kinds.slice(0, 2)).toEqual(["area", "area"]);
    expect(new Set(kinds)).toEqual(new Set(["area", "building", "place", "facility", "road", "household"]));
  });

  test("an exact code is the first, whatever it names", async () => {
    expect((await find("H-4"))[0]).toMatchObject({
      kind: "household",
      title: "柳园路8号",
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
    expect((await find(A1.slice(0, -2))).map(({ code }) => code)).toEqual([A1.slice(0, -2), A1, `${A1.slice(0, -1)}2`]);
  });

  test("a whole name before those that merely begin with it", async () => {
    const [first] = (await find("柳园路")).filter(({ kind }) => kind !== "area");
    expect(first).toMatchObject({ kind: "road", title: "柳园路" });
    expect(first.bounds).toEqual([113.19, 35.205, 113.25, 35.206]);
  });

  test("an address is found by any part of it of three characters", async () => {
    expect((await find("2单元201")).map(({ code }) => code)).toEqual(["H-3"]);
  });

  test("nobody is found by name, and signs of patterns mean themselves", async () => {
    for (const q of ["张志强", "%", "_", "\\"]) expect(await find(q)).toEqual([]);
  });

  test("no more than asked for", async () => {
    expect(await find("柳园", "&limit=3")).toHaveLength(3);
    const response = await town.ask("/api/search?q=");
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "invalid_parameter", where: "q" });
  });
});
