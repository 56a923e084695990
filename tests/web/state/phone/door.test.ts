import { describe, expect, test } from "vitest";
import { doorNameOf, placeOfDoor, shortAddress } from "../../../../web/state/phone/door.ts";
import { aPack } from "./a-pack.ts";

const doored = (address: string, unit: string | null, door: string | null) => ({ address, unit, door });

describe("what a door is called", () => {
  test("stair and door where both are known, the door alone, else nothing", () => {
    expect(doorNameOf(doored("", "2", "501"))).toEqual({ unit: "2", door: "501" });
    expect(doorNameOf(doored("", null, "501"))).toEqual({ unit: null, door: "501" });
    expect(doorNameOf(doored("", null, "1"))).toEqual({ unit: null, door: null });
    expect(doorNameOf(doored("", "2", null))).toEqual({ unit: null, door: null });
    expect(doorNameOf(doored("", " ", " "))).toEqual({ unit: null, door: null });
  });

  test.each([
    ["三条巷26号4幢2单元501", "2", "501", "三条巷26号4幢"],
    ["三条巷26号4幢2单元501室", "2", "501", "三条巷26号4幢"],
    ["三条巷26号4幢-2-501", "2", "501", "三条巷26号4幢"],
    ["白庄村12号", null, "12", "白庄村12号"],
    ["白庄村12号", null, null, "白庄村12号"],
    ["501", null, "501", "501"],
  ])("%s lies at the place that its address is without the door", (address, unit, door, place) => {
    expect(placeOfDoor(doored(address, unit, door), null)).toBe(place);
  });

  test("the building's own address is taken where the household's begins with it", () => {
    const household = doored("三条巷26号4幢2单元501", "2", "501");
    expect(placeOfDoor(household, { address: "三条巷26号4幢" })).toBe("三条巷26号4幢");
    expect(placeOfDoor(household, { address: "文昌巷1号" })).toBe("三条巷26号4幢");
    expect(placeOfDoor(household, { address: null })).toBe("三条巷26号4幢");
  });

  test("the street office is left out, unless nothing else is left", () => {
    const { areas } = aPack();
    expect(shortAddress("梧桐街道三条巷26号", areas)).toBe("三条巷26号");
    expect(shortAddress("梧桐街道", areas)).toBe("梧桐街道");
    expect(shortAddress("白杨镇白庄村1幢", areas)).toBe("白庄村1幢");
    expect(shortAddress("城镇路12号", areas)).toBe("城镇路12号");
    expect(shortAddress("青龙街道", areas)).toBe("青龙街道");
  });
});
