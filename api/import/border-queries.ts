import { type AREA_KINDS, LEVELS } from "../../domain/grid.ts";
import { borderNotes } from "./border-faults.ts";
import { repairPolygons } from "./check-queries.ts";
import type { Field } from "./field.ts";
import type { Counts, ImportKind, Load } from "./kind.ts";
import { CODE, NAME } from "./shared-fields.ts";
import { findKnown, removeRejected } from "./staging-queries.ts";

const LEVEL: Field = {
  name: "level",
  zh: "级别",
  names: ["层级", "等级"],
  type: "choice",
  otherwise: "reject",
  choices: {
    county: ["区县", "县", "区", "县区", "市辖区"],
    street: ["街道", "乡镇", "镇", "乡", "街道办"],
    community: ["社区", "村", "行政村", "居委会", "村委会"],
    grid: ["网格", "大网格"],
    microgrid: ["微网格", "小网格"],
  },
};

const KIND: Field = {
  name: "kind",
  zh: "类型",
  names: ["类别", "网格类型", "type"],
  type: "choice",
  otherwise: "reject",
  choices: {
    urban: ["城市", "城区", "楼院", "居民"],
    rural: ["农村", "乡村", "村民小组"],
    dedicated: ["专属", "专属网格", "专属型"],
  } satisfies Record<(typeof AREA_KINDS)[number], string[]>,
};

const FIELDS: Field[] = [
  {
    ...CODE,
    names: ["网格编码", "网格代码", "社区编码", "社区代码", "区划代码", "行政区划代码", "adcode", ...CODE.names],
  },
  { ...NAME, names: ["网格名称", "社区名称", "社区", "村", "乡", "街道", ...NAME.names] },
  LEVEL,
  KIND,
  {
    name: "parent",
    zh: "上级",
    names: ["上级编码", "上级代码", "所属社区", "所属社区编码", "parent_code", "pcode"],
    type: "text",
  },
  { name: "valid_from", zh: "生效日期", names: ["启用日期", "生效时间", "start_date"], type: "date" },
];

/** 社区、街道、区县. */
export const communities: ImportKind = {
  kind: "communities",
  zh: "社区",
  shape: "polygon",
  evidence: ["areas"],
  tables: ["area", "area_border"],
  fields: FIELDS,
  load: (load) => loadAreas(load, "community"),
};

/** 网格、微网格. */
export const grids: ImportKind = { ...communities, kind: "grids", zh: "网格", load: (load) => loadAreas(load, "grid") };

/** Level by level, the largest first, so that parents are there before what lies in them. */
async function loadAreas(load: Load, usualLevel: string): Promise<Counts> {
  const { tx } = load;
  await repairPolygons(tx, true);
  await tx`update import_staged set level = ${usualLevel} where level is null`;
  await tx`alter table import_staged add column parent_id integer`;
  await findKnown(tx, "area");
  await rejectImpossible(load);
  await tx`create index on import_staged (level)`;
  const counts = { loaded: 0, updated: 0 };
  for (const level of LEVELS) {
    const [{ some }] = await tx<
      { some: boolean }[]
    >`select exists (select from import_staged where level = ${level}) as some`;
    if (!some) continue;
    await findParents(load, level);
    const inserted = await insertAreas(load, level);
    await updateAreas(load, level);
    await writeBorders(load, level);
    counts.loaded += inserted;
  }
  const [{ updated }] = await tx<{ updated: number }[]>`select count(distinct nth) as updated from import_updated`;
  return { ...counts, updated, notes: await borderNotes(load) };
}

/** Rejects what no parent could mend: another level under a known code, a border that would begin before the one in force. */
async function rejectImpossible({ tx }: Load) {
  await tx`
    insert into import_fault
    select row.nth, row.line, true, 'level_changed', array[area.code, area.level::text]
    from import_staged as row
    join area on area.code = row.code
    where area.level <> row.level::area_level`;
  await tx`
    insert into import_fault
    select row.nth, row.line, true, 'border_older', array[lower(latest.valid)::text]
    from import_staged as row
    join area on area.code = row.code
    join area_border as latest on latest.area_id = area.id and upper_inf(latest.valid)
    where row.valid_from < lower(latest.valid)
      and st_multi(row.shape) is distinct from latest.border`;
  await removeRejected(tx);
}

/**
 * The parent of each row of `level`: by code; else --community where that is larger; else the smallest larger area that
 * covers a point of its surface.
 */
async function findParents({ tx, communityId, community }: Load, level: string) {
  await tx`
    insert into import_fault
    select row.nth, row.line, true, 'parent_level', array[parent.code, parent.level::text]
    from import_staged as row
    join area as parent on parent.code = row.parent
    where row.level = ${level} and parent.level >= ${level}::area_level`;
  await removeRejected(tx);
  await tx`
    insert into import_fault
    select row.nth, row.line, false, 'parent_unknown', array[row.parent]
    from import_staged as row
    where row.level = ${level} and row.parent is not null and not exists (select from area where code = row.parent)`;
  await tx`
    update import_staged as row
    set parent_id = area.id
    from area
    where row.level = ${level} and area.code = row.parent`;
  await tx`
    update import_staged as row
    set parent_id = area.id
    from area
    where row.level = ${level} and row.parent_id is null
      and area.id = ${communityId} and area.level < ${level}::area_level and area.code is distinct from row.code`;
  await tx`
    update import_staged as row
    set parent_id = (
      select area.id
      from area_border
      join area on area.id = area_border.area_id
      where area.level < ${level}::area_level
        and area_border.valid @> current_date
        and area_border.border && st_pointonsurface(row.shape)
        and st_covers(area_border.border, st_pointonsurface(row.shape))
      order by area.level desc, area.code
      limit 1
    )
    where row.level = ${level} and row.parent_id is null`;
  if (level === "county") return;
  await tx`
    insert into import_fault
    select row.nth, row.line, false, 'parent_none', '{}'
    from import_staged as row
    where row.level = ${level} and row.parent_id is null
      and exists (select from area where area.level < ${level}::area_level and code is distinct from ${community})`;
}

async function insertAreas({ tx }: Load, level: string): Promise<number> {
  const { count } = await tx`
    insert into area (code, level, name, kind, parent_id)
    select row.code, row.level::area_level, coalesce(row.name, row.code), coalesce(row.kind, 'urban'), row.parent_id
    from import_staged as row
    where row.level = ${level}
      and not exists (select from import_known as known where known.nth = row.nth)
    order by row.nth`;
  return count;
}

/** Name, kind and parent of known areas; what the file does not say stays. */
async function updateAreas({ tx, has }: Load, level: string) {
  await tx`
    with changed as (
      update area
      set name = wanted.name, kind = wanted.kind, parent_id = wanted.parent_id
      from (
        select row.nth, area.id,
          ${has("name") ? tx`coalesce(row.name, row.code)` : tx`area.name`} as name,
          ${has("kind") ? tx`coalesce(row.kind, 'urban')` : tx`area.kind`} as kind,
          coalesce(row.parent_id, area.parent_id) as parent_id
        from import_staged as row
        join import_known as known on known.nth = row.nth
        join area on area.id = known.id
        where row.level = ${level}
      ) as wanted
      where wanted.id = area.id
        and (wanted.name, wanted.kind, wanted.parent_id) is distinct from (area.name, area.kind, area.parent_id)
      returning wanted.nth
    )
    insert into import_updated
    select nth from changed`;
}

/**
 * Borders of one level. A new area has its border from valid_from on, or always. Where a border differs from the latest,
 * that one ends on valid_from (else today) and a new one begins; a border that began the same day is replaced.
 */
async function writeBorders({ tx }: Load, level: string) {
  await tx`create temp table import_border on commit drop as
    select row.nth, area.id as area_id, latest.id as latest_id, row.shape, known.nth is not null as known,
      coalesce(row.valid_from, case when latest.id is not null then current_date end) as day,
      coalesce(lower(latest.valid) = coalesce(row.valid_from, current_date), false) as same_day
    from import_staged as row
    join area on area.code = row.code
    left join import_known as known on known.nth = row.nth
    left join area_border as latest on latest.area_id = area.id and upper_inf(latest.valid)
    where row.level = ${level} and row.shape is distinct from latest.border`;
  await tx`
    update area_border
    set border = fresh.shape
    from import_border as fresh
    where fresh.latest_id = area_border.id and fresh.same_day`;
  await tx`
    update area_border
    set valid = daterange(lower(area_border.valid), fresh.day)
    from import_border as fresh
    where fresh.latest_id = area_border.id and not fresh.same_day`;
  await tx`
    insert into area_border (area_id, valid, border)
    select area_id, daterange(day, null), shape
    from import_border
    where not same_day
    order by nth`;
  await tx`insert into import_updated select nth from import_border where known`;
  await tx`drop table import_border`;
}
