/** What is asked of the worker that trains the last block. */
import type { TensorData } from '#lib/engine/contract.ts';
import type { CreateModelOptions } from '#lib/timm/index.ts';
import type { Rows } from './rows.ts';

/** What the chapter's cell says. */
export const BLOCK_STEPS = 8;

/** Everything here can be posted to a worker. */
export interface LastBlockTask {
  /** timm's name of the backbone. */
  readonly name: string;
  readonly options: Pick<CreateModelOptions, 'num_classes'>;
  /** Of the block and the norm, by name in the state dict. */
  readonly state: ReadonlyMap<string, TensorData>;
  readonly classes: number;
  /** Tokens of the pictures to learn from, (n, N · C), and the class of each. */
  readonly train: Rows;
  readonly labels: readonly number[];
  /** Tokens of those held out. */
  readonly test: Rows;
  readonly seed: number;
}

export interface LastBlockStep {
  /** From 1. */
  readonly step: number;
  /** Before it, as a loop prints it. */
  readonly loss: number;
}

/** Names in the state dict of what a plain ViT's last block and norm hold. */
export const lastNames = (depth: number): readonly string[] =>
  ['norm1', 'attn.qkv', 'attn.proj', 'norm2', 'mlp.fc1', 'mlp.fc2']
    .map((layer) => `blocks.${depth - 1}.${layer}`)
    .concat('norm')
    .flatMap((layer) => [`${layer}.weight`, `${layer}.bias`]);
