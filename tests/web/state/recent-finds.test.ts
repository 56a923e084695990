import { expect, test } from "vitest";
import type { Found } from "../../../web/state/found.ts";
import { keepFind, recentFinds, sameFind } from "../../../web/state/recent-finds.ts";

const newStorage = () => {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
};

const household = (code: string): Found => ({
  kind: "household",
  id: 1,
  code,
  title: "柳园路8号",
  context: "第一网格",
  name: "张**",
  phone: "138****5678",
  position: [113, 35],
});

test("the latest six, each once, and nothing of them but kind and code", () => {
  const storage = newStorage();
  for (const code of ["a", "b", "c", "d", "e", "f", "g", "b"]) keepFind(storage, household(code));
  expect(recentFinds(storage).map(({ code }) => code)).toEqual(["b", "g", "f", "e", "d", "c"]);
  expect([...storage.kept.values()].join()).not.toMatch(/张|柳园|网格|138/);
});

test("nonsense and refused storage are as good as none", () => {
  for (const kept of ["", "{", "7", "null", '[{"kind":"x","code":"1"},null,{"kind":"road"}]']) {
    expect(recentFinds({ getItem: () => kept })).toEqual([]);
  }
  const refused = {
    getItem: () => {
      throw new Error("refused");
    },
    setItem: () => {
      throw new Error("refused");
    },
  };
  expect(recentFinds(refused)).toEqual([]);
  expect(recentFinds(null)).toEqual([]);
  keepFind(null, household("a"));
});

test("of what a code finds, the thing itself", () => {
  const items = [household("H-11"), { ...household("H-1"), kind: "building" as const }, household("H-1")];
  expect(sameFind(items, { kind: "household", code: "H-1" })).toBe(items[2]);
  expect(sameFind(items, { kind: "road", code: "H-1" })).toBeUndefined();
});
