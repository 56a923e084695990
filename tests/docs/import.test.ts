import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { KINDS } from "../../api/import/kinds.ts";

test("docs/import.md names every kind and every field, and no other", () => {
  const text = readFileSync(new URL("../../docs/import.md", import.meta.url), "utf8");
  const written = text
    .split(/^## /m)
    .slice(1)
    .map((section) => [
      section.split(" ")[0],
      [...section.matchAll(/^\| `(\w+)`( \*)?/gm)].map(([, name, required]) => name + (required ?? "")),
    ]);
  const real = Object.values(KINDS).map(({ kind, fields }) => [
    kind,
    fields.map(({ name, required }) => (required ? `${name} *` : name)),
  ]);
  expect(Object.fromEntries(written)).toEqual(Object.fromEntries(real));
});
