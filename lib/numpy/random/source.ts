/**
 * A stream of random numbers as `numpy.random` has it: the bits and the two ways to make normal and
 * exponential numbers of them, `RandomState`'s and `Generator`'s.
 */
import type { BitGenerator } from './bit_generator.ts';
import { boundedIntegers } from './bit_generator.ts';
import { MT19937 } from './mt19937.ts';
import { PCG64 } from './pcg64.ts';
import { standardExponential, standardNormal } from './ziggurat.ts';

export interface Source {
  readonly bits: BitGenerator;
  normal(): number;
  exponential(): number;
  integers(max: number, count: number, width: number): Float64Array;
}

/** `np.random.RandomState`, and `np.random.seed` with the functions beside it. */
export class RandomState implements Source {
  readonly bits: MT19937;
  /** The second of the two numbers that the polar method makes at a time. */
  #spare: number | null = null;

  constructor(seed: number | readonly number[]) {
    this.bits = new MT19937(seed);
  }

  normal(): number {
    if (this.#spare !== null) {
      const spare = this.#spare;
      this.#spare = null;
      return spare;
    }
    for (;;) {
      const x = 2 * this.bits.double() - 1;
      const y = 2 * this.bits.double() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const f = Math.sqrt((-2 * Math.log(square)) / square);
      this.#spare = f * x;
      return f * y;
    }
  }

  exponential(): number {
    return -Math.log(1 - this.bits.double());
  }

  integers(max: number, count: number, width: number): Float64Array {
    return boundedIntegers(this.bits, max, count, width, true);
  }
}

/** `np.random.default_rng` */
export class Generator implements Source {
  readonly bits: PCG64;

  constructor(entropy: readonly number[]) {
    this.bits = new PCG64(entropy);
  }

  normal(): number {
    return standardNormal(this.bits);
  }

  exponential(): number {
    return standardExponential(this.bits);
  }

  integers(max: number, count: number, width: number): Float64Array {
    return boundedIntegers(this.bits, max, count, width, false);
  }
}
