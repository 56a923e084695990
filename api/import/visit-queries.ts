import { createHash } from "node:crypto";
import { noteContext } from "../visits/item.ts";
import type { ImportKind } from "./kind.ts";
import { CODE } from "./shared-fields.ts";
import { removeRejected } from "./staging-queries.ts";

/** The key of the visit with this code: in SQL `md5(code)::uuid`. */
function keyOf(code: string): string {
  const hash = createHash("md5").update(code).digest("hex");
  return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20)].join("-");
}

/** 走访. A visit of a household that is known; who was there is a worker's code or a name. */
export const visits: ImportKind = {
  kind: "visits",
  zh: "走访",
  shape: "none",
  evidence: [],
  tables: ["visit", "household_visit_state"],
  sealed: ["note"],
  sealedFor: (code) => noteContext(keyOf(code)),
  fields: [
    { ...CODE, names: ["走访编码", "走访编号", "记录编号", ...CODE.names] },
    {
      name: "household",
      zh: "户",
      names: ["户编码", "户编号", "户代码", "household_code"],
      type: "text",
      required: true,
    },
    {
      name: "time",
      zh: "走访时间",
      names: ["时间", "日期", "走访日期", "visited_at", "datetime", "date"],
      type: "time",
      required: true,
    },
    {
      name: "way",
      zh: "方式",
      names: ["走访方式", "形式"],
      type: "choice",
      choices: {
        door: ["上门", "入户", "上门走访", "入户走访", "面访"],
        phone: ["电话", "电话走访", "电话联系"],
        absent: ["上门无人", "无人", "无人在家", "未遇", "家中无人"],
      },
      otherwise: "reject",
    },
    {
      name: "note",
      zh: "备注",
      names: ["走访内容", "走访记录", "情况", "说明", "记录", "description"],
      type: "text",
    },
    { name: "next", zh: "下次日期", names: ["下次走访", "约定日期", "下次时间", "next_date"], type: "date" },
    { name: "worker", zh: "走访人", names: ["网格员", "走访人员", "姓名", "人员编码", "staff"], type: "text" },
  ],
  async load({ tx, has }) {
    await tx`
      insert into import_fault
      select row.nth, row.line, true, 'household_unknown', array[row.household]
      from import_staged as row
      where not exists (select from household where household.code = row.household)`;
    await removeRejected(tx);
    await tx`
      insert into import_fault
      select nth, line, false, 'time_order', array['走访时间', '下次日期'] from import_staged where next < time::date`;
    await tx`
      create temp table import_visit on commit drop as
      select row.nth, md5(row.code)::uuid as key, household.id as household_id, row.time as at,
        coalesce(row.way, 'door') as way, row.note, row.next as next_day,
        coalesce(staff.name, row.worker, '导入') as by_name
      from import_staged as row
      join household on household.code = row.household
      left join staff on staff.code = row.worker`;
    await tx`analyze import_visit`;
    const kept = (field: string, column: string) => (has(field) ? tx`row.${tx(column)}` : tx`known.${tx(column)}`);
    const said = tx`row.household_id, row.at, ${kept("way", "way")}, ${kept("note", "note")},
      ${kept("next", "next_day")}, ${kept("worker", "by_name")}`;
    const { count: updated } = await tx`
      update visit as known
      set (household_id, at, way, note, next_day, by_name) = (select ${said})
      from import_visit as row
      where row.key = known.key
        and (${said}) is distinct from
          (known.household_id, known.at, known.way, known.note, known.next_day, known.by_name)`;
    const { count: loaded } = await tx`
      insert into visit (key, household_id, at, way, note, next_day, by_name)
      select row.key, row.household_id, row.at, row.way, row.note, row.next_day, row.by_name
      from import_visit as row
      where not exists (select from visit as known where known.key = row.key)
      order by row.at, row.nth`;
    return { loaded, updated };
  },
};
