import { expect, test } from "vitest";
import { endpointOf, typedFrom } from "../../../web/state/endpoint.ts";

const endpoint = {
  url: "https://gas.example.org/v2",
  format: "xml" as const,
  jurisdiction: "city.gov",
  services: { "fire-hazard": "001" },
  usualService: "002",
};

test("what is set is typed again as it was, but for its key", () => {
  expect(typedFrom(endpoint).key).toBe("");
  expect(endpointOf(typedFrom(endpoint))).toEqual(endpoint);
});

test("what is left empty is nothing, and spaces around are passed over", () => {
  const typed = { ...typedFrom(null), url: " https://a.example ", usualService: " 1 ", jurisdiction: " " };
  const services = { dispute: "  ", welfare: undefined, other: " 7 " };
  expect(endpointOf({ ...typed, services })).toEqual({
    url: "https://a.example",
    format: "json",
    jurisdiction: null,
    services: { other: "7" },
    usualService: "1",
  });
});
