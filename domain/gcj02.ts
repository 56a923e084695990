import type { Position } from "./position.ts";

// The map makers' own conversion of WGS 84 to GCJ-02, as far as the places they publish in both show it. Three things set it
// apart from the formula that libraries carry, which lies up to 0.73 m beside it:
//
//   what it does                                                      what it is worth
//   adds half a metre and a millimetre on both axes                   0.7 m
//   takes sines from six terms of their series, also near π           5 cm
//   cuts positions to whole 1/3,686,400 degrees, before and after     4 cm
//
// With all three every one of 664 places is met within a centimetre (tests/shared/datum-664-places). The cuts are left out
// here, since nothing leads back from them: their middle, half a step each, stands in their place.

const ADDED_M = 0.501;
const HALF_STEP = 0.5 / 3_686_400;

/** The ellipsoid of Krassowski: half its long axis in metres, and its first eccentricity squared, as the conversion has them. */
const AXIS_M = 6_378_245;
const ECCENTRICITY = 0.00669342;

/** The rectangle within which the conversion shifts anything. */
const CHINA = { west: 72.004, east: 137.8347, south: 0.8293, north: 55.8271 };

/** What GCJ-02 calls the WGS 84 position `position`, within 4 cm of what map makers say; the same position outside China. */
export function wgs84ToGcj02(position: Position): Position {
  if (position[0] < CHINA.west || position[0] > CHINA.east) return position;
  if (position[1] < CHINA.south || position[1] > CHINA.north) return position;
  const lng = position[0] - HALF_STEP;
  const lat = position[1] - HALF_STEP;
  const phi = (lat * Math.PI) / 180;
  const squeezed = 1 - ECCENTRICITY * sine(phi) ** 2;
  const acrossM = (AXIS_M / Math.sqrt(squeezed)) * Math.cos(phi);
  const alongM = (AXIS_M * (1 - ECCENTRICITY)) / squeezed ** 1.5;
  const { eastM, northM } = shift(lng - 105, lat - 35);
  return [
    lng + (((eastM + ADDED_M) / acrossM) * 180) / Math.PI - HALF_STEP,
    lat + (((northM + ADDED_M) / alongM) * 180) / Math.PI - HALF_STEP,
  ];
}

/** How far a position `x` degrees east and `y` north of the middle of China is moved. */
function shift(x: number, y: number): { eastM: number; northM: number } {
  const both = 20 * wave(x, 6) + 20 * wave(x, 2);
  const east = 20 * wave(x, 1) + 40 * wave(x, 1 / 3) + 150 * wave(x, 1 / 12) + 300 * wave(x, 1 / 30);
  const north = 20 * wave(y, 1) + 40 * wave(y, 1 / 3) + 160 * wave(y, 1 / 12) + 320 * wave(y, 1 / 30);
  const root = Math.sqrt(Math.abs(x));
  return {
    eastM: 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + 0.6667 * (both + east),
    northM: -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + 0.6667 * (both + north),
  };
}

const wave = (degrees: number, halfTurns: number): number => sine(degrees * halfTurns * Math.PI);

/** Sine by its series, cut after the eleventh power within half a turn; where two halves meet it jumps by 0.0005. */
function sine(angle: number): number {
  const turned = Math.abs(angle) % (2 * Math.PI);
  const beyond = turned > Math.PI;
  const x = beyond ? turned - Math.PI : turned;
  let term = x;
  let sum = x;
  for (let power = 3; power <= 11; power += 2) {
    term *= -(x * x) / (power * (power - 1));
    sum += term;
  }
  return beyond === angle < 0 ? sum : -sum;
}
