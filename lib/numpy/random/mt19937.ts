/**
 * NumPy's `MT19937`: the twister that PyTorch has too, seeded and read as `numpy/random/src/mt19937` does.
 */
import { Mt19937 } from '#lib/torch/random/mt19937.ts';
import type { BitGenerator } from './bit_generator.ts';

const N = 624;

export class MT19937 implements BitGenerator {
  readonly #twister: Mt19937;

  /** @param seed a number below 2³², or an array of them. */
  constructor(seed: number | readonly number[]) {
    this.#twister =
      typeof seed === 'number' ? new Mt19937(BigInt(seed)) : new Mt19937(0n, stateOfArray(seed));
  }

  uint32(): number {
    return this.#twister.random();
  }

  uint64(): bigint {
    const high = BigInt(this.uint32());
    return (high << 32n) | BigInt(this.uint32());
  }

  double(): number {
    const [high, low] = [this.uint32() >>> 5, this.uint32() >>> 6];
    return (high * 67108864 + low) / 9007199254740992;
  }
}

/** `init_by_array` */
function stateOfArray(keys: readonly number[]) {
  const state = new Mt19937(19650218n).data().state.slice();
  const mixed = (i: number): number => state[i - 1]! ^ (state[i - 1]! >>> 30);
  let [i, j] = [1, 0];
  const advance = (): void => {
    if (++i < N) return;
    state[0] = state[N - 1]!;
    i = 1;
  };
  for (let k = Math.max(N, keys.length); k > 0; k--) {
    state[i] = (state[i]! ^ Math.imul(mixed(i), 1664525)) + keys[j]! + j;
    j = (j + 1) % keys.length;
    advance();
  }
  for (let k = N - 1; k > 0; k--) {
    state[i] = (state[i]! ^ Math.imul(mixed(i), 1566083941)) - i;
    advance();
  }
  state[0] = 0x80000000 | 0;
  return { seed: 0n, left: 1, next: 0, state };
}
