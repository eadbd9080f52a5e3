/** `numpy.random.default_rng`'s bits: PCG64 (XSL-RR), seeded through `SeedSequence`. */
import type { BitGenerator } from './bit_generator.ts';

const MULTIPLIER = 0x2360ed051fc65da44385df649fccf645n;
const low64 = (value: bigint): bigint => BigInt.asUintN(64, value);
const low128 = (value: bigint): bigint => BigInt.asUintN(128, value);

export class PCG64 implements BitGenerator {
  #state = 0n;
  readonly #increment: bigint;
  /** The upper half of a draw of which only the lower half was asked for. */
  #half: number | null = null;

  /** @param entropy words of 32 bits, the low one first. */
  constructor(entropy: readonly number[]) {
    const [a, b, c, d] = seedWords(entropy) as [bigint, bigint, bigint, bigint];
    this.#increment = low128((((c << 64n) | d) << 1n) | 1n);
    this.#step();
    this.#state = low128(this.#state + ((a << 64n) | b));
    this.#step();
  }

  uint64(): bigint {
    this.#step();
    const xored = low64(this.#state >> 64n) ^ low64(this.#state);
    const rotation = this.#state >> 122n;
    return low64((xored >> rotation) | (xored << (64n - rotation)));
  }

  uint32(): number {
    if (this.#half !== null) {
      const half = this.#half;
      this.#half = null;
      return half;
    }
    const next = this.uint64();
    this.#half = Number(next >> 32n);
    return Number(BigInt.asUintN(32, next));
  }

  double(): number {
    return Number(this.uint64() >> 11n) / 9007199254740992;
  }

  #step(): void {
    this.#state = low128(this.#state * MULTIPLIER + this.#increment);
  }
}

const POOL = 4;
const u32 = (value: number): number => value >>> 0;

/** `SeedSequence(entropy).generate_state(4, uint64)`; after `numpy/random/bit_generator.pyx`. */
export function seedWords(entropy: readonly number[]): bigint[] {
  let constant = 0x43b0d7e5;
  const hashed = (value: number): number => {
    let mixed = value ^ constant;
    constant = u32(Math.imul(constant, 0x931e8875));
    mixed = u32(Math.imul(mixed, constant));
    return u32(mixed ^ (mixed >>> 16));
  };
  const mix = (x: number, y: number): number => {
    const result = u32(Math.imul(0xca01f9dd, x) - Math.imul(0x4973f715, y));
    return u32(result ^ (result >>> 16));
  };
  const pool = Array.from({ length: POOL }, (_, i) => hashed(entropy[i] ?? 0));
  for (let source = 0; source < POOL; source++)
    for (let target = 0; target < POOL; target++)
      if (source !== target) pool[target] = mix(pool[target]!, hashed(pool[source]!));
  for (const word of entropy.slice(POOL))
    for (let target = 0; target < POOL; target++) pool[target] = mix(pool[target]!, hashed(word));

  let output = 0x8b51f9dd;
  const words = Array.from({ length: 8 }, (_, i) => {
    let value = pool[i % POOL]! ^ output;
    output = u32(Math.imul(output, 0x58f38ded));
    value = u32(Math.imul(value, output));
    return BigInt(u32(value ^ (value >>> 16)));
  });
  return [0, 2, 4, 6].map((i) => words[i]! | (words[i + 1]! << 32n));
}
