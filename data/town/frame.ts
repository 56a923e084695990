import type { Point } from "./geometry.ts";

const METRES_PER_DEGREE = 111_195.08;

/** From the plan's metres to degrees: the town lies at `middle`, turned clockwise by `turnDegrees`. Equirectangular; exact to decimetres at this size. */
export class Frame {
  private readonly cos: number;
  private readonly sin: number;
  private readonly lngMetres: number;
  private readonly middle: readonly [number, number];

  constructor(middle: readonly [lng: number, lat: number], turnDegrees: number) {
    this.middle = middle;
    this.cos = Math.cos((-turnDegrees * Math.PI) / 180);
    this.sin = Math.sin((-turnDegrees * Math.PI) / 180);
    this.lngMetres = METRES_PER_DEGREE * Math.cos((middle[1] * Math.PI) / 180);
  }

  /** Degrees, rounded to 1e-7. */
  position([x, y]: Point): [lng: number, lat: number] {
    const east = x * this.cos - y * this.sin;
    const north = x * this.sin + y * this.cos;
    return [round7(this.middle[0] + east / this.lngMetres), round7(this.middle[1] + north / METRES_PER_DEGREE)];
  }
}

const round7 = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;
