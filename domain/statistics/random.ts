import { RandomBits } from "../random-bits.ts";

/** Throws for permutations and Monte Carlo: the same on every machine for the same seed. */
export class Random extends RandomBits {
  constructor(seed: number) {
    super(seed, 0x51a7157c);
  }

  /** A number from 0 up to, not including, 1. */
  next(): number {
    return this.bits() / 4294967296;
  }

  /** A whole number from 0 to `count` - 1. */
  below(count: number): number {
    return Math.floor((this.bits() / 4294967296) * count);
  }

  /** Deals `values` out anew, in place; every order is as likely (Durstenfeld 1964). */
  shuffle(values: Float64Array): void {
    for (let i = values.length - 1; i > 0; i--) {
      const other = this.below(i + 1);
      const value = values[i];
      values[i] = values[other];
      values[other] = value;
    }
  }
}
