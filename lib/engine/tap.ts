/**
 * What can be fetched of a run, as typed handles: `const model = taps<VisionTransformer>()`, then
 * `model.blocks[3].attn` is the output of that module and `'logits'` the model's. Handles are made from types
 * alone: a page that names taps loads no model.
 */
import type { AnyModule, Sequential } from '../nn/index.ts';
import type { Attention, Block, VisionTransformer } from '../timm/index.ts';
import type { Parameter } from '../torch/tensor.ts';
import type { TensorData } from './contract.ts';

/**
 * Tensors of the model as a whole. `input` is what was fed; the others are what timm's methods of these names
 * return.
 */
export type ModelTap = 'input' | '_pos_embed' | 'logits' | 'forward_features' | 'forward_head_pre_logits';

const path = Symbol('path');

/** The output of a module, or the value of a parameter, by its path. */
export interface PathTap {
  readonly [path]: string;
}

export type Tap = ModelTap | PathTap;

/**
 * Places in a Sequential, named one by one so that none is "possibly undefined". No model here has more
 * blocks.
 */
// prettier-ignore
type Index = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19 | 20 | 21 | 22 | 23;

/** What attention makes of its input, (B, H, N, d) each; q and k behind their norms, before scaling. */
interface AttentionTaps {
  readonly q: PathTap;
  readonly k: PathTap;
  readonly v: PathTap;
}

/** Handles for a module and everything below it. */
export type TapsOf<M> = PathTap &
  (M extends Attention ? AttentionTaps : unknown) &
  (M extends Sequential<infer Child> ? { readonly [index in Index]: TapsOf<Child> } : unknown) & {
    readonly [
      Name in keyof M as Extract<M[Name], AnyModule | Parameter> extends never ? never : Name
    ]: TapsOf<Extract<M[Name], AnyModule | Parameter>>;
  };

/** Handles for a model of type M. */
export function taps<M>(): TapsOf<M> {
  return handle('') as TapsOf<M>;
}

function handle(name: string): PathTap {
  const target: PathTap = { [path]: name };
  return new Proxy(target, {
    get: (_, key) =>
      typeof key === 'symbol'
        ? key === path
          ? name
          : undefined
        : handle(name === '' ? key : `${name}.${key}`),
  });
}

/** The tap's name, as results carry it: `blocks.3.attn`, `logits`. */
export const tapName = (tap: Tap): string => (typeof tap === 'string' ? tap : tap[path]);

/**
 * A tap for a path that is known as text only, from a link or a list of modules. A wrong one is refused by
 * `run`.
 */
export const tapOfPath = (name: string): PathTap => handle(name);

const GRADIENT = 'gradient:';

/** The gradient at a tensor, in its shape, of the logit that the run's `target` names. */
export const gradientOf = (tap: Tap): PathTap => handle(gradientName(tapName(tap)));

export const gradientName = (name: string): string => `${GRADIENT}${name}`;

/** The name of the tensor whose gradient a tap of this name is; null of other taps. */
export const differentiated = (name: string): string | null =>
  name.startsWith(GRADIENT) ? name.slice(GRADIENT.length) : null;

/**
 * Handles for each block: `blocksOf(model, 12).map(({ attn }) => attn.attn_drop)` are all attention matrices.
 */
export const blocksOf = (
  { blocks }: Pick<TapsOf<VisionTransformer>, 'blocks'>,
  depth: number,
): TapsOf<Block>[] => Array.from({ length: depth }, (_, i) => blocks[i as Index]);

/** The tokens at every depth: before the first block, then after each; depth + 1 in all. */
export const tokensByDepth = (
  model: Pick<TapsOf<VisionTransformer>, 'blocks' | 'norm_pre'>,
  depth: number,
): PathTap[] => [model.norm_pre, ...blocksOf(model, depth)];

/** What a run gave for a tap. @throws {RangeError} when it was not asked for. */
export function tensorOf(
  { tensors }: { readonly tensors: ReadonlyMap<string, TensorData> },
  tap: Tap,
): TensorData {
  const tensor = tensors.get(tapName(tap));
  if (!tensor) throw new RangeError(`The run was not asked for "${tapName(tap)}".`);
  return tensor;
}
