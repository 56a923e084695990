import { expect, test } from "vitest";
import { keepPreferences, keptPreferences } from "../../../web/state/preferences.ts";

function aStorage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

test("a choice is kept on this machine", () => {
  const storage = aStorage();
  expect(keptPreferences(storage)).toEqual({ theme: "light", language: "zh" });
  keepPreferences(storage, { theme: "dark", language: "en" });
  expect(keptPreferences(storage)).toEqual({ theme: "dark", language: "en" });
});

test("no storage, a full one, or nonsense in it: the first preferences", () => {
  expect(keptPreferences(null)).toEqual({ theme: "light", language: "zh" });
  expect(keptPreferences({ getItem: () => "{" })).toEqual({ theme: "light", language: "zh" });
  expect(keptPreferences({ getItem: () => '{"theme":"pink","language":7}' })).toEqual({
    theme: "light",
    language: "zh",
  });
  const full = {
    setItem: () => {
      throw new Error("QuotaExceededError");
    },
  };
  expect(() => keepPreferences(full, { theme: "dark", language: "en" })).not.toThrow();
});
