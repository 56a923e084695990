import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { Sql } from "./connection.ts";

const FOLDER = new URL("../../data/migrations/", import.meta.url);

/** A migration that cannot be applied; the message names it. */
export class MigrationError extends Error {}

/**
 * Brings the database to the newest migration, each in a transaction of its own. Two processes at once are safe.
 * Throws MigrationError when a migration that was applied has since been edited, or when the database is newer than the code.
 */
export async function migrate(sql: Sql): Promise<void> {
  const files = readdirSync(FOLDER)
    .filter((name) => name.endsWith(".sql"))
    .sort();
  await sql`create table if not exists migration (
    name text primary key,
    checksum text not null,
    applied_at timestamptz not null default now()
  )`;
  const applied = new Map(
    (await sql<{ name: string; checksum: string }[]>`select name, checksum from migration`).map((row) => [
      row.name,
      row.checksum,
    ]),
  );
  for (const name of applied.keys()) {
    if (!files.includes(name)) throw new MigrationError(`数据库比程序新：程序没有迁移 ${name}，请更新程序。`);
  }
  for (const name of files) {
    const text = readFileSync(new URL(name, FOLDER), "utf8");
    const checksum = createHash("sha256").update(text).digest("hex");
    if (applied.get(name) === checksum) continue;
    if (applied.has(name)) throw new MigrationError(`迁移 ${name} 在应用之后被改动过；请恢复原文件，另写新迁移。`);
    await sql.begin(async (transaction) => {
      await transaction`lock table migration in exclusive mode`;
      const [done] = await transaction`select 1 from migration where name = ${name}`;
      if (done) return;
      await transaction.unsafe(text);
      await transaction`insert into migration (name, checksum) values (${name}, ${checksum})`;
    });
  }
}
