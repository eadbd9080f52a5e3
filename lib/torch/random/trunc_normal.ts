/**
 * The truncated normals. `trunc_normal_` is torch.nn.init's of PyTorch 2.13, which rejects and redraws;
 * `timm_trunc_normal_` is timm.layers' (and PyTorch's up to 2.10), which bends uniforms by the inverse error
 * function. Both compute in the target's precision, step by step as the tensor operations round.
 */
import { normal_, uniform_ } from './draws.ts';
import type { FloatTarget } from './draws.ts';
import { erf } from './erf.ts';
import { erfinv } from './erfinv.ts';
import type { Generator } from './generator.ts';

export interface TruncNormal {
  readonly mean?: number;
  readonly std?: number;
  readonly a?: number;
  readonly b?: number;
}

/** timm.layers.trunc_normal_: one uniform an element. */
export function timm_trunc_normal_<T extends FloatTarget>(
  out: T,
  generator: Generator,
  { mean = 0, std = 1, a = -2, b = 2 }: TruncNormal = {},
): T {
  const l = normCdf((a - mean) / std);
  const u = normCdf((b - mean) / std);
  uniform_(out, generator, 2 * l - 1, 2 * u - 1);
  const round = rounding(out);
  const scale = round(std * Math.sqrt(2));
  for (let i = 0; i < out.length; i++) {
    const value = round(round(round(erfinv(out[i]!)) * scale) + round(mean));
    out[i] = Math.min(Math.max(value, a), b);
  }
  return out;
}

/**
 * torch.nn.init.trunc_normal_: how many words it takes depends on what it draws.
 * @param draw how normals come: sixteen at a time, or one by one into memory that is no plain block
 */
export function trunc_normal_<T extends FloatTarget>(
  out: T,
  generator: Generator,
  { mean = 0, std = 1, a = -2, b = 2 }: TruncNormal = {},
  draw = normal_<T>,
): T {
  const inside = normCdf((b - mean) / std) - normCdf((a - mean) / std);
  return inside > 0.3
    ? redrawNormals(out, generator, { mean, std, a, b }, draw)
    : acceptUniforms(out, generator, { mean, std, a, b });
}

/** Normals, drawn again as a whole tensor until none lies outside; those inside stay. */
function redrawNormals<T extends FloatTarget>(
  out: T,
  generator: Generator,
  spec: Required<TruncNormal>,
  draw: typeof normal_<T>,
): T {
  const [low, high] = [rounding(out)(spec.a), rounding(out)(spec.b)];
  const outside = (value: number) => value < low || value > high;
  draw(out, generator, spec.mean, spec.std);
  while (out.some(outside)) {
    const again = draw(out.slice() as T, generator, spec.mean, spec.std);
    for (let i = 0; i < out.length; i++) if (outside(out[i]!)) out[i] = again[i]!;
  }
  return out;
}

/**
 * Uniforms between a and b, kept with a probability in proportion to the normal's density (for far tails).
 */
function acceptUniforms<T extends FloatTarget>(out: T, generator: Generator, spec: Required<TruncNormal>): T {
  const { mean, std, a, b } = spec;
  const round = rounding(out);
  const peak = round(-0.5 * ((Math.max(a, Math.min(mean, b)) - mean) / std) ** 2);
  const pending = new Uint8Array(out.length).fill(1);
  do {
    const candidates = uniform_(out.slice(), generator, a, b);
    const accept = uniform_(out.slice(), generator);
    for (let i = 0; i < out.length; i++) {
      if (!pending[i]) continue;
      out[i] = candidates[i]!;
      const z = round(round(out[i]! - round(mean)) / round(std));
      const density = round(round(round(z * z) * -0.5) - peak);
      pending[i] = Number(round(Math.log(accept[i]!)) > density);
    }
  } while (pending.includes(1));
  return out;
}

/** The standard normal's cumulative distribution. */
export function normCdf(x: number): number {
  return (1 + erf(x / Math.SQRT2)) / 2;
}

function rounding(out: FloatTarget): (value: number) => number {
  return out instanceof Float64Array ? (value) => value : Math.fround;
}
