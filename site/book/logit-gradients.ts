/** The gradients of a logit that figures show. All ask for the same ones, so that they share a session. */
import type { TensorData } from '#lib/engine/contract.ts';
import { blocksOf, gradientOf, tokensByDepth } from '#lib/engine/tap.ts';
import type { Tap } from '#lib/engine/tap.ts';
import type { VitForm } from '#lib/engine/vit-form.ts';
import type { Numbers } from '#lib/plot/ndarray.ts';
import { model } from './model.ts';
import { largestPlaces } from './erase.ts';

/** `pixels` (1, 3, H, W); `tokens0` … one more than blocks, (1, N, C); `attention0` … (1, H, N, N). */
export type GradientName = 'pixels' | `tokens${number}` | `attention${number}`;

export const gradientTaps = ({ depth }: VitForm): Readonly<Record<GradientName, Tap>> => ({
  pixels: gradientOf('input'),
  ...Object.fromEntries(tokensByDepth(model, depth).map((tap, d) => [`tokens${d}`, gradientOf(tap)])),
  ...Object.fromEntries(
    blocksOf(model, depth).map(({ attn }, block) => [`attention${block}`, gradientOf(attn.attn_drop)]),
  ),
});

/** Classes that a reader can ask about: the first answers. */
const ASKED = 5;

/** The classes with the largest logits, the largest first. */
export const askedClasses = (logits: Numbers): readonly number[] => largestPlaces(logits, ASKED);

/** The size (norm) of each of the rows that a tensor's last dimension makes. */
export function rowNorms({ data, shape }: TensorData): Float32Array {
  const width = shape.at(-1)!;
  return Float32Array.from({ length: data.length / width }, (_, row) =>
    Math.sqrt(data.subarray(row * width, (row + 1) * width).reduce((sum, value) => sum + value * value, 0)),
  );
}

/** (1, H, N, N) → the norm of each head's matrix, (H). */
export const headNorms = ({ data, shape: [, heads, tokens] }: TensorData): Float32Array =>
  rowNorms({ data, shape: [heads!, tokens! ** 2] });
