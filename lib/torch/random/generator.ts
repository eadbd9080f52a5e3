/**
 * PyTorch's CPU generator, after ATen/CPUGeneratorImpl.cpp.
 *
 * Left out: the cached float normal, which no CPU kernel sets, and seeding from the operating system.
 */
import { check, checkAs } from '../errors.ts';
import { Mt19937 } from './mt19937.ts';

const STATE_BYTES = 5056;

export class Generator {
  engine: Mt19937;
  /** The second value of the last Box–Muller pair that `normal` made, waiting for the next call. */
  next_double_normal_sample: number | null = null;

  constructor(engine = new Mt19937(67280421310721n)) {
    this.engine = engine;
  }

  /** Starts over from `seed` and forgets the waiting normal. Negative seeds count back from 2⁶⁴. */
  manual_seed(seed: number | bigint): this {
    this.engine = new Mt19937(unsignedSeed(seed));
    this.next_double_normal_sample = null;
    return this;
  }

  initial_seed(): bigint {
    return this.engine.seed;
  }

  /** 0 to 2³² − 1. */
  random(): number {
    return this.engine.random();
  }

  /** 0 to 2⁶⁴ − 1, the first word in the upper half. */
  random64(): bigint {
    const high = this.engine.random();
    return (BigInt(high) << 32n) | BigInt(this.engine.random());
  }

  /** The low 53 bits of `random64`, as a number. */
  random53(): number {
    const high = this.engine.random() & 0x1fffff;
    return high * 0x100000000 + this.engine.random();
  }

  clone(): Generator {
    const twin = new Generator(this.engine.clone());
    twin.next_double_normal_sample = this.next_double_normal_sample;
    return twin;
  }

  /** The 5056 bytes of `torch.get_rng_state()`. */
  get_state(): Uint8Array {
    const bytes = new DataView(new ArrayBuffer(STATE_BYTES));
    const { seed, left, next, state } = this.engine.data();
    bytes.setBigUint64(0, seed, true);
    bytes.setInt32(8, left, true);
    bytes.setInt32(12, 1, true); // seeded
    bytes.setUint32(16, next, true);
    state.forEach((word, j) => bytes.setInt32(24 + 8 * j, word, true));
    if (this.next_double_normal_sample !== null) {
      bytes.setFloat64(5024, this.next_double_normal_sample, true);
      bytes.setInt32(5040, 1, true);
    }
    return new Uint8Array(bytes.buffer);
  }

  /** Takes over the bytes that `get_state` or `torch.get_rng_state()` gave. */
  set_state(state: Uint8Array): this {
    check(
      state.length === STATE_BYTES,
      () =>
        `Expected a CPUGeneratorImplState of size ${STATE_BYTES} but found the input RNG state size to be ${state.length}`,
    );
    const bytes = new DataView(state.buffer, state.byteOffset, state.length);
    const [seed, left, next] = [
      bytes.getBigUint64(0, true),
      bytes.getInt32(8, true),
      bytes.getUint32(16, true),
    ];
    check(left >= 1 && left <= 624 && next <= 624, () => 'Invalid mt19937 state');
    const words = Int32Array.from({ length: 624 }, (_, j) => bytes.getInt32(24 + 8 * j, true));
    this.engine = new Mt19937(seed, { seed, left, next, state: words });
    this.next_double_normal_sample = bytes.getInt32(5040, true) ? bytes.getFloat64(5024, true) : null;
    return this;
  }
}

function unsignedSeed(seed: number | bigint): bigint {
  const value = BigInt(seed);
  checkAs(
    'ValueError',
    value >= -(2n ** 63n) && value < 2n ** 64n,
    () => 'Overflow when unpacking long long',
  );
  return BigInt.asUintN(64, value);
}
