import fc from "fast-check";
import { expect, test } from "vitest";
import { mercatorX, mercatorY, WORLD } from "../../../domain/mercator.ts";
import { mapSquares, squareAt, squaresText } from "../../../domain/paper/map-squares.ts";
import { mmOf, paperMap, paperX, paperY, scaleBar, type WorldBox } from "../../../domain/paper/paper-map.ts";

const frame = { x: 10, y: 20, width: 300, height: 200 };

const boxOf = (lng: number, lat: number, degrees: number): WorldBox => [
  mercatorX(lng) * WORLD,
  mercatorY(lat + degrees) * WORLD,
  mercatorX(lng + degrees) * WORLD,
  mercatorY(lat) * WORLD,
];

const places = fc.record({
  lng: fc.double({ min: 75, max: 134, noNaN: true }),
  lat: fc.double({ min: 18, max: 53, noNaN: true }),
  degrees: fc.double({ min: 0.0005, max: 0.02, noNaN: true }),
});

test("a map shows all of an area within its frame, at a round scale, and metres of the ground as millimetres", () => {
  fc.assert(
    fc.property(places, ({ lng, lat, degrees }) => {
      const box = boxOf(lng, lat, degrees);
      const map = paperMap(box, frame, 8);
      const [left, right] = [paperX(map, box[0]), paperX(map, box[2])];
      const [top, bottom] = [paperY(map, box[1]), paperY(map, box[3])];
      expect(left).toBeGreaterThanOrEqual(frame.x + 8 - 1e-6);
      expect(right).toBeLessThanOrEqual(frame.x + frame.width - 8 + 1e-6);
      expect(top).toBeGreaterThanOrEqual(frame.y + 8 - 1e-6);
      expect(bottom).toBeLessThanOrEqual(frame.y + frame.height - 8 + 1e-6);
      // along a meridian, a degree is 111.195 km on a sphere of the mean radius
      expect(bottom - top).toBeCloseTo(mmOf(map, degrees * 111_195.08), 1);
      expect(map.denominator % 25).toBe(0);
    }),
  );
});

test("a scale bar is of round metres, true to the map, and no longer than its room", () => {
  fc.assert(
    fc.property(places, fc.double({ min: 20, max: 200, noNaN: true }), ({ lng, lat, degrees }, most) => {
      const map = paperMap(boxOf(lng, lat, degrees), frame, 8);
      const { metres, mm, parts } = scaleBar(map, most);
      expect([1, 2, 5]).toContain(Number(metres.toExponential()[0]));
      expect(mm).toBeCloseTo(mmOf(map, metres), 9);
      expect(mm * parts).toBeLessThanOrEqual(most + 1e-9);
      expect(mm * parts).toBeGreaterThan(most * 0.3);
    }),
  );
});

//   ┌───┬───┬───┐
//   │ A1│ B1│ C1│    300 × 200 mm in squares of 100
//   ├───┼───┼───┤
//   │ A2│ B2│ C2│
//   └───┴───┴───┘
test("places have the square they lie in, and lists of squares stay short", () => {
  const squares = mapSquares(frame, 100);
  expect(squareAt(squares, 11, 21)).toBe("A1");
  expect(squareAt(squares, 309, 219)).toBe("C2");
  expect(squareAt(squares, 160, 119)).toBe("B1");
  expect(squareAt(squares, 5, 100)).toBeNull();
  expect(squaresText(["B2", "A1", "B2"])).toBe("A1 B2");
  expect(squaresText(["C10", "C2", "A1", "B7"])).toBe("A1–C10");
});
