const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/** `values × scale` as IEEE 754 half floats, rounded to nearest; what is under 2⁻¹⁴ becomes 0, what is over 65,504 that. */
export function toHalfFloats(values: Float32Array, scale: number): Uint16Array<ArrayBuffer> {
  const halves = new Uint16Array(values.length);
  for (let i = 0; i < values.length; i++) {
    float[0] = Math.min(values[i] * scale, 65504);
    const word = bits[0];
    if (word < 0x38800000) continue;
    halves[i] = ((word - 0x38000000 + 0x1000) >>> 13) & 0x7fff;
  }
  return halves;
}
