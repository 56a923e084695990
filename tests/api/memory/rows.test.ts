import fc from "fast-check";
import { expect, test } from "vitest";
import { replaceRows, rowsOfTile, rowsWithIds, sortRows } from "../../../api/memory/rows.ts";
import { toLattice } from "../../../domain/position.ts";

type Point = { id: number; lng: number; lat: number; kind: number };

const point = fc.record({
  id: fc.integer({ min: 1, max: 60 }),
  lng: fc.double({ min: -180, max: 180, noNaN: true }),
  lat: fc.double({ min: -85, max: 85, noNaN: true }),
  kind: fc.nat(255),
});
const points = (most: number) => fc.uniqueArray(point, { maxLength: most, selector: ({ id }) => id });

const rowsOf = (list: Point[]) =>
  sortRows({
    id: Int32Array.from(list, ({ id }) => id),
    lng: Int32Array.from(list, ({ lng }) => toLattice(lng)),
    lat: Int32Array.from(list, ({ lat }) => toLattice(lat)),
    kind: Uint8Array.from(list, ({ kind }) => kind),
  });

test("rows lie in the order of the curve", () => {
  fc.assert(
    fc.property(points(40), (list) => {
      const { key, id } = rowsOf(list);
      expect([...key]).toEqual([...key].sort((a, b) => a - b));
      expect(new Set(id)).toEqual(new Set(list.map((each) => each.id)));
    }),
  );
});

test("replacing rows gives what sorting all of them anew would give", () => {
  fc.assert(
    fc.property(points(40), points(12), fc.array(fc.integer({ min: 1, max: 60 })), (before, come, deleted) => {
      const ids = new Set([...come.map(({ id }) => id), ...deleted]);
      const rows = rowsOf(before);
      const replaced = replaceRows(rows, rowsWithIds(rows, ids), rowsOf(come));
      const expected = rowsOf([...before.filter(({ id }) => !ids.has(id)), ...come]);
      // rows of equal position may stand in either order
      const told = ({ key, id, lng, lat, x, y, kind }: typeof rows) =>
        Array.from(key, (_, row) => [key[row], id[row], lng[row], lat[row], x[row], y[row], kind[row]].join()).sort();
      expect(told(replaced)).toEqual(told(expected));
      expect([...replaced.key]).toEqual([...expected.key]);
    }),
  );
});

test("what changes where it stands is written over, also beside what moves; nothing is copied for it alone", () => {
  const changed = (list: Point[]) => list.map((each) => ({ ...each, kind: 255 - each.kind }));
  const told = ({ key, id, lng, lat, x, y, kind }: ReturnType<typeof rowsOf>) =>
    Array.from(key, (_, row) => [key[row], id[row], lng[row], lat[row], x[row], y[row], kind[row]].join());
  fc.assert(
    fc.property(points(40), fc.nat(), points(3), (before, share, come) => {
      const kept = changed(before.filter(({ id }) => (id + share) % 3 === 0));
      const rows = rowsOf(before);
      const ids = new Set(kept.map(({ id }) => id));
      const over = replaceRows(rows, rowsWithIds(rows, ids), rowsOf(kept));
      expect(told(over).sort()).toEqual(told(rowsOf([...before.filter(({ id }) => !ids.has(id)), ...kept])).sort());
      expect([over === rows, over.kind === rows.kind, over.key === rows.key]).toEqual([false, true, true]);

      const moved = come.map((each) => ({ ...each, id: each.id + 100 }));
      const both = replaceRows(over, rowsWithIds(over, ids), rowsOf([...changed(kept), ...moved]));
      expect(told(both).sort()).toEqual(told(rowsOf([...before, ...moved])).sort());
      expect([...both.key]).toEqual([...both.key].sort((a, b) => a - b));
    }),
  );
});

test("every point is in one of the four tiles of zoom 1, and they are all its points", () => {
  fc.assert(
    fc.property(points(40), (list) => {
      const rows = rowsOf(list);
      const ranges = [0, 1].flatMap((y) => [0, 1].map((x) => rowsOfTile(rows, 1, x, y)));
      expect(ranges.flatMap(([from, to]) => [...rows.id.subarray(from, to)])).toEqual([...rows.id]);
    }),
  );
});
