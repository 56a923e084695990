import fc from "fast-check";
import { expect, test } from "vitest";
import { eachEngine } from "../../support/engines.ts";
import { importing, report } from "./importing.ts";

const oneOf = <T>(...values: T[]) => fc.constantFrom(...values);
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  oneOf("", "NA", "=1+1", '"', "\n", ",", "\u0000", "\uFFFD", "𠮷"),
);
const degrees = fc
  .oneof(fc.double({ min: 73, max: 135, noNaN: true }), fc.double({ min: 3, max: 53, noNaN: true }))
  .map((value) => value.toFixed(6));
const number = fc.oneof(degrees, degrees, degrees, anyText, fc.double().map(String), fc.integer().map(String));
const code = fc.oneof(anyText, oneOf("a", "b", "c", "d", "e", ""));
const kind = fc.oneof(oneOf("", "出租户", "低保", "theft", "消防隐患", "新类", "another"), anyText);
const time = fc.oneof(
  oneOf("2026-01-01", "2026-01-01 10:00", "20260101", "05/06/2026", "2026-13-01", "0000-01-01", ""),
  anyText,
);
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

const rows = (...cells: fc.Arbitrary<string>[]) =>
  fc.array(
    fc.oneof(
      { arbitrary: fc.tuple(...cells).map((row) => row.map(quoted).join(",")), weight: 20 },
      { arbitrary: oneOf("a,b", "", ",,,,", "x,113.2,35.2,,,,,,,,"), weight: 1 },
    ),
    { minLength: 1, maxLength: 40 },
  );

eachEngine((engine) => {
  const { run, write, refusal } = importing();

  /** Imports twice what was made up, and holds the counts against each other and against the database. */
  async function holds(kind: "households" | "incidents" | "staff", table: string, header: string, lines: string[]) {
    const database = await engine.fresh();
    const file = write(`${kind}.csv`, [header, ...lines].join("\n"));
    const isEmpty = lines.every((line) => line === "");
    if (isEmpty) {
      expect(await refusal(() => run(database, kind, file))).toMatchObject({ code: "file_header_only" });
      return;
    }
    const first = await run(database, kind, file);
    expect(first.loaded + first.updated + first.unchanged + first.rejected).toBe(first.read);
    expect(first.updated + first.unchanged).toBe(0);
    expect(first.rejects === null ? 0 : report(first.rejects).length).toBe(first.rejected);
    const [{ count }] = await database.sql`select count(*) as count from ${database.sql(table)}`;
    if (kind !== "staff") expect(count).toBe(first.loaded);
    const second = await run(database, kind, file);
    expect(second).toMatchObject({ read: first.read, loaded: 0, updated: 0, rejected: first.rejected, odd: first.odd });
    expect(second.unchanged).toBe(first.read - first.rejected);
  }

  // why fewer there: it takes four times as long for each
  const sure = { numRuns: engine.kind === "pglite" ? 8 : 15 };

  test("whatever stands in the rows: loaded and rejected are what was read, and a second time nothing changes", async () => {
    await fc.assert(
      fc.asyncProperty(rows(code, number, number, kind, anyText, number, anyText), (lines) =>
        holds("households", "household", "code,lng,lat,type,building,residents,head", lines),
      ),
      sure,
    );
  });

  test("the same of incidents with times of steps", async () => {
    await fc.assert(
      fc.asyncProperty(rows(code, degrees, degrees, time, kind, kind, time, anyText), (lines) =>
        holds("incidents", "incident", "code,lng,lat,time,kind,state,closed_at,assignee", lines),
      ),
      sure,
    );
  });

  test("the same of staff", async () => {
    await fc.assert(
      fc.asyncProperty(rows(code, anyText, anyText, kind, oneOf("", "g1", "g2")), (lines) =>
        holds("staff", "staff", "code,name,phone,duty,area", lines),
      ),
      sure,
    );
  });
});
