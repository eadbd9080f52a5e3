/** Convolutions; the checks and their order after ATen's `Convolution.cpp`. */
import { cppNames, dtypes } from '../../dtype.ts';
import { check } from '../../errors.ts';
import { op } from '../../op.ts';
import { conv2d as primitive } from '../../primitives/matmul.ts';
import { index_select } from '../../primitives/indexing.ts';
import { constant_pad } from '../../primitives/movement.ts';
import { constant, record } from '../../record.ts';
import { listOf, show } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { permute, reshape } from '../movement.ts';
import { unsqueeze } from '../dims.ts';
import { pad } from './padding.ts';

type Sizes = number | readonly number[];
type Padding = Sizes | string;

/** One number for each spatial dimension. */
export function expanded(name: string, value: Sizes, dims: number): number[] {
  const list = listOf(value);
  check(
    list.length === 1 || list.length === dims,
    () =>
      `expected ${name} to be a single integer value or a list of ${dims} values to match the convolution dimensions, but got ${name}=${show(list)}`,
  );
  return list.length === 1 ? new Array<number>(dims).fill(list[0]!) : list;
}

interface Arguments {
  readonly input: Tensor;
  readonly weight: Tensor;
  readonly bias: Tensor | null;
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly dilation: readonly number[];
  readonly groups: number;
}

function checkArguments({ input, weight, bias, stride, padding, dilation, groups }: Arguments): void {
  check(
    padding.every((p) => p >= 0),
    () => 'negative padding is not supported',
  );
  check(
    stride.every((s) => s > 0),
    () => 'non-positive stride is not supported',
  );
  check(groups > 0, () => 'non-positive groups is not supported');
  check(
    dilation.every((d) => d > 0),
    () => `dilation should be greater than zero, but got ${show(dilation)}`,
  );
  check(
    weight.shape[0]! >= groups,
    () =>
      `Given groups=${groups}, expected weight to be at least ${groups} at dimension 0, but got weight of size ${show(weight.shape)} instead`,
  );
  check(
    weight.shape[0]! % groups === 0,
    () =>
      `Given groups=${groups}, expected weight to be divisible by ${groups} at dimension 0, but got weight of size [${show(weight.shape)}] instead`,
  );
  check(
    input.shape[1] === weight.shape[1]! * groups,
    () =>
      `Given groups=${groups}, weight of size ${show(weight.shape)}, expected input${show(input.shape)} to have ${weight.shape[1]! * groups} channels, but got ${input.shape[1]} channels instead`,
  );
  check(
    bias === null || (bias.ndim === 1 && bias.shape[0] === weight.shape[0]),
    () =>
      `Given weight of size ${show(weight.shape)}, expected bias to be 1-dimensional with ${weight.shape[0]} elements, but got bias of size ${show(bias!.shape)} instead`,
  );
  const padded = input.shape.slice(2).map((size, d) => size + 2 * padding[d]!);
  const kernel = weight.shape.slice(2).map((size, d) => dilation[d]! * (size - 1) + 1);
  check(
    padded.every((size, d) => size >= kernel[d]!),
    () =>
      `Calculated padded input size per channel: (${padded.join(' x ')}). Kernel size: (${kernel.join(' x ')}). Kernel size can't be greater than actual input size`,
  );
  checkTypes(input, weight, bias);
}

const placeAndType = ({ device, dtype }: Tensor): string =>
  `torch.${device === 'cpu' ? '' : 'cuda.'}${dtypes[dtype].tensorTypeName}`;

/** What PyTorch adds where oneDNN, once called MKLDNN, would convolve: for float32 on the CPU. */
const OR_MKLDNN = ' or input should be a MKLDNN tensor and weight is a dense tensor';

export function checkTypes(input: Tensor, weight: Tensor, bias: Tensor | null): void {
  check(
    input.device === weight.device,
    () =>
      `Input type (${placeAndType(input)}) and weight type (${placeAndType(weight)}) should be the same` +
      (input.device === 'cpu' && input.dtype === 'float32' ? OR_MKLDNN : ''),
  );
  checkBias(input, bias);
  check(
    input.dtype === weight.dtype,
    () =>
      `expected scalar type ${dtypes[input.dtype].scalarTypeName} but found ${dtypes[weight.dtype].scalarTypeName}`,
  );
}

/** A convolution asks this before anything else, shapes and devices included. */
function checkBias(input: Tensor, bias: Tensor | null): void {
  check(
    bias === null || bias.dtype === input.dtype,
    () => `Input type (${cppNames[input.dtype]}) and bias type (${cppNames[bias!.dtype]}) should be the same`,
  );
}

/** `padding='same'`: as much as keeps the size, the odd element at the end. */
function sameSize(
  input: Tensor,
  weight: Tensor,
  stride: readonly number[],
  dilation: readonly number[],
): { padded: Tensor; padding: number[] } {
  check(
    stride.every((s) => s === 1),
    () => "padding='same' is not supported for strided convolutions",
  );
  const total = weight.shape.slice(2).map((size, d) => dilation[d]! * (size - 1));
  const padding = total.map((sum) => Math.floor(sum / 2));
  if (total.every((sum) => sum % 2 === 0)) return { padded: input, padding };
  const padded = record(constant_pad, [input], {
    before: input.shape.map(() => 0),
    after: [0, 0, ...total.map((sum) => sum % 2)],
    value: 0,
  });
  return { padded, padding };
}

function convolve(
  dims: 1 | 2 | 3,
  given: Tensor,
  weight: Tensor,
  bias: Tensor | null,
  strideGiven: Sizes,
  paddingGiven: Padding,
  dilationGiven: Sizes,
  groups: number,
): Tensor {
  checkBias(given, bias);
  check(
    given.ndim === dims + 1 || given.ndim === dims + 2,
    () =>
      `Expected ${dims + 1}D (unbatched) or ${dims + 2}D (batched) input to conv${dims}d, but got input of size: ${show(given.shape)}`,
  );
  check(weight.ndim >= 3, () => 'weight should have at least three dimensions');
  const batched = given.ndim === dims + 2;
  let input = batched ? given : unsqueeze(given, 0);
  const kernelDims = weight.ndim - 2;
  const stride = expanded(
    'stride',
    typeof strideGiven === 'number' ? new Array<number>(dims).fill(strideGiven) : strideGiven,
    kernelDims,
  );
  const dilation = expanded(
    'dilation',
    typeof dilationGiven === 'number' ? new Array<number>(dims).fill(dilationGiven) : dilationGiven,
    kernelDims,
  );
  let padding: number[];
  if (typeof paddingGiven === 'string') {
    check(
      paddingGiven === 'same' || paddingGiven === 'valid',
      () => `Invalid padding string: '${paddingGiven}'`,
    );
    if (paddingGiven === 'same') ({ padded: input, padding } = sameSize(input, weight, stride, dilation));
    else padding = new Array<number>(dims).fill(0);
  } else padding = expanded('padding', paddingGiven, kernelDims);
  checkArguments({ input, weight, bias, stride, padding, dilation, groups });
  const inputs = bias === null ? [input, weight] : [input, weight, bias];
  const rule = [convolveLine, convolvePicture, convolveVolume][dims - 1]!;
  const result = rule(inputs, { stride, padding, dilation, groups });
  return batched ? result : reshape(result, result.shape.slice(1));
}

const pair = (list: readonly number[]): readonly [number, number] => [list[0]!, list[1]!];

interface Steps {
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly dilation: readonly number[];
  readonly groups: number;
}

function convolvePicture(inputs: readonly Tensor[], { stride, padding, dilation, groups }: Steps): Tensor {
  return record(primitive, inputs, {
    stride: pair(stride),
    padding: pair(padding),
    dilation: pair(dilation),
    groups,
  });
}

/** A line is a picture of height 1: (B, C, L) → (B, C, 1, L). */
function convolveLine(inputs: readonly Tensor[], { stride, padding, dilation, groups }: Steps): Tensor {
  const [x, weight, ...bias] = inputs;
  const result = convolvePicture([unsqueeze(x!, 2), unsqueeze(weight!, 2), ...bias], {
    stride: [1, stride[0]!],
    padding: [0, padding[0]!],
    dilation: [1, dilation[0]!],
    groups,
  });
  return reshape(result, [result.shape[0]!, result.shape[1]!, result.shape[3]!]);
}

/** Each place along the depth is a picture whose channels are those of the slices under the kernel. */
function convolveVolume(inputs: readonly Tensor[], { stride, padding, dilation, groups }: Steps): Tensor {
  const [x, weight, ...bias] = inputs;
  const [B, C, , H, W] = x!.shape as [number, number, number, number, number];
  const [out, depth, kd, kh, kw] = weight!.shape as [number, number, number, number, number];
  const padded = pad(x!, [0, 0, 0, 0, padding[0]!, padding[0]!]);
  const places = Math.floor((padded.shape[2]! - dilation[0]! * (kd - 1) - 1) / stride[0]!) + 1;
  const under = Array.from({ length: places * kd }, (_, i) => {
    return Math.floor(i / kd) * stride[0]! + (i % kd) * dilation[0]!;
  });
  const index = constant([under.length], 'int64', Float64Array.from(under));
  const slices = record(index_select, [padded, index], { dim: 2 }); // (B, C, places · kd, H, W)
  const pictures = permute(reshape(slices, [B, C, places, kd, H, W]), [0, 2, 1, 3, 4, 5]);
  const result = convolvePicture(
    [reshape(pictures, [B * places, C * kd, H, W]), reshape(weight!, [out, depth * kd, kh, kw]), ...bias],
    { stride: stride.slice(1), padding: padding.slice(1), dilation: dilation.slice(1), groups },
  );
  const [h, w] = result.shape.slice(2) as [number, number];
  const volumes = permute(reshape(result, [B, places, out, h, w]), [0, 2, 1, 3, 4]);
  // By way of a line: a side of length 1 too has the stride that a new tensor's would.
  return reshape(reshape(volumes, [-1]), [B, out, places, h, w]);
}

const SIGNATURE =
  'Tensor input, Tensor weight, Tensor? bias=None, int[] stride=1, int[]|str padding=0, int[] dilation=1, int groups=1';
type ConvArguments = [
  input: Tensor,
  weight: Tensor,
  bias?: Tensor | null,
  stride?: Sizes,
  padding?: Padding,
  dilation?: Sizes,
  groups?: number,
];
const convolution = (dims: 1 | 2 | 3) =>
  op(
    `conv${dims}d(${SIGNATURE})`,
    (
      ...[input, weight, bias = null, stride = 1, padding = 0, dilation = 1, groups = 1]: ConvArguments
    ): Tensor => convolve(dims, input, weight, bias, stride, padding, dilation, groups),
  );
/** https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.conv2d.html */
export const conv2d = convolution(2);
export const conv1d = convolution(1);
export const conv3d = convolution(3);
