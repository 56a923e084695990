import { expect, test } from "vitest";
import { eachEngine } from "../../support/engines.ts";

/** More than a socket takes at once. */
const LARGE = "户".repeat(100_000);

eachEngine((engine) => {
  test("nothing else runs within a transaction, however much it sends", async () => {
    const { sql } = await engine.fresh();
    const transact = () =>
      sql.begin(async (tx) => {
        const [{ id }] = await tx<{ id: string }[]>`select txid_current()::text as id`;
        for (let turn = 0; turn < 3; turn++) {
          await tx`select length(${LARGE})`;
          expect(await tx`select txid_current()::text as id`).toEqual([{ id }]);
        }
        return id;
      });
    const alone = () => sql<{ id: string }[]>`select txid_current()::text as id`.then(([{ id }]) => id);
    const ids = await Promise.all([transact(), transact(), transact(), ...Array.from({ length: 10 }, alone)]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
