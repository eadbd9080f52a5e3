/** Heads switched off. */
import type { Change } from '#lib/engine/change.ts';
import type { TensorData } from '#lib/engine/contract.ts';

/** A head's mean output, by its name `block.head`. */
export type HeadMeans = ReadonlyMap<string, TensorData>;

/**
 * The model without some heads.
 * @param off names `block.head`
 * @param means what stands in their place; `null` for nothing at all
 */
export function withoutHeads(off: readonly string[], means: HeadMeans | null): Change {
  const blocks: Record<number, { attn: { heads: Record<number, number | { value: TensorData }> } }> = {};
  for (const name of off) {
    const [block, head] = name.split('.').map(Number) as [number, number];
    blocks[block] ??= { attn: { heads: {} } };
    blocks[block].attn.heads[head] = means ? { value: means.get(name)! } : 0;
  }
  return { blocks };
}
