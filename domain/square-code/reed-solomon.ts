// Reed–Solomon codes over GF(2⁸) with the polynomial x⁸ + x⁴ + x³ + x² + 1 (ISO/IEC 18004:2015, 7.5.2).

const POLYNOMIAL = 0x11d;

/** The product of two elements of the field. */
export function product(a: number, b: number): number {
  let sum = 0;
  for (let bit = 7; bit >= 0; bit--) {
    sum = (sum << 1) ^ ((sum >>> 7) * POLYNOMIAL);
    if ((b >>> bit) & 1) sum ^= a;
  }
  return sum;
}

/** The generator polynomial of this degree: coefficients from the highest power down, the leading 1 left out. */
function generator(degree: number): number[] {
  const coefficients = [...new Array<number>(degree - 1).fill(0), 1];
  let root = 1;
  for (let power = 0; power < degree; power++) {
    for (let at = 0; at < degree; at++) {
      coefficients[at] = product(coefficients[at], root) ^ (coefficients[at + 1] ?? 0);
    }
    root = product(root, 2);
  }
  return coefficients;
}

/** The `count` codewords that let a reader mend errors in `data`. */
export function correction(data: readonly number[], count: number): number[] {
  const divisor = generator(count);
  const remainder = new Array<number>(count).fill(0);
  for (const value of data) {
    const factor = value ^ remainder.shift()!;
    remainder.push(0);
    for (let at = 0; at < count; at++) remainder[at] ^= product(divisor[at], factor);
  }
  return remainder;
}
