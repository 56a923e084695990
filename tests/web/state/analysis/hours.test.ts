import fc from "fast-check";
import { expect, test } from "vitest";
import { WEEK_HOURS } from "../../../../web/state/analysis/choice.ts";
import { toggleHours } from "../../../../web/state/analysis/hours.ts";

test("the first chosen hour is shown alone, the next is added, and chosen again it goes", () => {
  expect(toggleHours(null, [9])).toEqual([9]);
  expect(toggleHours([9], [8, 9])).toEqual([8, 9]);
  expect(toggleHours([8, 9], [9])).toEqual([8]);
  expect(toggleHours([8], [8])).toBeNull();
});

test("all of them are all, and switching twice changes nothing", () => {
  const all = Array.from({ length: WEEK_HOURS }, (_, hour) => hour);
  expect(toggleHours([0], all)).toBeNull();
  const hour = fc.integer({ min: 0, max: WEEK_HOURS - 1 });
  fc.assert(
    fc.property(fc.uniqueArray(hour, { minLength: 2, maxLength: 9 }), ([one, ...rest]) => {
      const chosen = rest.sort((a, b) => a - b);
      expect(toggleHours(toggleHours(chosen, [one]), [one])).toEqual(chosen);
    }),
  );
});
