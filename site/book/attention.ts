/**
 * Attention as numbers to look at.  H heads, N tokens, P patches; the tokens before the patches come first.
 */
import type { TensorData } from '#lib/engine/contract.ts';

/** One query's row of each head: (1, H, N, N) → H rows of N shares that add up to one. */
export function rowsOf({ data, shape }: TensorData, query: number): Float32Array[] {
  const [, heads, tokens] = shape as [number, number, number, number];
  return Array.from({ length: heads }, (_, head) => {
    const start = (head * tokens + query) * tokens;
    return data.slice(start, start + tokens);
  });
}

/** The mean of several rows, place by place. */
export function meanOf(rows: readonly Float32Array[]): Float32Array {
  return Float32Array.from(rows[0]!, (_, i) => rows.reduce((sum, row) => sum + row[i]!, 0) / rows.length);
}

/**
 * Attention rollout (Abnar and Zuidema 2020, https://arxiv.org/abs/2005.00928): each block's heads averaged,
 * half of it kept for the residual path, and all blocks multiplied. @param blocks (1, H, N, N) each, the
 * first block first
 * @returns what the first token's row gives to each token, (N)
 */
export function rollout(blocks: readonly TensorData[]): Float64Array {
  const tokens = blocks[0]!.shape[2]!;
  // From the last block back, only one row is ever needed.
  let row = new Float64Array(tokens);
  row[0] = 1;
  for (const { data, shape } of [...blocks].reverse()) {
    const heads = shape[1]!;
    const next = new Float64Array(tokens);
    for (let from = 0; from < tokens; from++) {
      const share = row[from]!;
      if (share === 0) continue;
      next[from]! += 0.5 * share;
      for (let head = 0; head < heads; head++) {
        const start = (head * tokens + from) * tokens;
        for (let to = 0; to < tokens; to++) next[to]! += (0.5 * share * data[start + to]!) / heads;
      }
    }
    row = next;
  }
  return row;
}

/**
 * Relevance (Chefer, Gur and Wolf 2021, https://arxiv.org/abs/2103.15679): each block's attention times its
 * gradient, what speaks against the class cut off, heads averaged; with the residual path, all blocks
 * multiplied.
 * @param blocks (1, H, N, N) each, the first block first @param gradients the gradient of a logit at each,
 *   same shapes
 * @returns what the first token's row gives to each token, (N)
 */
export function relevance(blocks: readonly TensorData[], gradients: readonly TensorData[]): Float64Array {
  const tokens = blocks[0]!.shape[2]!;
  let row = new Float64Array(tokens);
  row[0] = 1;
  for (let block = blocks.length - 1; block >= 0; block--) {
    const { data, shape } = blocks[block]!;
    const gradient = gradients[block]!.data;
    const heads = shape[1]!;
    const next = row.slice();
    for (let from = 0; from < tokens; from++) {
      const share = row[from]! / heads;
      if (share === 0) continue;
      for (let head = 0; head < heads; head++) {
        const start = (head * tokens + from) * tokens;
        for (let to = 0; to < tokens; to++)
          next[to]! += share * Math.max(0, data[start + to]! * gradient[start + to]!);
      }
    }
    row = next;
  }
  return row;
}
