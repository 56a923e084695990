import { expect, test } from "vitest";
import { drawnGround, drawnMarks, drawnShapes } from "../../../web/map/drawing-layers.ts";
import { PALETTES } from "../../../web/map/palette.ts";

test("each drawing becomes a shape that some layer draws", () => {
  const square = {
    type: "Polygon" as const,
    coordinates: [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ],
  };
  const { features } = drawnShapes([
    {
      role: "way",
      line: [
        [0, 0],
        [1, 1],
      ],
    },
    { role: "circle", area: square },
    { role: "stop", position: [1, 2], label: "3" },
    { role: "gate", position: [1, 2], label: "北门" },
    {
      role: "link",
      line: [
        [0, 0],
        [1, 1],
      ],
    },
  ]);
  expect(features.map(({ geometry, properties }) => [properties?.role, geometry.type, properties?.label])).toEqual([
    ["way", "LineString", undefined],
    ["circle", "Polygon", undefined],
    ["stop", "Point", "3"],
    ["gate", "Point", "北门"],
    ["link", "LineString", undefined],
  ]);
  const filters = JSON.stringify([...drawnGround(PALETTES.light, 1), ...drawnMarks(PALETTES.light, 1)]);
  for (const { properties } of features) expect(filters).toContain(`"${properties?.role}"`);
});
