import { afterAll, beforeAll, expect, test } from "vitest";
import { Memory } from "../../../api/memory/memory.ts";
import { type Bordered, mapData } from "../../../api/prints/map-data.ts";
import type { Residents } from "../../../api/prints/names.ts";
import { drawPrint } from "../../../api/prints/paint/draw-print.ts";
import { stairData } from "../../../api/prints/stair-data.ts";
import type { PrintWish } from "../../../domain/paper/print.ts";
import { posterFrame, sheetOf } from "../../../domain/paper/sheet.ts";
import { eachEngine } from "../../support/engines.ts";
import { A, A1, A2, COMMUNITY, type LittleTown, openLittleTown } from "../../support/little-town.ts";
import { readPdf } from "./read-pdf.ts";

const wish = (more: Partial<PrintWish>): PrintWish => ({
  ...{ kind: "map", area: A1, paper: "A1", orientation: "landscape", format: "pdf", dpi: 150 },
  ...{ title: null, colours: "types", names: false, approvalNumber: null, preview: false },
  ...more,
});

/** Metres of a degree of latitude on a sphere of the mean radius. */
const METRES_PER_DEGREE = 111_195.08;

eachEngine((engine) => {
  let town: LittleTown;
  let memory: Memory;
  beforeAll(async () => {
    town = await openLittleTown(engine);
    memory = await Memory.load(town.sql, "1");
  });
  afterAll(() => town.close());

  const mapOf = async (more: Partial<PrintWish>, residents: Residents | null = null) => {
    const wanted = wish(more);
    const data = await mapData(town.sql, memory, memory.areas.withCode(wanted.area) as Bordered, wanted, residents);
    return drawPrint({ wish: wanted, data }, () => {});
  };

  test("households lie in the PDF where the data has them, within a tenth of a millimetre", async () => {
    const [page] = await readPdf((await mapOf({})).bytes);
    const scale = Number(/比例尺 1:(\d+)/.exec(page.text)![1]);
    const { map } = posterFrame(sheetOf("A1", "landscape"));
    const placeOf = (lng: number, lat: number) => [
      map.x + map.width / 2 + ((lng - 113.205) * METRES_PER_DEGREE * Math.cos((35.21 * Math.PI) / 180) * 1000) / scale,
      map.y + map.height / 2 - ((lat - 35.21) * METRES_PER_DEGREE * 1000) / scale,
    ];
    const nearest = (paths: { left: number; right: number; top: number; bottom: number }[], [x, y]: number[]) =>
      Math.min(...paths.map((p) => Math.hypot((p.left + p.right) / 2 - x, (p.top + p.bottom) / 2 - y)));
    const small = page.paths.filter(({ left, right, top, bottom }) => right - left < 5 && bottom - top < 5);
    const stars = small.filter(({ fill }) => fill === "#c4060b");
    const dots = small.filter(({ fill }) => fill === "#8a939b");
    const onMap = ({ right }: { right: number }) => right < map.x + map.width;
    expect(nearest(stars, placeOf(113.2041, 35.2101))).toBeLessThan(0.1);
    expect(nearest(dots, placeOf(113.2042, 35.2101))).toBeLessThan(0.1);
    expect(nearest(dots, placeOf(113.2044, 35.2102))).toBeLessThan(0.1);
    // one star on the map, one in the legend
    expect(stars.filter(onMap).length).toBeGreaterThan(0);
    expect(nearest(stars.filter(onMap), placeOf(113.2044, 35.2102))).toBeGreaterThan(1);
  });

  test("words are text, in paper's size, with everything that belongs on a map, and nobody's name", async () => {
    const { bytes, notes } = await mapOf({ title: "柳园民情图", approvalNumber: "豫S[2026]001号" });
    const [{ text, widthMm, heightMm }] = await readPdf(bytes);
    expect([Math.round(widthMm), Math.round(heightMm)]).toEqual([841, 594]);
    const words = [
      "柳园民情图",
      "柳园街道 › 柳园社区 › 第一网格 › 第一微网格",
      "图例",
      "党员户",
      "普通常住",
      "微网格界",
      "北",
      "米",
    ];
    const more = [
      "网格与责任人",
      "李微",
      "制图日期",
      "WGS 84",
      "模拟数据",
      "审图号：豫S[2026]001号",
      "1号楼",
      "柳园路",
    ];
    for (const word of [...words, ...more]) expect(text).toContain(word);
    for (const name of ["张志强", "张*", "欧阳", "138"]) expect(text).not.toContain(name);
    expect(notes).toEqual([]);
  });

  test("names stand beside their symbols and in a roster behind the map; a character of no font is 〓, and is told", async () => {
    const byId = new Map([
      [1, { head: "𠮷䶮", address: "柳园路1号院1号楼1单元101" }],
      [2, { head: "欧阳𓀀", address: "柳园路1号院1号楼1单元102" }],
      [3, { head: null, address: "柳园路1号院1号楼2单元201" }],
    ]);
    const residents = { byId, roster: { by: "林岚", reason: "便民服务站核对" } };
    const { bytes, notes } = await mapOf({ names: true, paper: "A1" }, residents);
    const [map, roster, ...others] = await readPdf(bytes);
    expect(others).toEqual([]);
    expect(map.text).toContain("欧阳〓");
    expect([Math.round(roster.widthMm), Math.round(roster.heightMm)]).toEqual([210, 297]);
    expect(roster.text.replaceAll(/\s+/g, " ")).toMatch(
      /第一微网格 2 户.*101.*欧阳〓\s*柳园路1号院1号楼1单元102\s*[A-Z]\d/,
    );
    for (const word of ["不得张贴", "由 林岚 印出，用途：便民服务站核对", "U+13000"])
      expect(roster.text).toContain(word);
    expect(notes).toContainEqual({
      code: "missing-characters",
      count: expect.any(Number),
      text: expect.stringContaining("𓀀"),
    });
    // what a font at hand has is printed as it is
    const isRare = notes.find(({ code }) => code === "missing-characters")!.text.includes("𠮷");
    expect(roster.text).toContain(isRare ? "〓" : "𠮷䶮");
  });

  test("an atlas has one roster for all, which names the pages", async () => {
    const byId = new Map([[1, { head: "张志强", address: "柳园路1号院1号楼1单元101" }]]);
    const residents = { byId, roster: { by: "林岚", reason: "核对" } };
    const pages = await readPdf(
      (await mapOf({ kind: "atlas", area: COMMUNITY, paper: "A4", names: true }, residents)).bytes,
    );
    const last = pages[pages.length - 1].text.replaceAll(/\s+/g, " ");
    expect(last).toMatch(/户主名册.*第一微网格 1 户 第 2 页.*张志强/);
    expect(pages.filter(({ text }) => text.includes("户主名册"))).toHaveLength(1);
  });

  test("an area without households, and paper too small for symbols, are drawn and said", async () => {
    expect((await mapOf({ area: A2 })).notes).toEqual([{ code: "no-households", count: 0, text: "" }]);
    const { notes } = await mapOf({ area: COMMUNITY, paper: "A4", orientation: "portrait" });
    expect(notes).toMatchObject([{ code: "small-scale" }]);
    expect(notes[0].count).toBeGreaterThan(7500);
  });

  test("a picture has the dots of its paper, and a preview those of a screen", async () => {
    const sizeOf = (png: Uint8Array) => [16, 20].map((at) => Buffer.from(png).readUInt32BE(at));
    expect(sizeOf((await mapOf({ paper: "A4", format: "png" })).bytes)).toEqual([1754, 1240]);
    expect(sizeOf((await mapOf({ paper: "A0", preview: true, colours: "grids" })).bytes)).toEqual([1600, 1132]);
  });

  test("an atlas has the whole, then each microgrid on the page that its number says", async () => {
    const { bytes } = await mapOf({ kind: "atlas", area: COMMUNITY, paper: "A4" });
    const pages = await readPdf(bytes);
    ["第一微网格", "第二微网格", "第三微网格", "第四微网格"].forEach((name, at) => {
      expect(pages[at + 1].text.replaceAll(/\s+/g, " ")).toContain(`${name} 第 ${at + 2} 页`);
    });
  });

  test("stairs get a board with who answers, a plate, and their own code; no number of anybody's own", async () => {
    await town.send("POST", "/api/resident-codes", { area: A });
    const stairs = async (kind: "boards" | "codes" | "plates") => {
      const data = await stairData(town.sql, memory, memory.areas.withCode(A)!, kind, "https://map.example.gov.cn");
      const { bytes, notes } = drawPrint({ wish: wish({ kind, area: A, paper: "A4" }), data }, () => {});
      expect(notes).toEqual([]);
      return readPdf(bytes);
    };
    const boards = await stairs("boards");
    expect(boards).toHaveLength(2);
    for (const word of ["柳园路1号院1号楼2单元", "李微", "王格", "12345", "模拟数据"])
      expect(boards[1].text).toContain(word);
    expect(boards[0].text + boards[1].text).not.toMatch(/1370000/);
    const [codes] = await stairs("codes");
    const tokens = await town.sql<{ token: string }[]>`select token from resident_code`;
    expect(tokens).toHaveLength(2);
    for (const { token } of tokens) expect(codes.text).toContain(`https://map.example.gov.cn/r/${token}`);
    const [plates] = await stairs("plates");
    for (const word of ["1单元", "2单元", A1]) expect(plates.text).toContain(word);
  });
});
