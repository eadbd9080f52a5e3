/** One forward pass of a model on a placeholder, with the output of every module kept. Takes about a millisecond. */
import type { AnyModule } from '../nn/index.ts';
import { Attention, type TimmModel } from '../timm/index.ts';
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

/**
 * @param model in evaluation mode; hooks are added and removed again, fused attention is switched off so that the
 *   attention matrix can be seen (the output of `attn_drop`; the values are the same).
 * @param fed names in the state dict whose values will be fed: those parameters become placeholders, for good.
 */
export function trace(model: TimmModel, inputShape: Shape, fed: readonly string[] = []): Trace {
  for (const module of model.modules()) if (module instanceof Attention) module.fused_attn = false;
  feedParameters(model, fed);
  const names = new Map<Node, string>();
  for (const [name, tensor] of model.state_dict()) {
    names.set(tensor.node, name);
    if (tensor.node.primitive.name === 'cast') names.set(tensor.node.inputs[0]!, name);
  }
  const input = Tensor.of(makePlaceholder(INPUT, inputShape, 'float32'));
  const taps = new Map<string, Node>([[INPUT, input.node]]);
  const keep = (name: string, output: unknown): void => {
    if (output instanceof Tensor) taps.set(name, output.node);
  };
  const features = keepFeatures(model, () => {
    withHooks(model, keep, () => {
      keep('logits', model.call(input));
    });
  });
  keep('forward_features', features);
  keep('forward_head_pre_logits', model.forward_head(features, true));
  return { taps, names };
}

/** What `forward_features` returns while `run` runs. */
function keepFeatures(model: TimmModel, run: () => void): Tensor {
  const original = model.forward_features.bind(model);
  let features: Tensor | undefined;
  model.forward_features = (x: Tensor): Tensor => (features = original(x));
  try {
    run();
  } finally {
    model.forward_features = original;
  }
  return features!;
}

function withHooks(model: AnyModule, keep: (name: string, output: unknown) => void, run: () => void): void {
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
