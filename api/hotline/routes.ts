import type { Context } from "hono";
import { guessColumns, headerKey } from "../../domain/hotline/columns.ts";
import { type HotlineSheet, NEEDED_FIELDS, ROW_STATES, type RowState } from "../../domain/hotline/sheet.ts";
import { scopeOf, viewerOf } from "../access/guard.ts";
import { liesIn } from "../access/viewer.ts";
import { record } from "../audit/log.ts";
import type { Queryable } from "../database/database.ts";
import { officeOf } from "../flow/queries.ts";
import { HttpError, placeOutside, unknown } from "../http/errors.ts";
import { addressOf } from "../http/origin.ts";
import { page, readCursor } from "../http/page.ts";
import { finished, newRoutes } from "../http/routing.ts";
import { areaAt } from "../incidents/report-queries.ts";
import type { Parts } from "../parts.ts";
import { sealCells } from "./cells.ts";
import {
  deleteSheet,
  EXCEL_TYPE,
  getFile,
  getSheet,
  listRows,
  listSheets,
  postLoad,
  postPlace,
  postSheet,
  putMapping,
} from "./descriptions.ts";
import { type Examining, examineSheet } from "./examine.ts";
import { type Loading, loadPlaced, loadRow, onceMore } from "./load.ts";
import type { Places } from "./places.ts";
import {
  confirmMapping,
  forgetSheet,
  insertRows,
  insertSheet,
  mappingFor,
  results,
  rowOfLine,
  rowsOf,
  type SheetRow,
  type StoredRow,
  sheetById,
  sheetRows,
  stateCounts,
  updateRows,
} from "./queries.ts";
import { readHotlineSheet } from "./read-sheet.ts";
import { sheetWithResults } from "./results.ts";
import { rowItem } from "./row-item.ts";

export function hotlineRoutes({ database: { sql, sealer }, memory, changes, settings }: Parts, places: Places) {
  const routes = newRoutes();

  const examining = async (c: Context): Promise<Examining> => ({
    ...{ sealer, areas: memory.areas, scope: scopeOf(c, "hotline"), now: Date.now() },
    gazetteer: await places.gazetteer(sql),
  });
  const loading = async (): Promise<Loading> => ({
    ...{ sealer, codes: memory.codes.tables, now: Date.now() },
    office: await officeOf(sql),
  });

  /** The sheet, where it is the asker's own or they may see all; throws the 404. */
  const sheetOf = async (c: Context, id: number): Promise<SheetRow> => {
    const sheet = await sheetById(sql, id);
    const isTheirs = sheet?.account_id === viewerOf(c).account.id || scopeOf(c, "hotline").areas === null;
    if (!sheet || !isTheirs) throw unknown("sheet_unknown", "工单表", id);
    return sheet;
  };

  const shown = async (sheets: readonly SheetRow[]): Promise<HotlineSheet[]> => {
    const counts = await stateCounts(
      sql,
      sheets.map(({ id }) => id),
    );
    return sheets.map(({ id, name, uploaded_at, columns, mapping, datum, mapped }) => {
      const of = (state: RowState) => counts.find((row) => row.sheet_id === id && row.state === state)?.count ?? 0;
      const states = Object.fromEntries(ROW_STATES.map((state) => [state, of(state)])) as Record<RowState, number>;
      return {
        id,
        name,
        uploadedAt: uploaded_at.toISOString(),
        columns,
        mapping,
        datum,
        isMapped: mapped,
        counts: states,
      };
    });
  };
  const shownNow = async (id: number): Promise<HotlineSheet> => (await shown([(await sheetById(sql, id))!]))[0];

  /** `GET /api/hotline/sheets` */
  routes.openapi(listSheets, async (c) => {
    const isEverywhere = scopeOf(c, "hotline").areas === null;
    const sheets = await sheetRows(sql, isEverywhere ? null : viewerOf(c).account.id);
    return c.json({ items: await shown(sheets) }, 200);
  });

  /** `POST /api/hotline/sheets?name=11月20日.xlsx`, the bytes of the file as body */
  routes.openapi(postSheet, async (c) => {
    const { name } = c.req.valid("query");
    const { columns, headerLine, rows } = await readHotlineSheet(new Uint8Array(await c.req.arrayBuffer()));
    const before = await mappingFor(sql, headerKey(columns));
    const { mapping, datum } = before ?? { mapping: guessColumns(columns), datum: "wgs84" as const };
    const asked = before ? await examining(c) : null;
    const id = await sql.begin(async (tx) => {
      const account = viewerOf(c).account.id;
      const id = await insertSheet(tx, { name, account, columns, header_line: headerLine, mapping, datum });
      const sealed = rows.map(({ line, cells }) => sealCells(sealer, id, line, cells));
      await insertRows(
        tx,
        id,
        rows.map(({ line }) => line),
        sealed,
      );
      if (before && asked) await confirm(tx, id, columns, before, asked);
      return id;
    });
    return c.json(await shownNow(id), 201, { location: `/api/hotline/sheets/${id}` });
  });

  const confirm = async (
    tx: Queryable,
    id: number,
    columns: string[],
    mapped: Pick<SheetRow, "mapping" | "datum">,
    asked: Examining,
  ) => {
    await confirmMapping(tx, id, headerKey(columns), mapped);
    await examineSheet(tx, (await sheetById(tx, id))!, asked);
  };

  /** `GET /api/hotline/sheets/3` */
  routes.openapi(getSheet, async (c) => {
    const { id } = await sheetOf(c, c.req.valid("param").id);
    return c.json(await shownNow(id), 200);
  });

  /** `PUT /api/hotline/sheets/3/mapping {"mapping": {"number": 0, "text": 4, "address": 3}}` */
  routes.openapi(putMapping, async (c) => {
    const { id, columns } = await sheetOf(c, c.req.valid("param").id);
    const mapped = c.req.valid("json");
    for (const field of NEEDED_FIELDS) {
      if (mapped.mapping[field] !== undefined) continue;
      const message = `请指出哪一列是${field === "number" ? "工单编号" : "诉求内容"}。 Say which column holds the ${field}.`;
      throw new HttpError(400, "column_needed", message, field);
    }
    const beyond = Object.entries(mapped.mapping).find(([, column]) => column >= columns.length);
    if (beyond) {
      const message = `表里没有第 ${beyond[1] + 1} 列。 The sheet has no such column.`;
      throw new HttpError(400, "column_unknown", message, beyond[0]);
    }
    const asked = await examining(c);
    await sql.begin((tx) => confirm(tx, id, columns, mapped, asked));
    return c.json(await shownNow(id), 200);
  });

  /** `POST /api/hotline/sheets/3/load` */
  routes.openapi(postLoad, async (c) => {
    const sheet = await sheetOf(c, c.req.valid("param").id);
    if (!sheet.mapped) {
      throw new HttpError(409, "sheet_not_mapped", "请先确认各列的含义。 Say first what the columns hold.", "mapping");
    }
    // why again: borders and duties may have changed since, and with them what lies within the asker's areas
    await examining(c).then((asked) => sql.begin((tx) => examineSheet(tx, sheet, asked)));
    await loadPlaced(sql, sheet, await loading());
    await changes.pull();
    const after = await shownNow(sheet.id);
    await note(c, "sheet.loaded", sheet, { loaded: after.counts.loaded, doubtful: after.counts.doubtful });
    return c.json(after, 200);
  });

  const note = (c: Context, action: "sheet.loaded" | "sheet.exported", sheet: SheetRow, details: object) =>
    sql.begin(async (tx) => {
      const subject = { kind: "sheet", id: sheet.id };
      const happening = { viewer: viewerOf(c), action, subject, address: addressOf(c, settings) };
      await record(tx, { ...happening, details: { name: sheet.name, ...details } });
    });

  /** `GET /api/hotline/sheets/3/rows?state=doubtful` */
  routes.openapi(listRows, async (c) => {
    const sheet = await sheetOf(c, c.req.valid("param").id);
    const { state, limit, after } = c.req.valid("query");
    const [line = 0] = readCursor(after, 1) ?? [];
    const rows = await rowsOf(sql, sheet.id, [state], { after: line, limit: limit + 1 });
    // why only then: it holds every building and door
    const gazetteer = state === "doubtful" && rows.length > 0 ? await places.gazetteer(sql) : null;
    const item = (row: StoredRow) => rowItem(sealer, sheet, row, gazetteer);
    return c.json(
      page(rows, limit, item, ({ line }) => [line]),
      200,
    );
  });

  /** `POST /api/hotline/sheets/3/rows/17 {"position": [113.24, 35.22]}` */
  routes.openapi(postPlace, async (c) => {
    const { id, line } = c.req.valid("param");
    const { position } = c.req.valid("json");
    const sheet = await sheetOf(c, id);
    const scope = scopeOf(c, "hotline");
    const area = await areaAt(sql, position);
    if (area === null || !liesIn(memory.areas, area, scope)) throw placeOutside();
    const given = await loading();
    await onceMore(sql, async (tx) => {
      const row = await rowOfLine(tx, id, line);
      if (!row) throw unknown("row_unknown", "行", line);
      if (row.state === "loaded" || row.state === "known") {
        throw new HttpError(409, "row_loaded", "这一行已经成为事件。 This row is an incident already.", String(line));
      }
      await updateRows(tx, [await loadRow(tx, sheet, row, position, given)]);
    });
    await changes.pull();
    const [row] = await rowsOf(sql, id, ROW_STATES, { after: line - 1, limit: 1 });
    return c.json(rowItem(sealer, sheet, row, null), 200);
  });

  /** `GET /api/hotline/sheets/3/file` */
  routes.openapi(getFile, async (c) => {
    const sheet = await sheetOf(c, c.req.valid("param").id);
    const rows = await rowsOf(sql, sheet.id, ROW_STATES);
    const file = await sheetWithResults(sheet, rows, await results(sql, sheet.id), sealer);
    await note(c, "sheet.exported", sheet, { rows: rows.length });
    const name = `${sheet.name.replace(/\.(xlsx?|csv)$/i, "")}-办理结果.xlsx`;
    const headers = {
      "content-type": EXCEL_TYPE,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      "cache-control": "no-store",
    };
    return finished(new Response(new Uint8Array(file), { headers }));
  });

  /** `DELETE /api/hotline/sheets/3` */
  routes.openapi(deleteSheet, async (c) => {
    const { id } = await sheetOf(c, c.req.valid("param").id);
    await forgetSheet(sql, id);
    return c.body(null, 204);
  });
  return routes;
}
