/**
 * `torchinfo.summary`, after torchinfo 1.8.0 `torchinfo.py`, `layer_info.py` and `model_statistics.py`: every
 * module that is called, in the order of the calls, with the containers it lies in. The table is in
 * `torchinfo-table.ts`. Kept with what it leaves out: the products of two activations, QKᵀ and attention · V,
 * belong to no module's parameters. Left out: lazy parameters, pruning masks, caching of forward passes.
 */
import type { AnyModule, RemovableHandle } from '../nn/index.ts';
import { dtypes } from '../torch/dtype.ts';
import { Tensor } from '../torch/tensor.ts';
import { numel } from '../torch/shape.ts';
import { totalsOf, type Totals } from './torchinfo-totals.ts';
import { tableOf, type TableOptions } from './torchinfo-table.ts';

export interface TorchinfoOptions extends TableOptions {
  /** Name of the variable that holds the model, for `row_settings=('var_names',)`. */
  readonly name: string;
  /** The batch dimension, when the given sizes leave it out: it is shown as 1. */
  readonly batch_dim: number | null;
  /** Bytes of all inputs. */
  readonly input_bytes: number;
  /** Whether the model is run. */
  readonly has_input: boolean;
}

/** One row: a module, once for each time that it was called. */
export interface LayerInfo {
  readonly name: string;
  readonly module: AnyModule;
  readonly depth: number;
  readonly parent: LayerInfo | null;
  readonly is_leaf: boolean;
  /** Seen before: its parameters are not counted again. */
  is_recursive: boolean;
  executed: boolean;
  input_size: readonly number[];
  output_size: readonly number[];
  output_bytes: number;
  num_params: number;
  trainable_params: number;
  param_bytes: number;
  macs: number;
  /** Its number among the rows of its depth, from 1. */
  depth_index: number;
  /** The rows below it, down to the leaves. */
  children: readonly LayerInfo[];
}

export interface TorchinfoResult extends Totals {
  readonly table: string;
  /** The layers that came to an end, `class: depth`, in the order of their calls. */
  readonly executed: readonly string[];
}

/**
 * The table and its totals.
 * @param run calls the model once; null where there is no input and only names and parameters are shown
 */
export function torchinfo(
  model: AnyModule,
  options: TorchinfoOptions,
  run: (() => void) | null,
): TorchinfoResult {
  const rows = collect(model, options, run);
  const executed = rows.filter((row) => row.executed).map((row) => `${row.module.type_name}: ${row.depth}`);
  if (run) addContainers(rows);
  const counts = new Map<number, number>();
  rows.forEach((row, i) => {
    row.depth_index = (counts.get(row.depth) ?? 0) + 1;
    counts.set(row.depth, row.depth_index);
    const end = rows.findIndex((other, j) => j > i && other.depth <= row.depth);
    row.children = rows.slice(i + 1, end < 0 ? undefined : end);
  });
  const totals = totalsOf(rows, options.input_bytes);
  return { ...totals, table: tableOf(rows, totals, options), executed };
}

function collect(model: AnyModule, options: TorchinfoOptions, run: (() => void) | null): LayerInfo[] {
  const rows: LayerInfo[] = [];
  const seen = new Set<AnyModule>();
  const current = new Map<AnyModule, LayerInfo>();
  const hooks = new Map<AnyModule, readonly RemovableHandle[]>();
  const visit = (name: string, module: AnyModule, depth: number, parent: LayerInfo | null): void => {
    const fallback = infoOf(name, module, depth, parent);
    current.set(module, fallback);
    const begin = (): void => {
      const row = infoOf(name, module, depth, parent);
      countParameters(row);
      row.is_recursive = seen.has(module) && row.num_params > 0;
      seen.add(module);
      rows.push(row);
      current.set(module, row);
    };
    const end = (_module: AnyModule, inputs: readonly unknown[], output: unknown): void => {
      finish(current.get(module)!, inputs, output, options.batch_dim);
    };
    if (!run) begin();
    else {
      for (const handle of hooks.get(module) ?? []) handle.remove();
      hooks.set(module, [module.register_forward_pre_hook(begin), module.register_forward_hook(end)]);
    }
    for (const [child, below] of module.named_children()) visit(child, below, depth + 1, fallback);
  };
  visit(options.name, model, 0, null);
  try {
    run?.();
  } finally {
    for (const handles of hooks.values()) for (const handle of handles) handle.remove();
  }
  return rows;
}

const infoOf = (name: string, module: AnyModule, depth: number, parent: LayerInfo | null): LayerInfo => ({
  name,
  module,
  depth,
  parent,
  is_leaf: module.children().length === 0,
  is_recursive: false,
  executed: false,
  input_size: [],
  output_size: [],
  output_bytes: 0,
  num_params: 0,
  trainable_params: 0,
  param_bytes: 0,
  macs: 0,
  depth_index: 0,
  children: [],
});

function countParameters(row: LayerInfo): void {
  for (const parameter of row.module.parameters()) {
    row.num_params += parameter.numel();
    row.param_bytes += parameter.numel() * dtypes[parameter.dtype].bytes;
    if (parameter.requires_grad) row.trainable_params += parameter.numel();
  }
}

function finish(row: LayerInfo, inputs: readonly unknown[], output: unknown, batch_dim: number | null): void {
  row.input_size = measure(inputs, batch_dim).size;
  const measured = measure(output, batch_dim);
  row.output_size = measured.size;
  row.output_bytes = measured.bytes * numel(measured.size);
  row.executed = true;
  row.macs = multiplyAdds(row);
}

/** The size of the first tensor in it, and the bytes of one element. */
function measure(value: unknown, batch_dim: number | null): { size: readonly number[]; bytes: number } {
  const found = firstTensor(value);
  if (!found) return { size: [], bytes: 0 };
  const inList = !(value instanceof Tensor);
  const size = found.shape.map((n, d) => (inList && d === batch_dim ? 1 : n));
  return { size, bytes: dtypes[found.dtype].bytes };
}

function firstTensor(value: unknown): Tensor | null {
  if (value instanceof Tensor) return value;
  if (value instanceof Map) return firstTensor([...(value as Map<unknown, unknown>).values()].at(-1));
  return Array.isArray(value) && value.length > 0 ? firstTensor(value[0]) : null;
}

/** Own weights and those below, each times the outputs that use it; the batch counts. */
function multiplyAdds({ module, output_size }: LayerInfo): number {
  let macs = 0;
  for (const [name, parameter] of module.named_parameters()) {
    const own = name === 'weight' || name === 'bias';
    if (own && module.type_name.includes('Conv'))
      macs += parameter.numel() * numel([...output_size.slice(0, 1), ...output_size.slice(2)]);
    else if (own && module.type_name.includes('Linear'))
      macs += parameter.numel() * numel(output_size.slice(0, -1));
    else if (own) macs += (output_size[0] ?? 0) * parameter.numel();
    else if (name.includes('weight') || name.includes('bias'))
      macs += numel(output_size.slice(0, 2)) * parameter.numel();
  }
  return macs;
}

/** Rows for modules that hold others and are never called themselves, as ModuleList. */
function addContainers(rows: LayerInfo[]): void {
  const seen = new Set(rows.map(({ module }) => module));
  const shown = new Map<number, LayerInfo>();
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const hierarchy = new Map<number, LayerInfo>();
    for (let parent = row.parent; parent !== null && parent.depth > 0; parent = parent.parent)
      hierarchy.set(parent.depth, parent);
    for (let depth = 1; depth < row.depth; depth++) {
      const above = hierarchy.get(depth)!;
      if (shown.get(depth)?.module === above.module || rows[i - 1] === above) continue;
      countParameters(above);
      above.is_recursive = seen.has(above.module);
      rows.splice(i++, 0, above);
      seen.add(above.module);
      shown.set(depth, above);
    }
    shown.set(row.depth, row);
    for (const depth of [...shown.keys()]) if (depth > row.depth) shown.delete(depth);
  }
}
