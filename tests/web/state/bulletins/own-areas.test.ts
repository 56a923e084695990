import { expect, test } from "vitest";
import type { Office } from "../../../../domain/office.ts";
import { areaTree } from "../../../../web/state/area-tree.ts";
import { officesAround, ownAreas } from "../../../../web/state/bulletins/own-areas.ts";

const area = (code: string, level: string, parent: string | null) => ({
  properties: { code, name: code, level, parent } as never,
  bounds: null,
});
const tree = areaTree([
  area("1", "street", null),
  area("11", "community", "1"),
  area("111", "grid", "11"),
  area("1111", "microgrid", "111"),
  area("12", "community", "1"),
]);
const grant = (area: string | null) => ({ role: "leader", area, until: null });
const codes = (...grants: (string | null)[]) => ownAreas(tree, grants.map(grant)).map(({ code }) => code);

test("one writes for one's own areas and what lies in them, each once", () => {
  expect(codes(null)).toEqual(["1", "11", "111", "12"]);
  expect(codes("11")).toEqual(["11", "111"]);
  expect(codes("11", "111", "11")).toEqual(["11", "111"]);
  expect(codes("1111")).toEqual(["1111"]);
  expect(codes("gone")).toEqual([]);
});

test("offices are those above an area, its own, and those just below", () => {
  const office = (area: string) => ({ area }) as Office;
  const all = ["1", "11", "12"].map(office);
  expect(officesAround(tree, "111", all).map(({ area }) => area)).toEqual(["1", "11"]);
  expect(officesAround(tree, "1", all).map(({ area }) => area)).toEqual(["1", "11", "12"]);
});
