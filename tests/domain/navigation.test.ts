import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { metresBetween } from "../../domain/bearing.ts";
import { toWgs84 } from "../../domain/datum.ts";
import { NAVIGATORS, type Navigator, navigationLink } from "../../domain/navigation.ts";

const DOOR = [118.7969, 32.0603] as const;
const link = (navigator: Navigator, place = "三条巷26号4幢") => new URL(navigationLink(navigator, DOOR, place));

/** Where a link leads, in WGS 84. */
function goalOf(navigator: Navigator, url: URL): readonly [number, number] {
  if (navigator === "amap") {
    const [lng, lat] = (url.searchParams.get("to") ?? "").split(",").map(Number);
    return toWgs84([lng, lat], "gcj02");
  }
  const text =
    navigator === "baidu"
      ? /latlng:([\d.]+,[\d.]+)\|/.exec(url.searchParams.get("destination") ?? "")?.[1]
      : url.searchParams.get("tocoord");
  const [lat, lng] = (text ?? "").split(",").map(Number);
  return toWgs84([lng, lat], navigator === "baidu" ? "bd09" : "gcj02");
}

describe("links to map applications", () => {
  test.each(NAVIGATORS)("%s is led to the very door", (navigator) => {
    expect(metresBetween(goalOf(navigator, link(navigator)), DOOR)).toBeLessThan(0.2);
  });

  test("each is asked for a walk in its own words", () => {
    const amap = link("amap");
    expect(amap.origin + amap.pathname).toBe("https://uri.amap.com/navigation");
    expect(amap.searchParams.get("to")).toMatch(/^118\.80\d{4},32\.05\d{4},三条巷26号4幢$/);
    expect([amap.searchParams.get("mode"), amap.searchParams.get("coordinate")]).toEqual(["walk", "gaode"]);
    const baidu = link("baidu");
    expect(baidu.origin + baidu.pathname).toBe("https://api.map.baidu.com/direction");
    expect(baidu.searchParams.get("destination")).toMatch(/^latlng:32\.06\d{4},118\.80\d{4}\|name:三条巷26号4幢$/);
    expect([baidu.searchParams.get("mode"), baidu.searchParams.get("coord_type")]).toEqual(["walking", "bd09ll"]);
    const tencent = link("tencent");
    expect(tencent.origin + tencent.pathname).toBe("https://apis.map.qq.com/uri/v1/routeplan");
    expect(tencent.searchParams.get("tocoord")).toMatch(/^32\.05\d{4},118\.80\d{4}$/);
    expect([tencent.searchParams.get("type"), tencent.searchParams.get("to")]).toEqual(["walk", "三条巷26号4幢"]);
  });

  test("whatever a place is called, the link stays one and leads to the door", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), fc.constantFrom(...NAVIGATORS), (place, navigator) => {
        fc.pre(!/\p{Surrogate}/u.test(place));
        const url = new URL(navigationLink(navigator, DOOR, place));
        expect(url.protocol).toBe("https:");
        expect(metresBetween(goalOf(navigator, url), DOOR)).toBeLessThan(0.2);
      }),
    );
  });
});
