import { staffContext } from "../staff/phone.ts";
import type { ImportKind, Load } from "./kind.ts";
import { CODE, NAME, PHONE } from "./shared-fields.ts";
import { removeRejected } from "./staging-queries.ts";

/** 人员. One row an assignment: a person who answers for two areas stands twice, under one code. */
export const staff: ImportKind = {
  kind: "staff",
  zh: "人员",
  shape: "none",
  evidence: [],
  identity: ["name", "phone"],
  repeats: true,
  tables: ["staff", "assignment"],
  sealed: ["phone"],
  sealedFor: staffContext,
  fields: [
    { ...CODE, names: ["人员编码", "人员编号", "工号", "网格员编号", ...CODE.names] },
    { ...NAME, names: ["姓名", "人员姓名", "网格员姓名", ...NAME.names], required: true },
    PHONE,
    {
      name: "duty",
      zh: "职责",
      names: ["职务", "岗位", "角色", "人员类型", "类型", "role"],
      type: "code",
      table: "duty",
      synonyms: {
        "grid-worker": ["网格员", "专职"],
        "part-time-worker": ["兼职"],
        "community-secretary": ["书记", "社区支部书记"],
      },
    },
    {
      name: "area",
      zh: "负责区域",
      names: ["区域", "区域编码", "网格", "网格编码", "所属网格", "微网格编码", "area_code", "grid"],
      type: "text",
    },
  ],
  async load(load) {
    await rejectImpossible(load);
    const { tx } = load;
    await tx`create temp table import_person on commit drop as
      select distinct on (code) code, name, phone, line, nth from import_staged order by code, nth`;
    await noteConflicts(load);
    await tx`
      insert into import_updated
      select row.nth
      from import_person as row
      join staff as known on known.code = row.code
      where (row.name, ${load.has("phone") ? tx`row.phone` : tx`known.phone`}) is distinct from (known.name, known.phone)`;
    await tx`
      update staff
      set name = row.name, phone = ${load.has("phone") ? tx`row.phone` : tx`staff.phone`}
      from import_person as row
      where row.code = staff.code and row.nth in (select nth from import_updated)`;
    await tx`
      insert into staff (code, name, phone)
      select code, name, phone
      from import_person as row
      where not exists (select from staff as known where known.code = row.code)
      order by nth`;
    const { count: assigned } = await tx`
      insert into assignment (staff_id, area_id, duty_id)
      select staff.id, row.area_id, duty.id
      from import_staged as row
      join staff on staff.code = row.code
      join duty on duty.code = row.duty
      where row.area_id is not null
        and not exists (
          select from assignment as known
          where known.staff_id = staff.id and known.area_id = row.area_id and known.duty_id = duty.id
            and known.valid @> current_date
        )
      order by row.nth`;
    return count(load, assigned);
  },
};

/** Finds each row's area, and rejects rows that name none there is, no duty for it, or what a row before them said. */
async function rejectImpossible({ tx, communityId }: Load) {
  await tx`alter table import_staged add column area_id integer`;
  await tx`update import_staged as row set area_id = area.id from area where area.code = row.area`;
  await tx`update import_staged set area_id = ${communityId} where area is null`;
  await tx`
    insert into import_fault
    select nth, line, true, 'area_unknown', array[area] from import_staged where area is not null and area_id is null`;
  await tx`
    insert into import_fault
    select nth, line, true, 'field_missing', array['职责'] from import_staged where area_id is not null and duty is null`;
  await removeRejected(tx);
  await tx`
    insert into import_fault
    select nth, line, true, 'assignment_twice', array[first_line::text]
    from (
      select nth, line, row_number() over same as place, first_value(line) over same as first_line
      from import_staged
      window same as (partition by code, area_id, duty order by nth)
    ) as numbered
    where place > 1`;
  await removeRejected(tx);
  await tx`alter table import_staged add column is_new boolean`;
  await tx`
    update import_staged as row
    set is_new = not exists (
      select from staff
      left join assignment on assignment.staff_id = staff.id and assignment.valid @> current_date
      left join duty on duty.id = assignment.duty_id
      where staff.code = row.code
        and (row.area_id is null or (assignment.area_id = row.area_id and duty.code = row.duty))
    )`;
}

/** Names rows that call a person by another name or number than the person's first row does. */
async function noteConflicts({ tx }: Load) {
  await tx`
    insert into import_fault
    select row.nth, row.line, false, 'staff_conflict', array[row.code, person.line::text]
    from import_staged as row
    join import_person as person on person.code = row.code
    where (row.name, row.phone) is distinct from (person.name, person.phone)`;
}

/** A row is loaded when its assignment, or a person without one, is new; updated when only the person's details changed. */
async function count({ tx }: Load, assigned: number) {
  const [counts] = await tx<{ loaded: number; updated: number; assigned: number }[]>`
    select count(*) filter (where is_new) as loaded,
      count(*) filter (where not is_new and nth in (select nth from import_updated)) as updated,
      count(*) filter (where is_new and area_id is not null) as assigned
    from import_staged`;
  if (counts.assigned !== assigned) throw new Error(`${assigned} assignments were made for ${counts.assigned} rows`);
  return { loaded: counts.loaded, updated: counts.updated };
}
