/**
 * `repr(tensor)`, letter for letter, after torch/_tensor_str.py (2.13).
 *
 * Left out: complex numbers, sparse, quantised and nested tensors, float8.
 */
import { TorchError } from '../errors.ts';
import { elementTexts } from './element_texts.ts';
import type { Scalar } from './element_texts.ts';
import { defaultPrintOptions } from './print_options.ts';
import type { PrintOptions } from './print_options.ts';
import { tupleRepr } from './size_repr.ts';

/** What printing needs to know of a tensor. */
export interface Printable {
  readonly shape: readonly number[];
  /** Without `torch.`: 'float32', 'int64', 'bool' … */
  readonly dtype: string;
  /**
   * Element by row-major index, or all of them. Each element shown is read once, the others never. Not needed
   * on the meta device.
   */
  readonly data: ((index: number) => Scalar) | ArrayLike<Scalar>;
  readonly requires_grad?: boolean;
  /** The name of the backward node, as 'AddBackward0'. */
  readonly grad_fn?: string | null;
  /** Named in the output unless 'cpu'. */
  readonly device?: string;
  /** 'tensor(' unless this is an instance of a subclass. */
  readonly prefix?: string;
  /** `torch.get_default_dtype()`: 'float32' unless changed. */
  readonly default_dtype?: string;
}

/** `repr(tensor)`. */
export function tensorStr(tensor: Printable, options: PrintOptions = defaultPrintOptions): string {
  if (tensor.dtype.startsWith('complex')) {
    throw new TorchError(
      'NotImplementedError',
      `complex tensors cannot be printed here, got torch.${tensor.dtype}`,
    );
  }
  const { prefix = 'tensor(' } = tensor;
  const contents = prefix + contentsOf(tensor, prefix.length, options);
  return withSuffixes(contents, suffixesOf(tensor, options), prefix.length, options.linewidth);
}

/** `repr(nn.Parameter)`. */
export function parameterStr(tensor: Printable, options: PrintOptions = defaultPrintOptions): string {
  return `Parameter containing:\n${tensorStr(tensor, options)}`;
}

function contentsOf(
  { shape, dtype, data, device }: Printable,
  indent: number,
  options: PrintOptions,
): string {
  if (device === 'meta') return '...';
  const numel = numelOf(shape);
  if (numel === 0) return '[]';
  const edge = numel > options.threshold ? options.edgeitems : Infinity;
  const read = typeof data === 'function' ? data : (index: number) => data[index]!;
  const values = shownIndices(shape, edge).map(read);
  const { texts, width } = elementTexts(values, dtype, options);
  let next = 0;
  return nested(shape, indent, {
    edge,
    perLine: (margin) => Math.max(1, Math.floor((options.linewidth - margin) / (width + 2))),
    next: () => texts[next++]!,
  });
}

/** The row-major indices of the elements shown, in the order in which they are. */
function shownIndices([size, ...rest]: readonly number[], edge: number, start = 0): number[] {
  if (size === undefined) return [start];
  const stride = numelOf(rest);
  return shown(size, edge)
    .filter((i) => i !== GAP)
    .flatMap((i) => (rest.length === 0 ? [start + i] : shownIndices(rest, edge, start + i * stride)));
}

const GAP = -1;

/** The places along a dimension that are shown, with a gap in the middle where there are too many. */
function shown(size: number, edge: number): number[] {
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
  return size > 2 * edge ? [...range(0, edge), GAP, ...range(size - edge, size)] : range(0, size);
}

interface Layout {
  readonly edge: number;
  perLine(margin: number): number;
  /** The text of the next element shown. */
  next(): string;
}

function nested([size, ...rest]: readonly number[], indent: number, layout: Layout): string {
  if (size === undefined) return layout.next();
  const places = shown(size, layout.edge);
  const margin = ' '.repeat(indent + 1);
  if (rest.length === 0) {
    const gap = layout.edge === 0 ? '...' : ' ...';
    const texts = places.map((i) => (i === GAP ? gap : layout.next()));
    return `[${lines(texts, layout.perLine(indent)).join(`,\n${margin}`)}]`;
  }
  const slices = places.map((i) => (i === GAP ? '...' : nested(rest, indent + 1, layout)));
  return `[${slices.join(`,${'\n'.repeat(rest.length)}${margin}`)}]`;
}

function lines(texts: readonly string[], perLine: number): string[] {
  const count = Math.ceil(texts.length / perLine);
  return Array.from({ length: count }, (_, i) => texts.slice(i * perLine, (i + 1) * perLine).join(', '));
}

function suffixesOf(tensor: Printable, options: PrintOptions): string[] {
  const { shape, dtype, device = 'cpu', default_dtype = 'float32' } = tensor;
  const isMeta = device === 'meta';
  const isEmpty = numelOf(shape) === 0;
  // Nothing in an empty or a meta tensor shows that it is int64 or bool.
  const implied = isMeta || isEmpty ? [default_dtype] : [default_dtype, 'int64', 'bool'];
  const namesSize = isMeta || (isEmpty ? shape.length !== 1 : options.edgeitems === 0);
  return [
    ...(device === 'cpu' ? [] : [`device='${device}'`]),
    ...(namesSize ? [`size=${tupleRepr(shape)}`] : []),
    ...(implied.includes(dtype) ? [] : [`dtype=torch.${dtype}`]),
    ...(tensor.grad_fn
      ? [`grad_fn=<${tensor.grad_fn}>`]
      : tensor.requires_grad
        ? ['requires_grad=True']
        : []),
  ];
}

function withSuffixes(text: string, suffixes: readonly string[], indent: number, linewidth: number): string {
  let lastLine = text.length - text.lastIndexOf('\n') + 1;
  for (const suffix of suffixes) {
    const isTooLong = lastLine + suffix.length + 2 > linewidth;
    text += isTooLong ? `,\n${' '.repeat(indent)}${suffix}` : `, ${suffix}`;
    lastLine = isTooLong ? indent + suffix.length : lastLine + suffix.length + 2;
  }
  return `${text})`;
}

function numelOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
