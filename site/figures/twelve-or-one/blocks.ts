/** `nn.Sequential` of twelve blocks, or of one block twelve times, as two ways of writing it give them. */
import { Sequential } from '#lib/nn/index.ts';
import type { LayerNorm } from '#lib/nn/index.ts';
import type { Tensor } from '#lib/torch/index.ts';
import { Block } from '#lib/timm/index.ts';

export type Written = 'comprehension' | 'repeated';
const DEPTH = 12;

/** ViT-Tiny's blocks: 192 numbers a token, three heads. */
const block = (): Block => new Block(192, 3, { qkv_bias: true });

/** `[Block() for _ in range(12)]`, or `[Block()] * 12`. */
export function built(written: Written): Sequential<Block> {
  const one = block();
  return new Sequential(...Array.from({ length: DEPTH }, () => (written === 'repeated' ? one : block())));
}

/**
 * `blocks[changed].norm1.weight[0] = 2`, then the same number read in all places. @param changed `null` for
 * none
 */
export function firstWeights(blocks: Sequential<Block>, changed: number | null): number[] {
  const places = [...blocks.named_children()].map(([, child]) => child as Block);
  const weightOf = ({ norm1 }: Block): Tensor => (norm1 as LayerNorm).weight!;
  if (changed !== null) weightOf(places[changed]!).select(0, 0).fill_(2);
  return places.map((place) => weightOf(place).values()[0] as number);
}

/** All different parameters, as PyTorch counts them. */
export const parametersOf = (blocks: Sequential<Block>): number =>
  blocks.parameters().reduce((sum, parameter) => sum + parameter.numel(), 0);
