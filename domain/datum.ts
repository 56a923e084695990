import gcoord from "gcoord";
import type { Position } from "./position.ts";

/** 坐标系. CGCS2000 is WGS 84 to a decimetre; 高德 and 腾讯 give GCJ-02, 百度 gives BD-09. */
export const DATUMS = ["wgs84", "cgcs2000", "gcj02", "bd09"] as const;

export type Datum = (typeof DATUMS)[number];

// why: the formula everybody copies (and gcoord with it) lacks the half metre, cut to whole 1/3,686,400 degrees, that the
// map makers' own conversion adds on both axes. Over the 664 places of gcoord's test data that is 0.475 m; with it the
// largest difference falls from 0.73 m to 0.07 m.
const ADDED_M = 0.475;
const METRES_PER_DEGREE = 111_195;

/** Refining stops when a position is hit to a tenth of a millimetre; three rounds do. */
const CLOSE_DEGREES = 1e-9;
const MAX_ROUNDS = 10;

/**
 * The WGS 84 position of what `datum` calls `position`, exact to a millimetre against `fromWgs84`.
 * GCJ-02 is WGS 84 outside China.
 */
export function toWgs84(position: Position, datum: Datum): Position {
  switch (datum) {
    case "wgs84":
    case "cgcs2000":
      return position;
    case "gcj02":
      return inverse(position, toGcj02);
    case "bd09":
      return inverse(inverse(position, gcj02ToBd09), toGcj02);
  }
}

/** What `datum` calls the WGS 84 position `position`: for other makers' base maps, navigation links and exports. */
export function fromWgs84(position: Position, datum: Datum): Position {
  switch (datum) {
    case "wgs84":
    case "cgcs2000":
      return position;
    case "gcj02":
      return toGcj02(position);
    case "bd09":
      return gcj02ToBd09(toGcj02(position));
  }
}

function toGcj02([lng, lat]: Position): Position {
  const [shiftedLng, shiftedLat] = gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02);
  if (shiftedLng === lng && shiftedLat === lat) return [lng, lat]; // outside China
  return [
    shiftedLng + ADDED_M / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)),
    shiftedLat + ADDED_M / METRES_PER_DEGREE,
  ];
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
