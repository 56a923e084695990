import { expect, test } from "vitest";
import { moved, replaced, without } from "../../../../web/state/flow-admin/lists.ts";

test("rows are replaced, taken out and moved up; the first stays where it is", () => {
  const rows = ["a", "b", "c"];
  expect(replaced(rows, 1, "x")).toEqual(["a", "x", "c"]);
  expect(without(rows, 0)).toEqual(["b", "c"]);
  expect(moved(rows, 2)).toEqual(["a", "c", "b"]);
  expect(moved(rows, 0)).toEqual(rows);
  expect(rows).toEqual(["a", "b", "c"]);
});
