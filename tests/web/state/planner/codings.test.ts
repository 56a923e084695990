import { expect, test } from "vitest";
import { codingsFor, shownCodings } from "../../../../web/state/planner/codings.ts";
import { aDraft } from "./a-draft.ts";

const work = (code: string | null) => {
  const base = aDraft();
  const grids = new Map(base.layout.grids);
  grids.set(1, { ...grids.get(1)!, code });
  const draft = { ...base, layout: { ...base.layout, grids } };
  return { draft, info: { community: "990101001001", usedCodes: code === null ? [] : [code] } };
};

test("a code that fits the template stays; the others get the next, and their microgrids theirs", () => {
  const at = work("990101001001002");
  expect(shownCodings(codingsFor(at.draft, at.info, "{community}{grid}{microgrid}")!, at.draft.layout)).toEqual([
    { name: "柳园 01", before: "990101001001002", after: "990101001001002" },
    { name: "柳园 02", before: null, after: "990101001001001" },
    { name: "01-01", before: null, after: "99010100100100201" },
    { name: "02-01", before: null, after: "99010100100100101" },
  ]);
});

test("a code that another grid has or had is passed over", () => {
  const at = work("G001");
  const draft = { ...at.draft, layout: aDraft().layout };
  const codes = codingsFor(draft, at.info, "G{grid}")!.filter(({ level }) => level === "grid");
  expect(codes.map(({ after }) => after)).toEqual(["G002", "G003"]);
});

test("a template without a number is of no use", () => {
  expect(codingsFor(work(null).draft, work(null).info, "{community}")).toBeNull();
});
