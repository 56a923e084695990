import { expect, test } from "vitest";
import { counted } from "../../../web/text/counted.ts";

test("one has no s", () => {
  expect(["0", "1", "2", "1,001"].map((count) => counted(count, "home"))).toEqual([
    "0 homes",
    "1 home",
    "2 homes",
    "1,001 homes",
  ]);
});
