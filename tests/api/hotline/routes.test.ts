import { readSheet } from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { showDueCards } from "../../../api/cards/follow-clocks.ts";
import type { HotlineRow, HotlineSheet } from "../../../domain/hotline/sheet.ts";
import { eachEngine } from "../../support/engines.ts";
import { A1, B1, type LittleTown, openLittleTown } from "../../support/little-town.ts";

const HEADER = ["工单编号", "来电时间", "来电人", "联系电话", "事发地址", "诉求内容", "类别"];
const order = (number: string, address: string, text = "楼道灯不亮", kind = "") => [
  ...[number, "2025-11-19 08:30", "王小明", "13912345678", address, text, kind],
];
const csv = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\r\n");

eachEngine((engine) => {
  let town: LittleTown;
  let clerk: string;
  let elsewhere: string;

  beforeAll(async () => {
    town = await openLittleTown(engine);
    clerk = await town.signIn("clerk", [{ role: "clerk", area: A1 }]);
    elsewhere = await town.signIn("elsewhere", [{ role: "clerk", area: B1 }]);
  });
  afterAll(() => town.close());

  const send = async (body: string | Uint8Array, cookie = clerk, name = "11月20日.csv") => {
    const path = `/api/hotline/sheets?name=${encodeURIComponent(name)}`;
    const init = { method: "POST", headers: { "content-type": "application/octet-stream" }, body: body as BodyInit };
    const answer = await town.ask(path, init, cookie);
    return { status: answer.status, body: await answer.json() };
  };
  const bring = async (rows: readonly (readonly string[])[], cookie = clerk): Promise<HotlineSheet> => {
    const { status, body } = await send(csv([HEADER, ...rows]), cookie);
    expect(status).toBe(201);
    return body;
  };
  const post = (path: string, body: object | undefined, cookie = clerk, method = "POST") =>
    town.send(method, path, body, cookie);
  const confirm = (sheet: HotlineSheet, cookie = clerk) =>
    post(`/api/hotline/sheets/${sheet.id}/mapping`, { mapping: sheet.mapping }, cookie, "PUT");
  const rowsIn = async (sheet: HotlineSheet, state: string, cookie = clerk): Promise<HotlineRow[]> =>
    (await town.json(`/api/hotline/sheets/${sheet.id}/rows?state=${state}`, cookie)).items;
  const incident = (id: number) => town.json(`/api/incidents/${id}`);

  test("from the sheet to incidents and back", async () => {
    const sheet = await bring([
      order("W-1", "柳园路1号院1号楼1单元", "飞线充电", "消防隐患"),
      order("W-2", "柳园路一号院", "垃圾没人收"),
      order("W-3", "地址不详"),
    ]);
    expect(sheet).toMatchObject({ name: "11月20日.csv", columns: HEADER, isMapped: false, counts: { new: 3 } });
    expect(sheet.mapping).toMatchObject({
      number: 0,
      reportedAt: 1,
      reporter: 2,
      phone: 3,
      address: 4,
      text: 5,
      kind: 6,
    });
    expect((await post(`/api/hotline/sheets/${sheet.id}/load`, {})).body.code).toBe("sheet_not_mapped");

    const mapped = (await confirm(sheet)).body;
    expect(mapped).toMatchObject({ isMapped: true, counts: { placed: 1, doubtful: 2 } });
    const loaded = (await post(`/api/hotline/sheets/${sheet.id}/load`, {})).body;
    expect(loaded.counts).toMatchObject({ loaded: 1, doubtful: 2, placed: 0 });

    const [row] = await rowsIn(sheet, "loaded");
    const made = await incident(row.incident!);
    expect(made).toMatchObject({
      ...{ text: "飞线充电", kind: "fire-hazard", source: "hotline", address: "柳园路1号院1号楼1单元" },
      ...{ grid: A1, reportedAt: "2025-11-19T00:30:00.000Z", reporter: { name: "王**", phone: "139****5678" } },
    });
    expect(made.steps[0].at).toBe("2025-11-19T00:30:00.000Z");

    const doubtful = await rowsIn(sheet, "doubtful");
    expect(doubtful.map(({ line, reason }) => [line, reason])).toEqual([
      [3, "unsure"],
      [4, "no-match"],
    ]);
    expect(doubtful[0].proposals[0]).toMatchObject({ name: "1号楼 · 柳园路1号院1号楼", why: ["compound"] });
    expect(JSON.stringify(doubtful)).not.toMatch(/王小明|13912345678/);
    const placed = await post(`/api/hotline/sheets/${sheet.id}/rows/3`, {
      position: doubtful[0].proposals[0].position,
    });
    expect(placed).toMatchObject({ status: 200, body: { state: "loaded", line: 3 } });
    const again = await post(`/api/hotline/sheets/${sheet.id}/rows/3`, { position: [113.2, 35.21] });
    expect(again).toMatchObject({ status: 409, body: { code: "row_loaded" } });

    const file = await town.ask(`/api/hotline/sheets/${sheet.id}/file`, undefined, clerk);
    expect(decodeURIComponent(file.headers.get("content-disposition")!)).toContain("11月20日-办理结果.xlsx");
    const written = await readSheet(Buffer.from(await file.arrayBuffer()));
    expect(written[0].slice(0, 7)).toEqual(HEADER);
    expect(written[1].slice(0, 1)).toEqual(["W-1"]);
    expect(written[1].slice(7, 9)).toEqual([made.code, "发现"]);
    expect(written[3].slice(7)).toEqual([null, null, null, null, null]);
    const log = await town.sql<{ action: string }[]>`
      select action from audit where subject_kind = 'sheet' and subject_id = ${String(sheet.id)} order by id`;
    expect(log.map(({ action }) => action)).toEqual(["sheet.loaded", "sheet.exported"]);
  });

  test("a header that was confirmed is known; a number that came before is not loaded twice", async () => {
    const first = await bring([order("K-1", "柳园路1号院1号楼")]);
    await confirm(first);
    await post(`/api/hotline/sheets/${first.id}/load`, {});
    const second = await bring([
      order("K-1", "柳园路1号院1号楼"),
      order("K-2", "柳园路1号院1号楼"),
      order("K-2", "柳园路8号"),
    ]);
    expect(second).toMatchObject({ isMapped: true, counts: { known: 1, placed: 1, rejected: 1 } });
    expect((await rowsIn(second, "rejected"))[0]).toMatchObject({ line: 4, reason: "number-twice" });
    const [one, other] = [await rowsIn(first, "loaded"), await rowsIn(second, "known")];
    expect(other[0].incident).toBe(one[0].incident);
  });

  test("loaded by two at once, each row is one incident", async () => {
    const sheets = [];
    for (const nth of [1, 2]) {
      const sheet = await bring(
        Array.from({ length: 30 }, (_, index) => order(`T-${index}`, "柳园路1号院1号楼", `第${nth}张`)),
      );
      await confirm(sheet);
      sheets.push(sheet);
    }
    const answers = await Promise.all(
      [...sheets, ...sheets].map(({ id }) => post(`/api/hotline/sheets/${id}/load`, {})),
    );
    for (const { status } of answers) expect(status).toBe(200);
    const [{ count }] = await town.sql<{ count: number }[]>`
      select count(*) as count from incident join hotline_number on incident_id = incident.id where number like 'T-%'`;
    expect(count).toBe(30);
    const [{ stray }] = await town.sql<{ stray: number }[]>`
      select count(*) as stray from incident where text in ('第1张', '第2张')`;
    expect(stray).toBe(30);
  });

  test("an Excel workbook with a title above its header, dates and long numbers", async () => {
    const title = ["12345 工单台账", null, null, null, null, null, null];
    const typed = [
      "X-1",
      new Date(Date.UTC(2025, 10, 18, 9, 15)),
      "李四",
      13800000000,
      "柳园路1号院1号楼",
      "下水道堵",
      "",
    ];
    const long = [Number("20251120000012345678"), "2025-11-18", "李四", "", "柳园路8号", "路灯", ""];
    const merged = [null, null, null, null, "柳园路8号", "同上", null];
    const file = await writeExcelFile(
      [title, HEADER, typed, long, merged] as never,
      { dateFormat: "yyyy/mm/dd" } as never,
    ).toBuffer();
    const { status, body } = await send(new Uint8Array(file), clerk, "台账.xlsx");
    expect(status).toBe(201);
    await confirm(body);
    expect((await rowsIn(body, "placed")).map(({ line }) => line)).toEqual([3]);
    expect((await rowsIn(body, "rejected")).map(({ line, reason }) => [line, reason])).toEqual([
      [4, "imprecise-number"],
      [5, "no-number"],
    ]);
    await post(`/api/hotline/sheets/${body.id}/load`, {});
    const [row] = await rowsIn(body, "loaded");
    expect((await incident(row.incident!)).reportedAt).toBe("2025-11-18T01:15:00.000Z");
  });

  test("a date that came with an order is what its clock runs by", async () => {
    const rows = [
      [...order("D-1", "柳园路1号院1号楼"), "2025-11-21 18:00"],
      [...order("D-2", "柳园路1号院1号楼"), "2099-11-21 18:00"],
    ];
    const { body: sheet } = await send(csv([[...HEADER, "办结时限"], ...rows]));
    await confirm(sheet);
    await post(`/api/hotline/sheets/${sheet.id}/load`, {});
    await showDueCards(town.sql);
    await town.changes.pull();
    const loaded = await rowsIn(sheet, "loaded");
    const cards = await Promise.all(loaded.map((row) => incident(row.incident!)));
    expect(cards.map(({ dueAt, card }) => [dueAt, card])).toEqual([
      ["2025-11-21T10:00:00.000Z", 3],
      ["2099-11-21T10:00:00.000Z", 0],
    ]);
  });

  describe("bad rows are named", () => {
    const header = [...HEADER, "经度", "纬度"];
    const cases: [reason: string, row: readonly string[]][] = [
      ["no-text", order("R-1", "柳园路8号", " ")],
      ["long-text", order("R-2", "柳园路8号", "长".repeat(10_000))],
      ["bad-time", ["R-3", "去年冬天", "", "", "柳园路8号", "路灯", ""]],
      ["future-time", ["R-4", "2099-01-01 08:00", "", "", "柳园路8号", "路灯", ""]],
      ["swapped-position", [...order("R-5", ""), "35.21", "113.205"]],
      ["bad-position", [...order("R-6", ""), "113.205", "不详"]],
    ];
    test.each(cases)("%s", async (reason, row) => {
      const { body } = await send(csv([header, row]));
      await confirm(body);
      expect(await rowsIn(body, "rejected")).toMatchObject([{ line: 2, reason }]);
    });

    test("a position in the sea, or in somebody else's area, is left to a person", async () => {
      const { body } = await send(
        csv([header, [...order("S-1", ""), "123.5", "30.1"], [...order("S-2", ""), "113.2241", "35.21"]]),
      );
      await confirm(body);
      expect((await rowsIn(body, "doubtful")).map(({ reason }) => reason)).toEqual(["outside", "outside"]);
      const there = await post(`/api/hotline/sheets/${body.id}/rows/3`, { position: [113.2241, 35.21] });
      expect(there).toMatchObject({ status: 404, body: { code: "place_unknown" } });
    });

    test("markup and formulas stay text", async () => {
      const sheet = await bring([
        order("F-1", "柳园路1号院1号楼", "<img src=x onerror=alert(1)>"),
        order("=1+1", "柳园路1号院1号楼"),
      ]);
      await confirm(sheet);
      await post(`/api/hotline/sheets/${sheet.id}/load`, {});
      const [row] = await rowsIn(sheet, "loaded");
      expect((await incident(row.incident!)).text).toBe("<img src=x onerror=alert(1)>");
      const file = await town.ask(`/api/hotline/sheets/${sheet.id}/file`, undefined, clerk);
      expect((await readSheet(Buffer.from(await file.arrayBuffer())))[2][0]).toBe("=1+1");
    });
  });

  describe("files that are none", () => {
    const refused: [name: string, body: string | Uint8Array, code: string][] = [
      ["nothing", "", "sheet_empty"],
      ["a header alone", csv([HEADER]), "sheet_header_only"],
      ["a broken workbook", new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), "sheet_broken"],
      ["an old workbook", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), "sheet_kind"],
      ["too many rows", csv([HEADER, ...Array.from({ length: 20_001 }, () => ["1"])]), "sheet_too_long"],
    ];
    test.each(refused)("%s", async (_, body, code) => {
      expect(await send(body)).toMatchObject({ status: 400, body: { code } });
    });

    test("a column that is not there", async () => {
      const sheet = await bring([order("C-1", "柳园路8号")]);
      const put = (mapping: object) => post(`/api/hotline/sheets/${sheet.id}/mapping`, { mapping }, clerk, "PUT");
      expect((await put({ number: 0, text: 99 })).body).toMatchObject({ code: "column_unknown", where: "text" });
      expect((await put({ number: 0 })).body).toMatchObject({ code: "column_needed", where: "text" });
    });
  });

  test("a sheet is its owner's, and of those who may see everywhere", async () => {
    const sheet = await bring([order("O-1", "柳园路1号院1号楼")]);
    for (const path of ["", "/rows?state=new", "/file"]) {
      expect((await town.ask(`/api/hotline/sheets/${sheet.id}${path}`, undefined, elsewhere)).status).toBe(404);
    }
    expect((await town.json("/api/hotline/sheets", elsewhere)).items).toEqual([]);
    expect((await town.json("/api/hotline/sheets")).items.length).toBeGreaterThan(0);
    expect((await post(`/api/hotline/sheets/${sheet.id}`, undefined, elsewhere, "DELETE")).status).toBe(404);
    expect((await post(`/api/hotline/sheets/${sheet.id}`, undefined, clerk, "DELETE")).status).toBe(204);
    expect((await town.ask(`/api/hotline/sheets/${sheet.id}`, undefined, clerk)).status).toBe(404);
  });

  test("what the rows say is sealed in the database", async () => {
    await bring([order("Z-1", "柳园路8号")]);
    const rows = await town.sql<{ cells: string }[]>`select cells from hotline_row`;
    for (const { cells } of rows) expect(cells).toMatch(/^§1\./);
  });
});
