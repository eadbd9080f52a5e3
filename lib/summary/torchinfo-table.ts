/** A torchinfo table as text, after torchinfo 1.8.0 `formatting.py`. */
import type { LayerInfo } from './torchinfo.ts';
import { leftover, type Totals } from './torchinfo-totals.ts';

export interface TableOptions {
  readonly depth: number;
  readonly col_names: readonly Column[];
  readonly col_width: number;
  readonly row_settings: readonly ('depth' | 'var_names' | 'ascii_only' | 'hide_recursive_layers')[];
  /** 2 shows each layer's weights. */
  readonly verbose: number;
  readonly has_input: boolean;
}

const titles = {
  kernel_size: 'Kernel Shape',
  groups: 'Groups',
  input_size: 'Input Shape',
  output_size: 'Output Shape',
  num_params: 'Param #',
  params_percent: 'Param %',
  mult_adds: 'Mult-Adds',
  trainable: 'Trainable',
} as const;
export type Column = keyof typeof titles;
export const COLUMNS = Object.keys(titles) as Column[];

const count = (n: number): string => n.toLocaleString('en-US');
const list = (sizes: readonly number[]): string => (sizes.length > 0 ? `[${sizes.join(', ')}]` : '--');

export function tableOf(rows: readonly LayerInfo[], totals: Totals, options: TableOptions): string {
  const { col_names, col_width, depth, row_settings } = options;
  const width = nameWidth(rows, options);
  const line = (name: string, values: Partial<Record<Column, string>>): string =>
    [name.padEnd(width), ...col_names.map((column) => (values[column] ?? '').padEnd(col_width))]
      .join(' ')
      .trimEnd();
  const divider = '='.repeat(col_names.length * col_width + width);
  const shown = rows.filter(
    (row) => row.depth <= depth && !(row_settings.includes('hide_recursive_layers') && row.is_recursive),
  );
  return [
    divider,
    line(`Layer (type${header(options)})`, titles),
    divider,
    ...shown.flatMap((row) => [
      line(start(row.depth, options) + layerName(row, options), cells(row, totals, options)),
      ...(options.verbose === 2 ? innerRows(row, options).map(([name, values]) => line(name, values)) : []),
    ]),
    divider,
    ...summary(totals, divider, options),
  ].join('\n');
}

const header = ({ row_settings }: TableOptions): string =>
  (row_settings.includes('var_names') ? ' (var_name)' : '') +
  (row_settings.includes('depth') ? ':depth-idx' : '');

function start(depth: number, { row_settings }: TableOptions): string {
  const ascii = row_settings.includes('ascii_only');
  if (depth === 0) return '';
  if (depth === 1) return ascii ? '+ ' : '├─';
  return (ascii ? '|    ' : '│    ').repeat(depth - 1) + (ascii ? '+ ' : '└─');
}

function layerName(row: LayerInfo, { row_settings }: TableOptions): string {
  const variable = row_settings.includes('var_names') && row.name ? ` (${row.name})` : '';
  const index = row_settings.includes('depth') && row.depth > 0 ? `: ${row.depth}-${row.depth_index}` : '';
  return row.module.type_name + variable + index;
}

/** At least 40; else the longest name, indented, rounded up to a multiple of 5. */
function nameWidth(rows: readonly LayerInfo[], options: TableOptions): number {
  const longest = Math.max(0, ...rows.map((row) => layerName(row, options).length + row.depth * 5 + 1));
  return longest >= 40 ? Math.ceil(longest / 5) * 5 : 40;
}

function cells(row: LayerInfo, totals: Totals, options: TableOptions): Record<Column, string> {
  const deepest = row.depth === options.depth;
  return {
    kernel_size: kernelOf(row),
    groups: groupsOf(row),
    input_size: list(row.input_size),
    output_size: list(row.output_size),
    num_params: parametersOf(row, deepest),
    params_percent: percentOf(row, totals.total_params, deepest),
    mult_adds: multiplyAddsOf(row, deepest),
    trainable: trainableOf(row),
  };
}

function kernelOf({ module }: LayerInfo): string {
  const kernel = module.attribute('kernel_size');
  return Array.isArray(kernel)
    ? list(kernel as number[])
    : typeof kernel === 'number'
      ? String(kernel)
      : '--';
}

function groupsOf({ module }: LayerInfo): string {
  const groups = module.attribute('groups');
  return typeof groups === 'number' ? String(groups) : '--';
}

function parametersOf(row: LayerInfo, deepest: boolean): string {
  if (row.num_params === 0) return '--';
  if (row.is_recursive) return '(recursive)';
  if (deepest || row.is_leaf)
    return row.trainable_params ? count(row.num_params) : `(${count(row.num_params)})`;
  const own = leftover(row, 'num_params');
  return own > 0 ? count(own) : '--';
}

function percentOf(row: LayerInfo, total: number, deepest: boolean): string {
  const none = '     --';
  if (total === 0) return none;
  if (row.is_recursive) return '(recursive)';
  const own = deepest || row.is_leaf ? row.num_params : leftover(row, 'num_params');
  return own === 0 ? none : `${((own / total) * 100).toFixed(2)}%`.padStart(7);
}

function multiplyAddsOf(row: LayerInfo, deepest: boolean): string {
  if (row.macs <= 0) return '--';
  if (row.is_leaf) return count(row.macs);
  if (!deepest) return '--';
  return count(row.children.filter((child) => child.is_leaf).reduce((sum, child) => sum + child.macs, 0));
}

function trainableOf({ num_params, trainable_params }: LayerInfo): string {
  if (num_params === 0) return '--';
  if (trainable_params === 0) return 'False';
  return trainable_params === num_params ? 'True' : 'Partial';
}

/** A layer's parameters by name; of the whole model only its own. */
function innerRows(row: LayerInfo, options: TableOptions): [string, Partial<Record<Column, string>>][] {
  const parameters = [...row.module.named_parameters()].filter(
    ([name]) => row.parent !== null || !name.includes('.'),
  );
  return parameters.map(([name, parameter], i) => {
    const [outputs, inputs, ...rest] = parameter.shape;
    const kernel = name === 'weight' && inputs !== undefined ? [inputs, outputs!, ...rest] : parameter.shape;
    const mark = i === parameters.length - 1 ? '└─' : '├─';
    return [
      start(row.depth + 1, options) + name,
      { kernel_size: `[${kernel.join(', ')}]`, num_params: mark + count(parameter.numel()) },
    ];
  });
}

function summary(totals: Totals, divider: string, { has_input }: TableOptions): string[] {
  const { total_params, trainable_params, total_input, total_output_bytes, total_param_bytes } = totals;
  const size = (name: string, bytes: number): string => `${name}${readable(bytes, 'B')}`;
  return [
    `Total params: ${count(total_params)}`,
    `Trainable params: ${count(trainable_params)}`,
    `Non-trainable params: ${count(total_params - trainable_params)}`,
    ...(has_input
      ? [
          `Total mult-adds${readable(totals.total_mult_adds, '')}`,
          divider,
          size('Input size', total_input),
          size('Forward/backward pass size', total_output_bytes),
          size('Params size', total_param_bytes),
          size('Estimated Total Size', total_input + total_output_bytes + total_param_bytes),
        ]
      : []),
    divider,
  ];
}

/** ` (M): 1.09`, in the largest unit that leaves a number above 1. */
function readable(n: number, unit: string): string {
  const [factor, name] = (
    [
      [1e12, 'T'],
      [1e9, 'G'],
      [1e6, 'M'],
      [1e3, 'k'],
    ] as const
  ).find(([f]) => n >= f) ?? [1, ''];
  const scaled = n / factor;
  const text = Number.isInteger(scaled)
    ? count(scaled)
    : scaled.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return `${name ? ` (${name}${unit})` : ''}: ${text}`;
}
