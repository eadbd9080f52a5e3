/**
 * Normal and exponential numbers by the ziggurat method, as `Generator` draws them; after
 * `numpy/random/src/distributions/distributions.c`. The tables in `ziggurat.json` are NumPy's (BSD-3-Clause),
 * whose last bits no formula gives again: 256 float64 values each, base64.
 */
import type { BitGenerator } from './bit_generator.ts';
import tables from './ziggurat.json' with { type: 'json' };

const NORMAL_TAIL = 3.6541528853610088;
const NORMAL_TAIL_INVERSE = 0.27366123732975828;
const EXPONENTIAL_TAIL = 7.69711747013104972;

type Name = keyof typeof tables;

const read = new Map<Name, Float64Array>();

/** Decoded when first asked for. */
function table(name: Name): Float64Array {
  let values = read.get(name);
  if (!values) {
    const bytes = Uint8Array.from(atob(tables[name]), (character) => character.charCodeAt(0));
    read.set(name, (values = new Float64Array(bytes.buffer)));
  }
  return values;
}

export function standardNormal(bits: BitGenerator): number {
  const [ki, wi, fi] = [table('ki'), table('wi'), table('fi')];
  for (;;) {
    const word = bits.uint64();
    const row = Number(word & 0xffn);
    const negative = (word & 0x100n) !== 0n;
    const distance = Number((word >> 9n) & 0xfffffffffffffn);
    const x = (negative ? -1 : 1) * distance * wi[row]!;
    if (distance < ki[row]!) return x;
    if (row === 0) {
      for (;;) {
        const xx = -NORMAL_TAIL_INVERSE * Math.log1p(-bits.double());
        const yy = -Math.log1p(-bits.double());
        if (yy + yy <= xx * xx) continue;
        const bit = Math.floor(distance / 256) % 2;
        return bit === 1 ? -(NORMAL_TAIL + xx) : NORMAL_TAIL + xx;
      }
    }
    if ((fi[row - 1]! - fi[row]!) * bits.double() + fi[row]! < Math.exp(-0.5 * x * x)) return x;
  }
}

export function standardExponential(bits: BitGenerator): number {
  const [ke, we, fe] = [table('ke'), table('we'), table('fe')];
  for (;;) {
    const word = bits.uint64() >> 3n;
    const row = Number(word & 0xffn);
    const distance = Number(word >> 8n);
    const x = distance * we[row]!;
    if (distance < ke[row]!) return x;
    if (row === 0) return EXPONENTIAL_TAIL - Math.log1p(-bits.double());
    if ((fe[row - 1]! - fe[row]!) * bits.double() + fe[row]! < Math.exp(-x)) return x;
  }
}
