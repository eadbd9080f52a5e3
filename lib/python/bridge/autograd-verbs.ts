/**
 * Gradients: the pass back, the tape as readers see it, hooks, and functions whose gradients are Python's.
 */
import { backward, grad } from '#lib/torch/autograd/backward.ts';
import { setTraceback } from '#lib/torch/autograd/call.ts';
import { setAnomalyWarning } from '#lib/torch/autograd/engine.ts';
import { joined } from '#lib/torch/autograd/function.ts';
import { graphNodeOf, GraphNode } from '#lib/torch/autograd/graph.ts';
import { isGradEnabled, setGradEnabled, setInferring } from '#lib/torch/autograd/mode.ts';
import { Tensor } from '#lib/torch/index.ts';
import { flag, instance, int, listOf, orNone, tensor, text } from './argument-types.ts';
import { Ready } from './encode.ts';
import type { PythonSide } from './python.ts';
import { verb, type Verb } from './verb.ts';

const tensors = listOf(tensor);
const maybeTensors = listOf(orNone(tensor));
const graphNode = instance('a node of the graph', GraphNode);

const encoded = (node: GraphNode | null): unknown =>
  node && new Ready({ kind: 'grad_fn', handle: node, name: node.name, id: node.fn?.id ?? -1 });

/** Python's own objects answer with a tensor or None; anything else is said by name. */
function answered(what: string, value: unknown): Tensor | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Tensor) return value;
  throw new TypeError(`${what} must return a tensor or None`);
}

export function autogradVerbs(python: PythonSide): readonly Verb[] {
  const hooks = new Map<number, () => void>();
  const forgotten: number[] = [];
  const collected = new FinalizationRegistry<number>((id) => forgotten.push(id));

  function hook<T>(list: T[], id: number, added: T): void {
    list.push(added);
    hooks.set(id, () => list.splice(list.indexOf(added), 1));
  }

  return [
    verb('is_grad_enabled', {}, () => isGradEnabled()),
    /** The mode before. */
    verb('set_grad_enabled', { mode: flag }, ({ mode }) => setGradEnabled(mode)),
    verb('set_inference', { mode: flag }, ({ mode }) => setInferring(mode)),
    verb('is_inference', { tensor }, ({ tensor }) => tensor.storage.inference),
    verb(
      'backward',
      {
        outputs: tensors,
        gradients: maybeTensors,
        retain_graph: orNone(flag),
        create_graph: flag,
        inputs: orNone(tensors),
      },
      ({ outputs, gradients, retain_graph, create_graph, inputs }) => {
        backward(outputs, gradients, { retain_graph, create_graph }, inputs);
      },
    ),
    verb(
      'grad',
      {
        outputs: tensors,
        inputs: tensors,
        gradients: maybeTensors,
        retain_graph: orNone(flag),
        create_graph: flag,
        allow_unused: flag,
      },
      ({ outputs, inputs, gradients, retain_graph, create_graph, allow_unused }) =>
        grad(outputs, inputs, gradients, { retain_graph, create_graph }, allow_unused),
    ),
    verb('grad_of', { tensor }, ({ tensor }) => tensor.grad),
    verb('set_grad', { tensor, grad: orNone(tensor) }, ({ tensor, grad }) => {
      tensor.grad = grad;
    }),
    /** Forget, or zero, the gradients of many. */
    verb('zero_grad', { parameters: tensors, set_to_none: flag }, ({ parameters, set_to_none }) => {
      for (const parameter of parameters)
        if (set_to_none) parameter.grad = null;
        else if (parameter.grad) parameter.grad = parameter.grad.detach().zero_();
    }),
    verb('is_leaf', { tensor }, ({ tensor }) => tensor.is_leaf),
    verb('grad_fn', { tensor }, ({ tensor }) => encoded(tensor.grad_fn && graphNodeOf(tensor.grad_fn))),
    verb('next_functions', { node: graphNode }, ({ node }) => node.next.map(encoded)),
    /** The leaf that an `AccumulateGrad` belongs to. */
    verb('variable_of', { node: graphNode }, ({ node }) => node.fn?.variable ?? null),
    verb('retain_grad', { tensor }, ({ tensor }) => {
      const fn = tensor.grad_fn;
      if (fn && !fn.retains.includes(tensor)) fn.retains.push(tensor);
    }),
    verb('retains_grad', { tensor }, ({ tensor }) => tensor.grad_fn?.retains.includes(tensor) ?? false),
    verb('register_hook', { tensor, id: int }, ({ tensor, id }) => {
      const { hooks } = tensor.history!;
      hook(hooks, id, (gradient) => answered('a hook', python.ask('hook', id, '', [gradient])));
    }),
    verb('register_post_accumulate_grad_hook', { tensor, id: int }, ({ tensor, id }) => {
      const { afterAccumulation } = tensor.history!;
      hook(afterAccumulation, id, (leaf) => void python.ask('hook', id, '', [leaf]));
    }),
    verb('remove_hook', { id: int }, ({ id }) => {
      hooks.get(id)?.();
      hooks.delete(id);
    }),
    /** The results of a `torch.autograd.Function`, with Python's `backward` of that id as their history. */
    verb(
      'function_outputs',
      { name: text, inputs: tensors, outputs: tensors, untouched: tensors, id: int, materialize_grads: flag },
      ({ name, inputs, outputs, untouched, id, materialize_grads }) => {
        const backward = (gradients: readonly (Tensor | null)[]): (Tensor | null)[] => {
          const back = python.ask('function_backward', id, '', gradients) as readonly unknown[];
          return back.map((gradient) => answered('backward', gradient));
        };
        collected.register(backward, id);
        return joined(name, inputs, outputs, new Set(untouched), backward, materialize_grads);
      },
    ),
    /** Ids of functions that no result leads to any more. */
    verb('forgotten_functions', {}, () => forgotten.splice(0)),
    verb('set_detect_anomaly', { mode: flag }, ({ mode }) => {
      setAnomalyWarning((name, trace) => void python.ask('anomaly', 0, name, [trace]));
      setTraceback(mode ? () => python.ask('traceback', 0, '', []) as string : null);
    }),
  ];
}
