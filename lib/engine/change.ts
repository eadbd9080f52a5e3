/**
 * What is different from the model as it is, in one run. Parts go by timm's names, as they lie in the model;
 * what is not named stays. All of it are inputs of one graph (`instrument.ts`), so that another change is
 * another run of the same session. Only `num_heads` makes another graph. L blocks, H heads, N tokens, P
 * patches, C embed_dim, M hidden units.
 *
 *     { blocks: { 3: { attn: { heads: { 1: 0 } } } } }            without head 1 of block 3
 *     { blocks: { 5: { mlp: { output: 0 } } } }                   block 5 adds nothing of its MLP
 *     { patch_embed: { order: [195, …, 0] } }                     patches reversed before positions are added
 *     { blocks: { 11: { tokens: { 7: { value: noise } } } } }     another token 7 after the last block
 *
 * Everything here can be posted to a worker.
 */
import type { TensorData } from './contract.ts';

/** A factor, or what stands in its place: one number, or a tensor that broadcasts to its shape. */
export type Changed = number | { readonly value: number | TensorData };

export interface Change {
  /** (1, 1, C) */
  readonly cls_token?: Changed;
  /** (1, N, C): all positions, the class token's first. */
  readonly pos_embed?: Changed;
  readonly patch_embed?: {
    /** Patches by their index, 0 … P − 1, row by row; each (C), before positions are added. */
    readonly patches?: Readonly<Record<number, Changed>>;
    /** Row i becomes patch `order[i]`, before positions are added. */
    readonly order?: readonly number[];
  };
  /** What goes into the first block: tokens with their positions. */
  readonly _pos_embed?: {
    /** As of `patch_embed`, but after positions are added; tokens before the patches stay first. */
    readonly order?: readonly number[];
    /** By index, the class token is 0; each (C). */
    readonly tokens?: Readonly<Record<number, Changed>>;
  };
  readonly blocks?: Readonly<Record<number, BlockChange>>;
  /** The same weights read as another number of heads, as timm would load them without a word. Divides C. */
  readonly num_heads?: number;
}

export interface BlockChange {
  readonly attn?: {
    /** What each head puts out before `proj`, (N, d). */
    readonly heads?: Readonly<Record<number, Changed>>;
    /** In place of 1/√d. */
    readonly scale?: number;
    /** Factor on what the attention branch adds. */
    readonly output?: number;
  };
  readonly mlp?: {
    /** Hidden units behind the activation, 0 … M − 1; a value is every token's. */
    readonly act?: Readonly<Record<number, number | { readonly value: number }>>;
    /** Factor on what the MLP branch adds. */
    readonly output?: number;
  };
  /** Tokens that the block puts out, by index, the class token is 0; each (C). */
  readonly tokens?: Readonly<Record<number, Changed>>;
}
