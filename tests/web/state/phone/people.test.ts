import { expect, test } from "vitest";
import type { PackedPost } from "../../../../domain/phone.ts";
import { peopleFor } from "../../../../web/state/phone/people.ts";

const rankOf = (duty: string) => ["worker", "leader", "secretary"].indexOf(duty) + 1;
const person = (id: number, ...duties: string[]) => ({ id, name: `人${id}`, duties });
const post = (area: string, level: string, within: string | null, ...people: PackedPost["people"]): PackedPost => ({
  ...{ area, level, within, people },
  name: area,
});
const posts = [
  post("社区", "community", null, person(5, "secretary")),
  post("甲网格", "grid", "社区", person(4, "leader")),
  post("甲一", "microgrid", "甲网格", person(1, "worker")),
  post("甲二", "microgrid", "甲网格", person(1, "worker"), person(2, "worker")),
  post("乙网格", "grid", "社区", person(6, "leader")),
];

const asked = (grid: string | null) =>
  peopleFor(posts, { grid }, rankOf).map(({ area, people }) => [area, people.map(({ id }) => id)]);

test("whoever answers nearest comes first, nobody twice, above the grid only who ranks higher", () => {
  expect(asked("甲一")).toEqual([
    ["甲一", [1]],
    ["甲网格", [2, 4]],
    ["社区", [5]],
  ]);
  expect(asked("乙网格")).toEqual([
    ["乙网格", [6]],
    ["社区", [5]],
  ]);
});

test("of a place in no area that is kept nobody is known: whoever is on duty gets it", () => {
  expect(asked(null)).toEqual([]);
  expect(asked("丙")).toEqual([]);
});
