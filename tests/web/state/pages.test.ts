import { expect, test } from "vitest";
import { withPage } from "../../../web/state/pages.ts";

test("what comes again on the next page is listed once, where it was first", () => {
  expect(withPage([{ id: 3 }, { id: 1 }], [{ id: 1 }, { id: 2 }])).toEqual([{ id: 3 }, { id: 1 }, { id: 2 }]);
});
