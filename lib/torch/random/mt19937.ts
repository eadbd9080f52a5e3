/**
 * The Mersenne Twister behind PyTorch's CPU generator, after ATen/core/MT19937RNGEngine.h.
 *
 * Added: `skip`, which passes over words without tempering them, a count of the words passed, and clones that
 * share the 624 words until one of the two twists.
 */

const N = 624;
const M = 397;
const UPPER_BIT = 0x80000000 | 0;
const LOWER_BITS = 0x7fffffff;
const MATRIX_A = 0x9908b0df | 0;

/** The engine's memory, field by field as `mt19937_data_pod` has it. */
export interface Mt19937Data {
  readonly seed: bigint;
  readonly left: number;
  readonly next: number;
  readonly state: Int32Array;
}

export class Mt19937 {
  readonly seed: bigint;
  /** Words drawn or skipped since this engine was seeded or restored. */
  position = 0;
  #state: Int32Array;
  #left = 1;
  #next = 0;
  #shared = false;

  /** @param seed only its low 32 bits decide the numbers, as in PyTorch. */
  constructor(seed = 5489n, data?: Mt19937Data) {
    this.seed = seed;
    this.#state = data ? data.state.slice() : seededState(Number(BigInt.asUintN(32, seed)));
    if (data) {
      this.#left = data.left;
      this.#next = data.next;
    }
  }

  /** The next word, 0 to 2³² − 1. */
  random(): number {
    if (--this.#left === 0) this.#twist();
    this.position++;
    let y = this.#state[this.#next++]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    y ^= y >>> 18;
    return y >>> 0;
  }

  /** Passes over `count` words: about a nanosecond each. */
  skip(count: number): void {
    this.position += count;
    while (count >= this.#left) {
      count -= this.#left;
      this.#twist();
      this.#next = 1; // the word for which `random` would have twisted
    }
    this.#next += count;
    this.#left -= count;
  }

  /**
   * A second engine at the same place. The words are shared until either twists, so a clone costs next to
   * nothing.
   */
  clone(): Mt19937 {
    const twin = new Mt19937(this.seed, EMPTY);
    twin.#state = this.#state;
    twin.#left = this.#left;
    twin.#next = this.#next;
    twin.position = this.position;
    twin.#shared = this.#shared = true;
    return twin;
  }

  /** A copy of the memory, for `new Mt19937(seed, data)` or PyTorch's own state bytes. */
  data(): Mt19937Data {
    return { seed: this.seed, left: this.#left, next: this.#next, state: this.#state.slice() };
  }

  #twist(): void {
    if (this.#shared) {
      this.#state = this.#state.slice();
      this.#shared = false;
    }
    twist(this.#state);
    this.#left = N;
    this.#next = 0;
  }
}

const EMPTY: Mt19937Data = { seed: 0n, left: 1, next: 0, state: new Int32Array(0) };

function seededState(seed: number): Int32Array {
  const state = new Int32Array(N);
  state[0] = seed;
  for (let j = 1; j < N; j++) {
    const before = state[j - 1]!;
    state[j] = Math.imul(1812433253, before ^ (before >>> 30)) + j;
  }
  return state;
}

/** Replaces all 624 words by the next 624 (`next_state`). */
function twist(state: Int32Array): void {
  let word = state[0]!;
  for (let j = 0; j < N - 1; j++) {
    const next = state[j + 1]!;
    const far = j < N - M ? j + M : j + M - N;
    state[j] = state[far]! ^ mixed(word, next);
    word = next;
  }
  state[N - 1] = state[M - 1]! ^ mixed(word, state[0]!);
}

function mixed(u: number, v: number): number {
  return (((u & UPPER_BIT) | (v & LOWER_BITS)) >>> 1) ^ (-(v & 1) & MATRIX_A);
}
