/**
 * A model without weights and without values: its modules as they are printed, what they take and put out,
 * how many numbers they hold and how many products they make. From one recorded forward pass, which takes
 * milliseconds for any size of model. Everything here can be posted to a worker.
 */
import type { AnyModule, RemovableHandle } from '../nn/index.ts';
import type { Node } from '../torch/node.ts';
import { pending } from '../torch/evaluate.ts';
import { makePlaceholder, Parameter, Tensor, type Shape } from '../torch/index.ts';
import { productsOf } from './multiply-adds.ts';

export interface OutlinedModule {
  /** As in `named_modules()`: `blocks.3.attn`; '' is the model. */
  readonly path: string;
  readonly type_name: string;
  /**
   * Its own line of the printed model, without the name:
   * `Linear(in_features=192, out_features=576, bias=True)`.
   */
  readonly line: string;
  /** Of the first tensor that it is given, and of what it puts out; null for one that is not called. */
  readonly input: Shape | null;
  readonly output: Shape | null;
  /** Numbers in its parameters and those below it. */
  readonly parameters: number;
  readonly trainable: number;
  /** Products of its forward pass and those below it, attention's included. */
  readonly multiply_adds: number;
}

export interface OutlinedTensor {
  /** As in `state_dict()`. */
  readonly name: string;
  readonly shape: Shape;
  readonly kind: 'parameter' | 'buffer';
  readonly trainable: boolean;
}

export interface Outline {
  readonly input: Shape;
  readonly output: Shape;
  /**
   * In the order of the printed model, each before those below it. The first is the model, with the totals.
   */
  readonly modules: readonly OutlinedModule[];
  readonly tensors: readonly OutlinedTensor[];
}

interface Call {
  readonly input: Shape | null;
  output: Shape | null;
  /** Nodes recorded from here on, up to `end`, are this call's. */
  readonly begin: number;
  end: number;
}

/**
 * @param model newly built, in evaluation mode where its numbers are to be those of evaluation.
 * @param input_size (B, C, H, W)
 * @throws {TorchError} in PyTorch's words when the model does not take that size.
 */
export function outline(model: AnyModule, input_size: Shape): Outline {
  const calls = new Map<AnyModule, Call>();
  const handles = model.modules().flatMap((module) => watch(module, calls));
  let output: Tensor;
  try {
    output = (model as AnyModule & { call(x: Tensor): Tensor }).call(
      Tensor.of(makePlaceholder('input', input_size, 'float32')),
    );
  } finally {
    for (const handle of handles) handle.remove();
  }
  const products = productsById(output.node);
  const modules = Array.from(model.named_modules(), ([path, module]) => {
    const call = calls.get(module);
    const parameters = module.parameters();
    return {
      path,
      type_name: module.type_name,
      line: module.repr().split('\n', 1)[0]!.replace(/\($/, ''),
      input: call?.input ?? null,
      output: call?.output ?? null,
      parameters: sum(parameters.map((p) => p.numel())),
      trainable: sum(parameters.filter((p) => p.requires_grad).map((p) => p.numel())),
      multiply_adds: call
        ? sum(products.filter(([id]) => id >= call.begin && id < call.end).map(([, n]) => n))
        : 0,
    };
  });
  const tensors = Array.from(model.state_dict(), ([name, tensor]): OutlinedTensor => {
    const kind = tensor instanceof Parameter ? 'parameter' : 'buffer';
    return { name, shape: tensor.shape, kind, trainable: kind === 'parameter' && tensor.requires_grad };
  });
  return { input: input_size, output: output.shape, modules, tensors };
}

function watch(module: AnyModule, calls: Map<AnyModule, Call>): RemovableHandle[] {
  return [
    module.register_forward_pre_hook((_module, args) => {
      const given = args.find((value) => value instanceof Tensor);
      calls.set(module, { input: given?.shape ?? null, output: null, begin: nextId(), end: Infinity });
    }),
    module.register_forward_hook((_module, _args, output) => {
      const call = calls.get(module)!;
      if (output instanceof Tensor) call.output = output.shape;
      call.end = nextId();
    }),
  ];
}

/** Nodes are numbered as they are recorded. */
const nextId = (): number => makePlaceholder('mark', [0], 'float32').id;

const productsById = (root: Node): [number, number][] =>
  pending([root])
    .map((node): [number, number] => [node.id, productsOf(node)])
    .filter(([, products]) => products > 0);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
