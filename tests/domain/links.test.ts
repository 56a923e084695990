import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assignLinks, type Door, linkCost, type PartyDoor } from "../../domain/links.ts";

const door = (id: number, x: number, y = 0, building: number | null = null, compound: number | null = null): Door => ({
  id,
  x,
  y,
  building,
  compound,
});
const party = (id: number, x: number, room: number, y = 0): PartyDoor => ({ ...door(id, x, y), room });

const sumOf = (doors: readonly Door[], parties: readonly PartyDoor[], links: ReadonlyMap<number, number>): number =>
  [...links].reduce(
    (sum, [id, to]) => sum + linkCost(doors.find((one) => one.id === id)!, parties.find((one) => one.id === to)!),
    0,
  );

/** Every way there is, for a handful of doors. */
function cheapest(doors: readonly Door[], parties: readonly PartyDoor[], taken = new Map<number, number>()): number {
  if (doors.length === 0) return 0;
  const [first, ...rest] = doors;
  const costs = parties
    .filter(({ id, room }) => (taken.get(id) ?? 0) < room)
    .map(
      (one) => linkCost(first, one) + cheapest(rest, parties, new Map(taken).set(one.id, (taken.get(one.id) ?? 0) + 1)),
    );
  return Math.min(...costs);
}

describe("who answers for whom", () => {
  test("the nearest, while it has room", () => {
    //  P1 · · · P2       P1 takes one only, so that the second door on its side goes to P2
    const links = assignLinks([door(1, 1), door(2, 2), door(3, 9)], [party(101, 0, 1), party(102, 10, 9)]);
    expect([...links]).toEqual([
      [1, 101],
      [2, 102],
      [3, 102],
    ]);
  });

  test("the same building is nearer than the wall beside it", () => {
    const neighbour = { ...door(101, 0, 0, 1, 1), room: 9 };
    const sameHouse = { ...door(102, 60, 0, 2, 2), room: 9 };
    expect(assignLinks([door(1, 20, 0, 2, 2)], [neighbour, sameHouse]).get(1)).toBe(102);
  });

  test("without room nobody is linked; with too little, those farthest away are left", () => {
    expect(assignLinks([door(1, 1)], [party(101, 0, 0)]).size).toBe(0);
    expect(assignLinks([door(1, 1)], []).size).toBe(0);
    const links = assignLinks([door(1, 500), door(2, 2), door(3, 900)], [party(101, 0, 1)]);
    expect([...links]).toEqual([[2, 101]]);
  });

  const place = fc.record({
    x: fc.integer({ min: 0, max: 600 }),
    y: fc.integer({ min: 0, max: 600 }),
    building: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
    compound: fc.option(fc.integer({ min: 1, max: 2 }), { nil: null }),
  });
  const doorsOf = (maxLength: number) =>
    fc.array(place, { maxLength }).map((places) => places.map((one, index) => ({ id: index + 1, ...one })));
  const partiesOf = (maxLength: number, maxRoom: number) =>
    fc
      .array(fc.tuple(place, fc.integer({ min: 0, max: maxRoom })), { maxLength })
      .map((places) => places.map(([one, room], index) => ({ id: 1001 + index, ...one, room })));

  test("nobody twice, no more than there is room, nobody left while there is some; whatever the order", () => {
    fc.assert(
      fc.property(doorsOf(60), partiesOf(8, 9), fc.infiniteStream(fc.nat()), (doors, parties, order) => {
        const links = assignLinks(doors, parties);
        const taken = new Map<number, number>();
        for (const to of links.values()) taken.set(to, (taken.get(to) ?? 0) + 1);
        for (const { id, room } of parties) expect(taken.get(id) ?? 0).toBeLessThanOrEqual(room);
        const room = parties.reduce((sum, one) => sum + one.room, 0);
        expect(links.size).toBe(Math.min(doors.length, room));
        const key = new Map([...doors, ...parties].map(({ id }) => [id, order.next().value as number]));
        const mixed = <T extends Door>(all: readonly T[]) => [...all].sort((a, b) => key.get(a.id)! - key.get(b.id)!);
        expect(assignLinks(mixed(doors), mixed(parties))).toEqual(links);
      }),
      { numRuns: 150 },
    );
  });

  test("no other way is shorter", () => {
    fc.assert(
      fc.property(doorsOf(6), partiesOf(3, 3), (doors, parties) => {
        fc.pre(parties.reduce((sum, { room }) => sum + room, 0) >= doors.length);
        const links = assignLinks(doors, parties);
        expect(sumOf(doors, parties, links)).toBeCloseTo(cheapest(doors, parties), 6);
      }),
      { numRuns: 150 },
    );
  });
});
