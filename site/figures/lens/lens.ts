/** The logit lens: the model's own norm and head, put behind an earlier block's class token. */
import type { TensorData } from '#lib/engine/contract.ts';

/** timm's, not PyTorch's 1e-5. */
const EPS = 1e-6;

/** A LayerNorm. */
export interface Norm {
  /** (C) each. */
  readonly weight: TensorData;
  readonly bias: TensorData;
}

/** What reads one of the tokens before the patches: the head, and of a distilled DeiT a second one. */
export interface Head {
  /** Which token, by its place. */
  readonly token: number;
  /** (K, C) */
  readonly weight: TensorData;
  /** (K) */
  readonly bias: TensorData;
}

/** A token (C) by its place; default the class token. @param tokens (1, N, C) */
export const tokenAt = ({ data, shape }: TensorData, token = 0): Float32Array => {
  const width = shape[2]!;
  return Float32Array.from(data.subarray(token * width, (token + 1) * width));
};

/**
 * `head(norm(tokens)[:, 0])`: logits (K); of two heads, as timm does it, their mean. @param tokens (1, N, C)
 */
export function lensLogits(tokens: TensorData, norm: Norm, heads: readonly Head[]): Float32Array {
  const said = heads.map(({ token, weight, bias }) => {
    const normed = normOf(tokenAt(tokens, token), norm);
    return Float32Array.from({ length: bias.data.length }, (_, k) =>
      normed.reduce((sum, value, c) => sum + value * weight.data[k * normed.length + c]!, bias.data[k]!),
    );
  });
  return said[0]!.map((_, k) => said.reduce((sum, logits) => sum + logits[k]!, 0) / said.length);
}

function normOf(token: Float32Array, { weight, bias }: Norm): Float32Array {
  const mean = token.reduce((sum, value) => sum + value, 0) / token.length;
  const variance = token.reduce((sum, value) => sum + (value - mean) ** 2, 0) / token.length;
  return token.map(
    (value, c) => ((value - mean) / Math.sqrt(variance + EPS)) * weight.data[c]! + bias.data[c]!,
  );
}

/** The class with the largest logit; null where all are alike, as of a reader that has learned nothing. */
export function firstOf(logits: Float32Array): number | null {
  const most = Math.max(...logits);
  return most === Math.min(...logits) ? null : logits.indexOf(most);
}

/**
 * The first depth from which on every depth names the class that the last one names. Of what stands before
 * that, nothing is said: the class may have been named and lost again.
 * @param named the class named at each depth
 */
export function settledAt(named: readonly (number | null)[]): number {
  const last = named.at(-1);
  return named.findLastIndex((each) => each !== last) + 1;
}
