import gcoord from "gcoord";
import { wgs84ToGcj02 } from "./gcj02.ts";
import type { Position } from "./position.ts";

/** 坐标系. CGCS2000 is WGS 84 to a decimetre; 高德 and 腾讯 give GCJ-02, 百度 gives BD-09. */
export const DATUMS = ["wgs84", "cgcs2000", "gcj02", "bd09"] as const;

export type Datum = (typeof DATUMS)[number];

/** Refining stops when a position is hit to a tenth of a millimetre; three rounds do. */
const CLOSE_DEGREES = 1e-9;
const MAX_ROUNDS = 10;

/**
 * The WGS 84 position of what `datum` calls `position`, exact to a millimetre against `fromWgs84` but where GCJ-02 tears.
 * GCJ-02 is WGS 84 outside China.
 */
export function toWgs84(position: Position, datum: Datum): Position {
  switch (datum) {
    case "wgs84":
    case "cgcs2000":
      return position;
    case "gcj02":
      return inverse(position, wgs84ToGcj02);
    case "bd09":
      return inverse(inverse(position, gcj02ToBd09), wgs84ToGcj02);
  }
}

/** What `datum` calls the WGS 84 position `position`: for other makers' base maps, navigation links and exports. */
export function fromWgs84(position: Position, datum: Datum): Position {
  switch (datum) {
    case "wgs84":
    case "cgcs2000":
      return position;
    case "gcj02":
      return wgs84ToGcj02(position);
    case "bd09":
      return gcj02ToBd09(wgs84ToGcj02(position));
  }
}

function gcj02ToBd09([lng, lat]: Position): Position {
  const [shiftedLng, shiftedLat] = gcoord.transform([lng, lat], gcoord.GCJ02, gcoord.BD09);
  return [shiftedLng, shiftedLat];
}

/** The position that `forward` takes to `target`: the shift changes by millimetres over its own length, so it is stepped back. */
function inverse(target: Position, forward: (position: Position) => Position): Position {
  let [lng, lat] = target;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const [reachedLng, reachedLat] = forward([lng, lat]);
    const offLng = reachedLng - target[0];
    const offLat = reachedLat - target[1];
    lng -= offLng;
    lat -= offLat;
    if (Math.abs(offLng) < CLOSE_DEGREES && Math.abs(offLat) < CLOSE_DEGREES) break;
  }
  return [lng, lat];
}
