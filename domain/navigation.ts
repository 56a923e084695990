// Links that hand a walk over to a map application. Each maker has a datum and an order of coordinates of its own:
//
//   高德  lng,lat  GCJ-02    百度  lat,lng  BD-09    腾讯  lat,lng  GCJ-02
//
// A link leaves the installation: it carries where a door is and what that place is called, never who lives there, and never
// where the worker stands. The applications find that out themselves.

import { fromWgs84 } from "./datum.ts";
import type { Position } from "./position.ts";

export const NAVIGATORS = ["amap", "baidu", "tencent"] as const;
export type Navigator = (typeof NAVIGATORS)[number];

/** As the makers want their callers to be called. */
const CALLER = "minqingtu";

/** Six places are a decimetre; the makers take no more. */
const shortened = (degrees: number): string => degrees.toFixed(6);

/**
 * The address that opens `navigator` with the way on foot to `position` (WGS 84), which is called `place`.
 * Web addresses, so that they open in a browser too where the application is missing.
 * Sources: 高德 URI API 2.0 "路径规划", 百度 Web 端 URI API "路线规划", 腾讯 URI API "路线规划".
 */
export function navigationLink(navigator: Navigator, position: Position, place: string): string {
  // why: both stand between parts of a parameter
  const name = place.replaceAll(/[,|]/g, " ").trim();
  switch (navigator) {
    case "amap": {
      const [lng, lat] = fromWgs84(position, "gcj02").map(shortened);
      const to = `${lng},${lat},${name}`;
      return address("https://uri.amap.com/navigation", {
        to,
        mode: "walk",
        src: CALLER,
        coordinate: "gaode",
        callnative: "1",
      });
    }
    case "baidu": {
      const [lng, lat] = fromWgs84(position, "bd09").map(shortened);
      return address("https://api.map.baidu.com/direction", {
        origin: "我的位置",
        destination: `latlng:${lat},${lng}|name:${name}`,
        mode: "walking",
        coord_type: "bd09ll",
        output: "html",
        src: `webapp.${CALLER}`,
      });
    }
    case "tencent": {
      const [lng, lat] = fromWgs84(position, "gcj02").map(shortened);
      return address("https://apis.map.qq.com/uri/v1/routeplan", {
        type: "walk",
        fromcoord: "CurrentLocation",
        to: name,
        tocoord: `${lat},${lng}`,
        referer: CALLER,
      });
    }
  }
}

const address = (base: string, parameters: Record<string, string>): string =>
  `${base}?${Object.entries(parameters)
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join("&")}`;
