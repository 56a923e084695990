import { expect, test } from "vitest";
import { peopleGroups } from "../../../../web/state/incidents/people.ts";

const rankOf = (duty: string) =>
  ["microgrid-worker", "grid-worker", "grid-leader", "secretary", "officer"].indexOf(duty) + 1;
const person = (id: number, ...duties: string[]) => ({ id, name: `人${id}`, duties });
const worker = person(1, "microgrid-worker");
const leader = person(2, "grid-leader");
const neighbour = person(3, "microgrid-worker");
const secretary = person(4, "secretary");
const farAway = person(5, "grid-leader");
const officer = person(6, "officer");

test("the smallest area comes first, nobody twice, and above the grid only who ranks above all before", () => {
  const groups = peopleGroups(
    [
      { area: "柳园街道", level: "street", people: [worker, leader, neighbour, secretary, farAway, officer] },
      { area: "柳园社区", level: "community", people: [worker, leader, neighbour, secretary] },
      { area: "第一网格", level: "grid", people: [worker, leader, neighbour] },
      { area: "第一微网格", level: "microgrid", people: [worker] },
    ],
    rankOf,
  );
  expect(groups.map(({ area, people }) => [area, people.map(({ id }) => id)])).toEqual([
    ["第一微网格", [1]],
    ["第一网格", [2, 3]],
    ["柳园社区", [4]],
    ["柳园街道", [6]],
  ]);
});

test("an area without anybody new is left out", () => {
  const groups = peopleGroups(
    [
      { area: "第一网格", level: "grid", people: [worker] },
      { area: "第一微网格", level: "microgrid", people: [worker] },
    ],
    rankOf,
  );
  expect(groups).toEqual([{ area: "第一微网格", people: [worker] }]);
});
