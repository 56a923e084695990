import { expect, test } from "vitest";
import { reasonText } from "../../../web/state/reveal.ts";

const words = { visit: "入户走访", emergency: "应急联络", mediation: "矛盾调解", other: "其他" };

test("a preset is the reason itself; one's own words must say something", () => {
  expect(reasonText("emergency", words, "")).toBe("应急联络");
  expect(reasonText("other", words, " 漏水 ")).toBe("漏水");
  expect(reasonText("other", words, " 水 ")).toBeNull();
  expect(reasonText("other", words, "水".repeat(201))).toBeNull();
});
