import fc from "fast-check";
import { expect, test } from "vitest";
import { PassingMemory } from "../../../api/tiles/tile-memory.ts";

/** What happens to it: a tile is made, or the `nth` of those on their way has been sent. */
const event = fc.oneof(
  fc.record({ bytes: fc.integer({ min: 1, max: 40_000 }) }),
  fc.record({ sent: fc.nat(), twice: fc.boolean() }),
);

test("no two tiles on their way share memory, and each is as it was written", () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 120 }), (events) => {
      const memory = new PassingMemory();
      const onTheirWay: { tile: Buffer<ArrayBuffer>; mark: number }[] = [];
      for (const [nth, happened] of events.entries()) {
        if ("bytes" in happened) {
          const tile = memory.allocate(happened.bytes).fill(nth);
          expect(tile.length).toBe(happened.bytes);
          onTheirWay.push({ tile, mark: nth });
        } else if (onTheirWay.length > 0) {
          const [{ tile }] = onTheirWay.splice(happened.sent % onTheirWay.length, 1);
          memory.giveBack(tile);
          if (happened.twice) memory.giveBack(tile);
        }
        for (const { tile, mark } of onTheirWay) expect(tile.every((byte) => byte === mark)).toBe(true);
      }
    }),
  );
});

test("memory given back is used again; that of others never", () => {
  const memory = new PassingMemory();
  const first = memory.allocate(5000);
  memory.giveBack(first);
  expect(memory.allocate(8000).buffer).toBe(first.buffer);
  const foreign = Buffer.allocUnsafeSlow(8192);
  memory.giveBack(foreign);
  expect(memory.allocate(8000).buffer).not.toBe(foreign.buffer);
});

test("no more is held for later than was agreed", () => {
  const memory = new PassingMemory();
  const tiles = Array.from({ length: 40 }, () => memory.allocate(2 ** 20));
  for (const tile of tiles) memory.giveBack(tile);
  const known = new Set(tiles.map(({ buffer }) => buffer));
  const again = Array.from({ length: 40 }, () => memory.allocate(2 ** 20));
  expect(again.filter(({ buffer }) => known.has(buffer))).toHaveLength(16);
});
