/** What NumPy's distributions draw from; after `numpy/random/bitgen.h`. */
export interface BitGenerator {
  /** 0 to 2³² − 1 */
  uint32(): number;
  /** 0 to 2⁶⁴ − 1 */
  uint64(): bigint;
  /** [0, 1) in steps of 2⁻⁵³ */
  double(): number;
}

const WORDS = 2 ** 32;

/** The smallest 2ᵏ − 1 that is at least `max`, for masks below 2³². */
function maskOf(max: number): number {
  let mask = max;
  for (const shift of [1, 2, 4, 8, 16]) mask |= mask >>> shift;
  return mask >>> 0;
}

/** 0 to `max` by drawing masked bits until they fit, as `RandomState` does (`random_interval`). */
export function masked(bits: BitGenerator, max: number): number {
  if (max === 0) return 0;
  const mask = maskOf(max);
  for (;;) {
    const value = (bits.uint32() & mask) >>> 0;
    if (value <= max) return value;
  }
}

/** 0 to `max` by Lemire's multiplication, as `Generator` does. */
export function multiplied(bits: BitGenerator, max: number): number {
  if (max === 0) return 0;
  if (max === WORDS - 1) return bits.uint32();
  const count = BigInt(max + 1);
  const threshold = BigInt((WORDS - 1 - max) % (max + 1));
  for (;;) {
    const product = BigInt(bits.uint32()) * count;
    if (BigInt.asUintN(32, product) >= threshold) return Number(product >> 32n);
  }
}

/** Draws small integers from words of 32 bits, `width` bits at a time, the low ones first. */
function parts(bits: BitGenerator, width: number): () => number {
  let [word, left] = [0, 0];
  const mask = 2 ** width - 1;
  return () => {
    if (left === 0) {
      word = bits.uint32();
      left = 32 / width;
    }
    const part = word & mask;
    word >>>= width;
    left--;
    return part;
  };
}

/** How many bits of a word an integer type takes at a time; `bool` one. */
export const widthOf: Readonly<Record<string, number>> = { bool: 1, int8: 8, uint8: 8, int16: 16 };

/**
 * `count` integers from 0 to `max`, for a type of `width` bits (32 and 64 draw a word each).
 * @param legacy as `RandomState.randint` draws; else as `Generator.integers`.
 */
export function boundedIntegers(
  bits: BitGenerator,
  max: number,
  count: number,
  width: number,
  legacy: boolean,
): Float64Array {
  const drawn = new Float64Array(count);
  if (max === 0) return drawn;
  if (max >= WORDS) throw new RangeError('bounds that are 2**32 or more apart');
  if (width >= 32) {
    const draw = max === WORDS - 1 ? () => bits.uint32() : legacy ? masked : multiplied;
    return drawn.map(() => draw(bits, max));
  }
  const part = parts(bits, width);
  const span = 2 ** width;
  if (max === span - 1) return drawn.map(part);
  if (legacy) {
    const mask = maskOf(max);
    return drawn.map(() => {
      for (;;) {
        const value = part() & mask;
        if (value <= max) return value;
      }
    });
  }
  const threshold = (span - 1 - max) % (max + 1);
  return drawn.map(() => {
    for (;;) {
      const product = part() * (max + 1);
      if ((product & (span - 1)) >= threshold) return product >>> width;
    }
  });
}
