/**
 * `torchsummary.summary_string`, after torchsummary's main branch: what each leaf and block put out, in the order of the calls.
 * Kept with its known flaw: parameters that belong to no module with a `weight` (cls_token, pos_embed) are not counted.
 */
import { ModuleList, Sequential, type AnyModule } from '../nn/index.ts';
import { Parameter, Tensor } from '../torch/tensor.ts';
import { numel, type Shape } from '../torch/shape.ts';

interface Row {
  readonly name: string;
  readonly output_shape: string;
  readonly outputs: number;
  readonly parameters: number;
  readonly trainable: number;
}

const line = '-'.repeat(64);
const doubleLine = '='.repeat(64);
const MEGABYTE = 1024 ** 2;

export interface Torchsummary {
  readonly table: string;
  readonly total_params: number;
  readonly trainable_params: number;
}

/**
 * The printed table and its sums.
 * @param run calls the model once on a batch of two random inputs of `input_sizes`
 * @param input_sizes shapes without the batch
 */
export function torchsummary(
  model: AnyModule,
  input_sizes: readonly Shape[],
  batch_size: number,
  run: () => void,
): Torchsummary {
  const rows: Row[] = [];
  const handles = model
    .modules()
    .filter((module) => !(module instanceof Sequential || module instanceof ModuleList))
    .map((module) =>
      module.register_forward_hook((called, _, output) => {
        rows.push(rowOf(called, output, rows.length + 1, batch_size));
      }),
    );
  try {
    run();
  } finally {
    for (const handle of handles) handle.remove();
  }
  const sum = (of: (r: Row) => number): number => rows.reduce((total, r) => total + of(r), 0);
  return {
    table: table(rows, input_sizes, batch_size),
    total_params: sum((r) => r.parameters),
    trainable_params: sum((r) => r.trainable),
  };
}

function rowOf(module: AnyModule, output: unknown, index: number, batch_size: number): Row {
  const own = ['weight', 'bias'].map((name) => module.attribute(name)).filter((t) => t instanceof Tensor);
  const parameters = own.reduce((sum, t) => sum + t.numel(), 0);
  const [weight] = own;
  const trainable = weight instanceof Parameter && weight.requires_grad ? parameters : 0;
  const name = `${module.type_name}-${index}`;
  if (output instanceof Tensor) {
    const shape = [batch_size, ...output.shape.slice(1)];
    return { name, output_shape: `[${shape.join(', ')}]`, outputs: numel(shape), parameters, trainable };
  }
  const shapes = (output as readonly Tensor[]).map((t) => [-1, ...t.shape.slice(1)]);
  const shown = shapes.map((shape) => `[${shape.join(', ')}]`).join(', ');
  return { name, output_shape: `[${shown}]`, outputs: numel(shapes.flat()), parameters, trainable };
}

const row = (name: string, shape: string, parameters: string): string =>
  `${name.padStart(20)}  ${shape.padStart(25)} ${parameters.padStart(15)}`;

function table(rows: readonly Row[], input_sizes: readonly Shape[], batch_size: number): string {
  const sum = (of: (r: Row) => number): number => rows.reduce((total, r) => total + of(r), 0);
  const total = sum((r) => r.parameters);
  const trainable = sum((r) => r.trainable);
  const inputs = Math.abs((numel(input_sizes.flat()) * batch_size * 4) / MEGABYTE);
  const outputs = Math.abs((2 * sum((r) => r.outputs) * 4) / MEGABYTE);
  const weights = Math.abs((total * 4) / MEGABYTE);
  const count = (n: number): string => n.toLocaleString('en-US');
  return [
    line,
    row('Layer (type)', 'Output Shape', 'Param #'),
    doubleLine,
    ...rows.map((r) => row(r.name, r.output_shape, count(r.parameters))),
    doubleLine,
    `Total params: ${count(total)}`,
    `Trainable params: ${count(trainable)}`,
    `Non-trainable params: ${count(total - trainable)}`,
    line,
    `Input size (MB): ${inputs.toFixed(2)}`,
    `Forward/backward pass size (MB): ${outputs.toFixed(2)}`,
    `Params size (MB): ${weights.toFixed(2)}`,
    `Estimated Total Size (MB): ${(weights + outputs + inputs).toFixed(2)}`,
    line,
    '',
  ].join('\n');
}
