/**
 * One forward pass of a model on a placeholder, with the output of every module kept. Takes about a
 * millisecond.
 */
import type { AnyModule, Module } from '../nn/index.ts';
import { Attention, VisionTransformer, type TimmModel } from '../timm/index.ts';
import { isGradEnabled } from '../torch/autograd/mode.ts';
import { makePlaceholder, Tensor, type Node, type Shape } from '../torch/index.ts';

export interface Trace {
  /** What can be fetched, by the tap's name. */
  readonly taps: ReadonlyMap<string, Node>;
  /** Names of the leaves, for whoever reads the graph. */
  readonly names: ReadonlyMap<Node, string>;
}

/** The name that the picture is fed under. */
export const INPUT = 'input';

/** Names under which the values of parameters are fed, so that they can be none of the taps'. */
export const fedParameter = (name: string): string => `parameter:${name}`;

export interface TraceOptions {
  /** Names in the state dict whose values will be fed: those parameters become placeholders, for good. */
  readonly fed?: readonly string[];
  /** Paths of the modules that the input goes through, one after the other; default the whole model. */
  readonly through?: readonly string[] | undefined;
}

/**
 * @param model in evaluation mode, for this trace alone: fused attention is switched off so that the
 *   attention matrix can be seen (the output of `attn_drop`; the values are the same), methods are watched.
 */
export function trace(model: TimmModel, inputShape: Shape, { fed = [], through }: TraceOptions = {}): Trace {
  for (const module of model.modules()) if (module instanceof Attention) module.fused_attn = false;
  feedParameters(model, fed);
  const names = new Map<Node, string>();
  for (const [name, tensor] of model.state_dict()) {
    names.set(tensor.node, name);
    if (tensor.node.primitive.name === 'cast') names.set(tensor.node.inputs[0]!, name);
  }
  const input = Tensor.of(makePlaceholder(INPUT, inputShape, 'float32'));
  input.requires_grad = isGradEnabled();
  const taps = new Map<string, Node>([[INPUT, input.node]]);
  const keep = (name: string, output: unknown): void => {
    if (output instanceof Tensor) taps.set(name, output.node);
  };
  keepQueries(model, keep);
  if (through) {
    withHooks(model, keep, () => {
      throughModules(model, input, through);
    });
    return { taps, names };
  }
  keepMethods(model, keep);
  withHooks(model, keep, () => {
    keep('logits', model.call(input));
  });
  keep('forward_head_pre_logits', model.forward_head(Tensor.of(taps.get('forward_features')!), true));
  return { taps, names };
}

type Keep = (name: string, output: unknown) => void;

function throughModules(model: TimmModel, input: Tensor, paths: readonly string[]): void {
  paths.reduce((x, path) => (model.get_submodule(path) as Module).call(x), input);
}

/** Keeps what methods of timm's classes return, beside the modules' outputs. */
function keepMethods(model: TimmModel, keep: Keep): void {
  const forward_features = model.forward_features.bind(model);
  model.forward_features = (x) => kept(keep, 'forward_features', forward_features(x));
  if (!(model instanceof VisionTransformer)) return;
  const pos_embed = model._pos_embed.bind(model);
  model._pos_embed = (x) => kept(keep, '_pos_embed', pos_embed(x));
}

/** q, k and v of every attention, under the names that they have in timm's `forward`. */
function keepQueries(model: TimmModel, keep: Keep): void {
  for (const [path, attn] of model.named_modules()) {
    if (!(attn instanceof Attention)) continue;
    const { num_heads: H, head_dim: d } = attn;
    attn.q_norm.register_forward_hook((_module, _args, q) => {
      keep(`${path}.q`, q);
    });
    attn.k_norm.register_forward_hook((_module, _args, k) => {
      keep(`${path}.k`, k);
    });
    attn.qkv.register_forward_hook((_module, _args, qkv) => {
      const [B, N] = (qkv as Tensor).shape as [number, number];
      const parts = (qkv as Tensor).reshape([B, N, 3, H, d]).permute([2, 0, 3, 1, 4]); // (3, B, H, N, d)
      keep(`${path}.v`, parts.select(0, 2));
    });
  }
}

function kept(keep: Keep, name: string, output: Tensor): Tensor {
  keep(name, output);
  return output;
}

function withHooks(model: AnyModule, keep: Keep, run: () => void): void {
  const handles = Array.from(model.named_modules()).flatMap(([name, module]) =>
    name === ''
      ? []
      : [
          module.register_forward_hook((_module, _args, output) => {
            keep(name, output);
          }),
        ],
  );
  try {
    run();
  } finally {
    for (const handle of handles) handle.remove();
  }
}

function feedParameters(model: TimmModel, fed: readonly string[]): void {
  const state = model.state_dict();
  for (const name of fed) {
    const tensor = state.get(name);
    if (!tensor) throw new RangeError(`The model has no parameter named "${name}".`);
    tensor.storage.replace(makePlaceholder(fedParameter(name), tensor.shape, tensor.dtype));
  }
}
