import { expect, test } from "vitest";
import { type Drawing, noDrawings, redrawn } from "../../../web/state/drawings.ts";

const way: Drawing = {
  role: "way",
  line: [
    [113.2, 35.2],
    [113.3, 35.2],
  ],
};

test("each owner draws for itself; who draws nothing is not there", () => {
  const one = redrawn(noDrawings, "way", [way]);
  const two = redrawn(one, "round", [way]);
  expect(two).toEqual({ way: [way], round: [way] });
  expect(redrawn(two, "way", [])).toEqual({ round: [way] });
  expect(redrawn(one, "round", [])).toBe(one);
});
