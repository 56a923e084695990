/** A small seeded generator (sfc32, C. Doty-Humphrey 2010). Whole-number arithmetic only: the same throws on every machine. */
export class Dice {
  private a: number;
  private b = 0x2545f491;
  private c = 0x9e3779b9 | 0;
  private counter = 1;

  constructor(seed: number) {
    this.a = seed | 0;
    for (let i = 0; i < 12; i++) this.bits();
  }

  /** 32 random bits, as a number from 0. */
  bits(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + sum) | 0;
    return sum >>> 0;
  }

  /** A whole number from 0 to `count` - 1. */
  below(count: number): number {
    return Math.floor((this.bits() / 4294967296) * count);
  }
}

const STEPS = 1024;

/**
 * −ln u for u in the middle of each of 1,024 equal steps of (0, 1). An annealer that takes a rise of `delta` when
 * `delta < temperature × PATIENCE[throw]` takes it with the probability exp(−delta ÷ temperature) (Metropolis et al. 1953),
 * without a function whose last digit differs between engines.
 */
export const PATIENCE: Float64Array = Float64Array.from({ length: STEPS }, (_, step) => -ln((step + 0.5) / STEPS));

/** The natural logarithm of a number in (0, 1), by 2 artanh((u − 1) ÷ (u + 1)) after halving away the powers of two. */
function ln(u: number): number {
  let halvings = 0;
  let mantissa = u;
  for (; mantissa < 0.7; mantissa *= 2) halvings++;
  const z = (mantissa - 1) / (mantissa + 1);
  let sum = 0;
  let power = z;
  for (let odd = 1; odd < 60; odd += 2, power *= z * z) sum += power / odd;
  return 2 * sum - halvings * Math.LN2;
}
