import { RandomBits } from "../../random-bits.ts";

/** Throws that are the same on every machine. */
export class Dice extends RandomBits {
  constructor(seed: number) {
    super(seed, 0x2545f491);
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
