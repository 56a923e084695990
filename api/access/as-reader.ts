import type { Queryable, Sql } from "../database/database.ts";
import type { Areas } from "../grids/areas.ts";
import { becomeReader } from "./reader-queries.ts";
import { idsIn, type Scope, type Viewer } from "./viewer.ts";

/**
 * Runs `read` in a transaction that can only read, and in which the database itself hides what `viewer` may not see: the
 * second barrier behind the conditions of the queries (data/migrations/0010-row-security.sql).
 */
export function asReader<T>(sql: Sql, areas: Areas, viewer: Viewer, read: (sql: Queryable) => Promise<T>): Promise<T> {
  const households = viewer.scope("households");
  const incidents = viewer.scope("incidents");
  return sql.begin("read only", async (transaction) => {
    await becomeReader(
      transaction,
      readerFor(households, incidents),
      namedFor(areas, households),
      namedFor(areas, incidents),
    );
    return read(transaction);
  }) as Promise<T>;
}

function readerFor(households: Scope, incidents: Scope): string {
  if (households.areas === null) {
    return incidents.areas === null ? "minqingtu_reader_of_all" : "minqingtu_reader_of_households";
  }
  return incidents.areas === null ? "minqingtu_reader_of_incidents" : "minqingtu_reader";
}

/** The areas that the transaction names for `scope`; none for everywhere, where no list is asked for. */
const namedFor = (areas: Areas, scope: Scope): readonly number[] => (scope.areas === null ? [] : idsIn(areas, scope));
