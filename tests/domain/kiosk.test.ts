import { expect, test } from "vitest";
import { kioskCode } from "../../domain/kiosk.ts";

const code = (unit: string | null) => ({ token: `T${unit}`, unit, place: `1号楼${unit ?? ""}` });

test("a screen shows its own stair's code, else the building's, else the first there is", () => {
  expect(kioskCode([code("1"), code("2")], "2")?.unit).toBe("2");
  expect(kioskCode([code("1"), code(null)], "3")?.unit).toBeNull();
  expect(kioskCode([code("1"), code(null)], "")?.unit).toBeNull();
  expect(kioskCode([code("1"), code("2")], "")?.unit).toBe("1");
  expect(kioskCode([], "1")).toBeUndefined();
});
