// A process of its own that writes row after row and says which ones the database has acknowledged.
import { openDatabase } from "../../api/database/database.ts";

const [dataDir] = process.argv.slice(2);
const { sql } = await openDatabase({ dataDir, databaseUrl: null });
const [{ written }] = await sql<{ written: number }[]>`select count(*) as written from place`;
for (let row = written + 1; ; row++) {
  await sql`insert into place (code, kind, name, position)
    values (${String(row)}, 'gate', 'gate', st_setsrid(st_makepoint(0, 0), 4326))`;
  process.stdout.write(`${row}\n`);
}
