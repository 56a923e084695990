import type { LayoutData } from "../../domain/layout/layout.ts";
import type { LayoutSettings } from "../../domain/layout/layout-settings.ts";
import type { LayoutState, LayoutStep, SavedEdit } from "../../domain/layout/publication.ts";
import { within } from "../access/scope-queries.ts";
import type { Scope, Viewer } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";

export type LayoutRow = {
  id: number;
  area_id: number;
  community: string;
  community_name: string;
  fabric_id: number;
  fabric: string;
  name: string;
  state: LayoutState;
  /** what its planners set */
  settings: Partial<LayoutSettings>;
  replaces_id: number | null;
  revision: number;
  in_force_from: string | null;
  account_id: number | null;
  made_by: string;
  created_at: Date;
  changed_at: Date;
};

const columns = (sql: Queryable) => sql`
  layout.id, layout.area_id, community.code as community, community.name as community_name, layout.fabric_id,
  fabric.version as fabric, layout.name, layout.state, layout.settings, layout.replaces_id, layout.revision,
  layout.in_force_from::text as in_force_from, layout.account_id, layout.made_by, layout.created_at, layout.changed_at
  from layout
  join area as community on community.id = layout.area_id
  join fabric on fabric.id = layout.fabric_id`;

/** Layouts in `scope`, of one community or in some states where these are given, before the id `before`; the newest first. */
export const layoutRows = (
  sql: Queryable,
  scope: Scope,
  { community, states, before, limit }: { community?: string; states?: string[]; before: number; limit: number },
) => sql<LayoutRow[]>`
  select ${columns(sql)}
  where layout.id < ${before} ${within(sql, "layout.area_id", scope)}
    ${community ? sql`and community.code = ${community}` : sql``}
    ${states ? sql`and layout.state = any(${states})` : sql``}
  order by layout.id desc
  limit ${limit}
`;

/** The layout with this id; undefined when there is none in `scope`. */
export const layoutById = (sql: Queryable, id: number, scope: Scope) =>
  sql<LayoutRow[]>`
  select ${columns(sql)}
  where layout.id = ${id} ${within(sql, "layout.area_id", scope)}
`.then(([row]): LayoutRow | undefined => row);

/** The same, kept from being changed by others until the transaction ends. */
export const heldLayout = (sql: Queryable, id: number, scope: Scope) =>
  sql<LayoutRow[]>`
  select ${columns(sql)}
  where layout.id = ${id} ${within(sql, "layout.area_id", scope)}
  for no key update of layout
`.then(([row]): LayoutRow | undefined => row);

/** The layout with this id if it waits for its day, kept from being changed by others until the transaction ends. */
export const heldScheduled = (sql: Queryable, id: number) =>
  sql<LayoutRow[]>`
  select ${columns(sql)}
  where layout.id = ${id} and layout.state = 'scheduled'
  for no key update of layout
`.then(([row]): LayoutRow | undefined => row);

/** Households and residents of each cell, as a layout keeps them. */
export type Loads = { households: number[]; population: number[] };

/** What a layout's first edit was made on; undefined when there is no layout with this id. */
export const baseOf = (sql: Queryable, id: number) =>
  sql<{ base: LayoutData; loads: Loads }[]>`select base, loads from layout where id = ${id}`.then(
    ([row]): typeof row | undefined => row,
  );

/** Codes of all grids and microgrids that a community has or ever had. */
export const usedCodes = (sql: Queryable, community: number) =>
  sql<{ code: string }[]>`
  select area.code
  from area
  join area as community on community.id = ${community}
  where area.path <@ community.path
    and area.level in ('grid', 'microgrid')
  order by area.code
`.then((rows) => rows.map(({ code }) => code));

export type NewLayout = {
  areaId: number;
  fabricId: number;
  name: string;
  base: LayoutData;
  loads: Loads;
};

/** Makes a draft, begun on what is in force now, with the settings of the layout `from`: that in force where it is null. Gives its id. */
export const insertLayout = (sql: Queryable, layout: NewLayout, from: number | null, { account }: Viewer) =>
  sql<{ id: number }[]>`
  with in_force as (select id from layout where area_id = ${layout.areaId} and state = 'in-force')
  insert into layout (area_id, fabric_id, name, base, loads, replaces_id, settings, account_id, made_by)
  values (${layout.areaId}, ${layout.fabricId}, ${layout.name}, ${sql.json(layout.base as never)},
    ${sql.json(layout.loads as never)}, (select id from in_force),
    coalesce((select settings from layout where id = coalesce(${from}::int, (select id from in_force))), '{}'),
    ${account.id}, ${account.name})
  returning id
`.then(([{ id }]) => id);

/** Copies the edits of one layout to another, by the same people at the same times. */
export async function copyEdits(sql: Queryable, from: number, to: number): Promise<void> {
  await sql`
    insert into layout_edit (layout_id, number, key, edit, account_id, by_name, at)
    select ${to}, number, gen_random_uuid(), edit, account_id, by_name, at
    from layout_edit
    where layout_id = ${from}`;
  await sql`update layout set revision = (select revision from layout where id = ${from}) where id = ${to}`;
}

type EditRow = { number: number; key: string; edit: unknown; by_name: string; at: Date };

const savedEdit = ({ number, key, edit, by_name, at }: EditRow): SavedEdit => ({
  number,
  key,
  edit,
  by: by_name,
  at: at.toISOString(),
});

/** Edits of a layout after the one numbered `since`, in order; at most `limit`. */
export const editsSince = (sql: Queryable, layout: number, since: number, limit: number | null = null) =>
  sql<EditRow[]>`
  select number, key, edit, by_name, at
  from layout_edit
  where layout_id = ${layout} and number > ${since}
  order by number
  ${limit === null ? sql`` : sql`limit ${limit}`}
`.then((rows) => rows.map(savedEdit));

/** Adds edits after the one numbered `revision`; gives the new revision. */
export async function insertEdits(
  sql: Queryable,
  layout: number,
  revision: number,
  edits: readonly { key: string; edit: unknown }[],
  { account }: Viewer,
): Promise<number> {
  await sql`
    insert into layout_edit (layout_id, number, key, edit, account_id, by_name)
    select ${layout}, ${revision} + nth, (row ->> 'key')::uuid, row -> 'edit', ${account.id}, ${account.name}
    from jsonb_array_elements(${sql.json(edits as never)}) with ordinality as given (row, nth)`;
  const next = revision + edits.length;
  await sql`update layout set revision = ${next}, changed_at = clock_timestamp() where id = ${layout}`;
  return next;
}

/** Gives a layout another name, or other settings; null leaves them. */
export const describeLayout = (
  sql: Queryable,
  id: number,
  { name = null, settings = null }: { name?: string | null; settings?: LayoutSettings | null },
) => sql`
  update layout
  set name = coalesce(${name}, name), settings = coalesce(${settings && sql.json(settings as never)}::jsonb, settings),
    changed_at = clock_timestamp()
  where id = ${id}`;

/** Deletes a draft with all its edits. */
export const deleteLayout = (sql: Queryable, id: number) => sql`delete from layout where id = ${id}`;

/** Moves a layout on; `day` is when it comes into force, for the states that have one. */
export const setState = (sql: Queryable, id: number, state: LayoutState, day: string | null = null) => sql`
  update layout
  set state = ${state}, in_force_from = ${day}::text::date, changed_at = clock_timestamp()
  where id = ${id}`;

/** Notes who took a step; `viewer` is null for what the calendar does. */
export const insertStep = (
  sql: Queryable,
  layout: number,
  step: LayoutStep["step"],
  viewer: Viewer | null,
  note: string | null = null,
) => sql`
  insert into layout_step (layout_id, step, note, account_id, by_name)
  values (${layout}, ${step}, ${note}, ${viewer?.account.id ?? null}, ${viewer?.account.name ?? ""})`;

/** The steps of a layout, the first first, with the accounts that took them. */
export const stepsOf = (sql: Queryable, layout: number) => sql<
  { step: LayoutStep["step"]; note: string | null; account_id: number | null; by_name: string; at: Date }[]
>`
  select step, note, account_id, by_name, at from layout_step where layout_id = ${layout} order by id
`;

/** Accounts that drew any of a layout since it was last sent back: who may not approve it. */
export const authorsOf = (sql: Queryable, layout: number) =>
  sql<{ account_id: number }[]>`
  select account_id from layout_edit where layout_id = ${layout} and account_id is not null
  union
  select account_id from layout where id = ${layout} and account_id is not null
  union
  select account_id from layout_step where layout_id = ${layout} and step = 'submitted' and account_id is not null
`.then((rows) => new Set(rows.map(({ account_id }) => account_id)));

/**
 * What a layout stands on now: whether what it was begun on is still in force, and whether its community has the border that it was
 * drawn in.
 */
export const groundOf = (sql: Queryable, layout: number) =>
  sql<{ same_borders: boolean; same_ground: boolean }[]>`
  select coalesce(replaced.state = 'in-force' and replaced.borders_hash = borders_hash(layout.area_id), false) as same_borders,
    coalesce(md5(st_asbinary(area_border.border)) = fabric.border_hash, false) as same_ground
  from layout
  join fabric on fabric.id = layout.fabric_id
  left join layout as replaced on replaced.id = layout.replaces_id
  left join area_border on area_border.area_id = layout.area_id and area_border.valid @> current_date
  where layout.id = ${layout}
`.then(([row]) => row);

/** The layout in force in a community, if what it says of borders is still true; undefined when there is none. */
export const layoutInForceIn = (sql: Queryable, areaId: number) =>
  sql<{ id: number }[]>`
  select id from layout
  where area_id = ${areaId} and state = 'in-force' and borders_hash = borders_hash(${areaId})
`.then(([row]) => row?.id);

/** Notes that no layout is in force any more, because other borders were imported. */
export const supersede = (sql: Queryable, areaId: number) =>
  sql<{ id: number }[]>`
  update layout set state = 'superseded' where area_id = ${areaId} and state = 'in-force' returning id
`.then((rows) => rows.map(({ id }) => id));

/** Keeps what is in force in a community as a layout: for others to be compared with, and to return to. */
export const insertInForce = (
  sql: Queryable,
  { areaId, fabricId, name, base, loads }: NewLayout,
  { account }: Viewer,
) => sql`
  insert into layout (area_id, fabric_id, name, state, base, loads, borders_hash, account_id, made_by)
  values (${areaId}, ${fabricId}, ${name}, 'in-force', ${sql.json(base as never)}, ${sql.json(loads as never)},
    borders_hash(${areaId}), ${account.id}, ${account.name})`;

/** The community of each layout: of all, or of `ids`. */
export const layoutPlaces = (sql: Queryable, ids: readonly number[] | null) => sql<{ id: number; area_id: number }[]>`
  select id, area_id from layout where ${ids ? sql`id = any(${ids as number[]})` : sql`true`}`;
