import type { BulletinUrgency, BulletinWords } from "../../domain/bulletin.ts";
import { within } from "../access/scope-queries.ts";
import type { Scope } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";
import { areasWithin } from "../grids/queries.ts";

export type BulletinRow = {
  id: number;
  area_id: number;
  area: string;
  area_name: string;
  title: string;
  text: string;
  urgency: BulletinUrgency;
  from_at: Date;
  until_at: Date | null;
  made_by: string;
  made_at: Date;
  revision: number;
  changed_by: string | null;
  changed_at: Date | null;
  withdrawn_at: Date | null;
};

const columns = (sql: Queryable) => sql`
  bulletin.id, area_id, area.code as area, area.name as area_name, title, text, urgency, from_at, until_at, made_by, made_at,
  revision, changed_by, changed_at, withdrawn_at`;

/**
 * Bulletins of the area with this code and of all within it, in `scope`, and those of the areas `also`; the latest first, below the id
 * `before`; at most `limit`. Those still to be shown, or (`past`) those that are over or withdrawn.
 */
export const bulletinRows = (
  sql: Queryable,
  area: string,
  scope: Scope,
  also: readonly number[],
  { past, before, limit }: { past: boolean; before: number; limit: number },
) => sql<BulletinRow[]>`
  select ${columns(sql)}
  from bulletin
  join area on area.id = area_id
  where (area_id in ${areasWithin(sql, area)} ${within(sql, "bulletin.area_id", scope)} or area_id = any(${also as number[]}))
    and (withdrawn_at is not null or coalesce(until_at <= clock_timestamp(), false)) = ${past}
    and bulletin.id < ${before}
  order by bulletin.id desc
  limit ${limit}
`;

/** The bulletin with this id in `scope` or in one of the areas `also`, held until the transaction ends; undefined when there is none. */
export const holdBulletin = (tx: Queryable, id: number, scope: Scope, also: readonly number[]) =>
  tx<BulletinRow[]>`
  select ${columns(tx)}
  from bulletin
  join area on area.id = area_id
  where bulletin.id = ${id}
    and (true ${within(tx, "bulletin.area_id", scope)} or area_id = any(${also as number[]}))
  for update of bulletin
`.then(([row]): BulletinRow | undefined => row);

/** The bulletin that was written with this key; undefined when none was. */
export const bulletinOfKey = (sql: Queryable, key: string) =>
  sql<BulletinRow[]>`
  select ${columns(sql)}
  from bulletin
  join area on area.id = area_id
  where key = ${key}
`.then(([row]): BulletinRow | undefined => row);

type Words = Omit<BulletinWords, "area"> & { area: number };

/** Writes a new one; gives its id, or undefined where its key has been used. */
export const insertBulletin = (
  tx: Queryable,
  key: string,
  { area, title, text, urgency, from, until }: Words,
  by: { id: number; name: string },
) =>
  tx<{ id: number }[]>`
  insert into bulletin (key, area_id, title, text, urgency, from_at, until_at, account_id, made_by)
  values (${key}, ${area}, ${title}, ${text}, ${urgency}, ${from}, ${until}, ${by.id}, ${by.name})
  on conflict (key) do nothing
  returning id
`.then(([row]) => row?.id);

/** Writes one anew. */
export const changeBulletin = (
  tx: Queryable,
  id: number,
  { area, title, text, urgency, from, until }: Words,
  by: string,
) => tx`
  update bulletin
  set area_id = ${area}, title = ${title}, text = ${text}, urgency = ${urgency}, from_at = ${from}, until_at = ${until},
    revision = revision + 1, changed_by = ${by}, changed_at = clock_timestamp()
  where id = ${id}`;

/** Takes one off the screens. */
export const withdrawBulletin = (tx: Queryable, id: number, by: string) => tx`
  update bulletin
  set withdrawn_at = clock_timestamp(), revision = revision + 1, changed_by = ${by}, changed_at = clock_timestamp()
  where id = ${id}`;

/** Areas that bulletins hang in, now or later, and whose border has ended. */
export const endedAreaRows = (sql: Queryable) => sql<{ id: number; code: string }[]>`
  select area.id, area.code
  from area
  where area.id in (
      select area_id from bulletin where withdrawn_at is null and (until_at is null or until_at > clock_timestamp())
    )
    and exists (select from area_border where area_id = area.id and upper(valid) <= current_date)
    and not exists (select from area_border where area_id = area.id and valid @> current_date)
`;

/**
 * What the screen of a building shows, or will within `daysAhead`: bulletins of the areas with these ids, in which it lies, and of areas
 * in force no more in whose last border it stood.
 */
export const bulletinsFor = (sql: Queryable, areas: readonly number[], building: number, daysAhead: number) => sql<
  BulletinRow[]
>`
  select ${columns(sql)}
  from bulletin
  join area on area.id = area_id
  where withdrawn_at is null
    and from_at < clock_timestamp() + make_interval(days => ${daysAhead})
    and (until_at is null or until_at > clock_timestamp())
    and (
      area_id = any(${areas as number[]})
      or exists (
        select from area_border as last
        join building on building.id = ${building} and st_covers(last.border, building.position)
        where last.area_id = bulletin.area_id
          and upper(last.valid) <= current_date
          and not exists (
            select from area_border as later where later.area_id = last.area_id and later.valid >> last.valid
          )
      )
    )
  order by bulletin.id
`;
