/**
 * A model's numbers as PyTorch, torchsummary and torchinfo count them, part by part. Traced, not computed.
 */
import type { AnyModule } from '#lib/nn/index.ts';
import { ModuleList, Sequential } from '#lib/nn/index.ts';
import { torchinfo } from '#lib/summary/torchinfo.ts';
import { create_model } from '#lib/timm/create_model.ts';
import { Tensor } from '#lib/torch/index.ts';
import { makePlaceholder } from '#lib/torch/node.ts';
import { parameterTree, type ParameterRow } from '../../drawings/parameter-tree.ts';

export const MODELS = [
  'vit_tiny_patch16_224',
  'vit_base_patch16_224',
  'deit_tiny_distilled_patch16_224',
  'resnet50',
] as const;
export type ModelName = (typeof MODELS)[number];

export interface Counts {
  /** The model, then what stands directly in it: modules and parameters of its own. */
  readonly rows: readonly ParameterRow[];
  /** What torchsummary counts of a row, by path; '' is its total. */
  readonly torchsummary: ReadonlyMap<string, number>;
  readonly torchinfo: number;
  /** Rows of which torchsummary counts less than there is. */
  readonly missing: readonly string[];
}

const known = new Map<ModelName, Counts>();

export function countsOf(name: ModelName): Counts {
  let counts = known.get(name);
  if (!counts) known.set(name, (counts = count(name)));
  return counts;
}

function count(name: ModelName): Counts {
  const model: AnyModule = create_model(name).eval();
  const rows = parameterTree(model, (path) => path === '');
  const torchsummary = summaryOf(model, rows);
  return {
    rows,
    torchsummary,
    torchinfo: totalOfTorchinfo(model, name),
    missing: rows
      .filter(({ path, numbers }) => path !== '' && torchsummary.get(path)! < numbers)
      .map(({ path }) => path),
  };
}

const pass = (model: AnyModule): void => {
  (model as AnyModule & { call(x: Tensor): unknown }).call(
    Tensor.of(makePlaceholder('x', [2, 3, 224, 224], 'float32')),
  );
};

/**
 * As torchsummary 1.5.1 counts: a hook on each module but the model and its lists, which reads `weight` and
 * `bias`.
 */
function summaryOf(model: AnyModule, rows: readonly ParameterRow[]): Map<string, number> {
  const counted: [path: string, numbers: number][] = [];
  const handles = [...model.named_modules()].flatMap(([path, module]) =>
    module === model || module instanceof Sequential || module instanceof ModuleList
      ? []
      : [
          module.register_forward_hook(() => {
            const own = module.own_parameters().filter(([name]) => name === 'weight' || name === 'bias');
            counted.push([path, own.reduce((sum, [, parameter]) => sum + parameter.numel(), 0)]);
          }),
        ],
  );
  pass(model);
  for (const handle of handles) handle.remove();
  return new Map(
    rows.map(({ path }) => [
      path,
      counted
        .filter(([from]) => path === '' || from === path || from.startsWith(`${path}.`))
        .reduce((sum, [, numbers]) => sum + numbers, 0),
    ]),
  );
}

const totalOfTorchinfo = (model: AnyModule, name: string): number =>
  torchinfo(
    model,
    {
      name,
      batch_dim: null,
      input_bytes: 0,
      has_input: true,
      depth: 1,
      col_names: ['num_params'],
      col_width: 25,
      row_settings: ['depth'],
      verbose: 0,
    },
    () => {
      pass(model);
    },
  ).total_params;
