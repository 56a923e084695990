import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isolate, shownCodes, toggleHidden } from "../../../web/state/filters.ts";

const all = ["party", "elder", "rented"];

describe("a legend that filters", () => {
  test("hiding and showing again leaves nothing behind", () => {
    fc.assert(
      fc.property(fc.subarray(all), fc.constantFrom(...all), (hidden, code) => {
        const twice = toggleHidden(toggleHidden(hidden, code), code);
        expect([...twice].sort()).toEqual([...hidden].sort());
      }),
    );
  });

  test("isolating leaves one, isolating it again shows all", () => {
    const alone = isolate(["elder"], "party", all);
    expect(alone).toEqual(["elder", "rented"]);
    expect(isolate(alone, "party", all)).toEqual([]);
    expect(isolate(alone, "elder", all)).toEqual(["party", "rented"]);
  });

  test("what is shown is what is not hidden; nothing hidden is no filter", () => {
    expect(shownCodes(all, [])).toBeNull();
    expect(shownCodes(all, ["rented", "gone"])).toEqual(new Set(["party", "elder"]));
    expect(shownCodes(all, all)).toEqual(new Set());
  });
});
