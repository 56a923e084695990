import { expect, test } from "vitest";
import { PRINT_KINDS } from "../../../../domain/paper/print.ts";
import { addressOf, asKind, wishIn } from "../../../../web/state/print/wish.ts";

test("the address says what is printed, but neither names nor preview", () => {
  const wish = wishIn(
    "?area=990101001001&kind=atlas&paper=A0&orientation=portrait&colours=plain&format=png&names=true",
  );
  expect(wish).toMatchObject({
    area: "990101001001",
    kind: "atlas",
    paper: "A0",
    orientation: "portrait",
    format: "png",
  });
  expect([wish.names, wish.preview]).toEqual([false, false]);
  expect(wishIn(addressOf(wish).slice("/print".length))).toEqual(wish);
  expect(wishIn("?paper=A9&kind=flag")).toMatchObject({ paper: "A3", kind: "map" });
});

test("another kind comes on its usual paper, as a PDF, and never takes names along", () => {
  const named = { ...wishIn("?area=1"), names: true, format: "png" as const };
  for (const kind of PRINT_KINDS) expect(asKind(named, kind).names).toBe(false);
  expect(asKind(named, "plates")).toMatchObject({ paper: "A4", orientation: "portrait", format: "pdf" });
  expect(asKind(named, "map")).toMatchObject({ paper: "A3", format: "png" });
});
