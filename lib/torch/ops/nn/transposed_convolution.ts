/**
 * Transposed convolutions: the input with zeros between its elements, convolved with the mirrored kernel.
 * Checks and their order after ATen's `Convolution.cpp`.
 */
import { check } from '../../errors.ts';
import { op } from '../../op.ts';
import { show } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { unsqueeze } from '../dims.ts';
import { permute, reshape } from '../movement.ts';
import { flip } from '../repeat.ts';
import { narrow } from '../split.ts';
import { checkTypes, conv1d, conv2d, conv3d, expanded } from './convolution.ts';
import { pad } from './padding.ts';

type Sizes = number | readonly number[];

interface Arguments {
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly output_padding: readonly number[];
  readonly dilation: readonly number[];
  readonly groups: number;
}

function checkArguments(input: Tensor, weight: Tensor, bias: Tensor | null, a: Arguments): void {
  const { stride, padding, output_padding, dilation, groups } = a;
  const none = (list: readonly number[], bad: (n: number) => boolean, message: string): void => {
    check(!list.some(bad), () => message);
  };
  none(padding, (n) => n < 0, 'negative padding is not supported');
  none(output_padding, (n) => n < 0, 'negative output_padding is not supported');
  none(stride, (n) => n <= 0, 'non-positive stride is not supported');
  check(groups > 0, () => 'non-positive groups is not supported');
  check(
    weight.shape[0]! % groups === 0,
    () =>
      `Given groups=${groups}, expected weight to be divisible by ${groups} at dimension 0, but got weight of size [${show(weight.shape)}] instead`,
  );
  check(
    input.shape[1] === weight.shape[0],
    () =>
      `Given transposed=1, weight of size ${show(weight.shape)}, expected input${show(input.shape)} to have ${weight.shape[0]} channels, but got ${input.shape[1]} channels instead`,
  );
  const out = weight.shape[1]! * groups;
  check(
    bias === null || (bias.ndim === 1 && bias.shape[0] === out),
    () =>
      `Given transposed=1, weight of size ${show(weight.shape)}, expected bias to be 1-dimensional with ${out} elements, but got bias of size ${show(bias!.shape)} instead`,
  );
  checkTypes(input, weight, bias);
  const named = (name: string, list: readonly number[]): string => {
    const sides = ['depth', 'height', 'width'].slice(-list.length);
    return sides.map((side, d) => `${name}_${side}: ${list[d]}`).join(' ');
  };
  check(
    output_padding.every((n, d) => n < stride[d]! || n < dilation[d]!),
    () =>
      `output padding must be smaller than either stride or dilation, but got ${named('output_padding', output_padding)} ${named('stride', stride)} ${named('dilation', dilation)}`,
  );
}

/** (B, C, s₁, …): `stride - 1` zeros between neighbours of each spatial dimension. */
function spread(x: Tensor, stride: readonly number[]): Tensor {
  let result = x;
  stride.forEach((step, i) => {
    if (step === 1) return;
    const d = i + 2;
    const size = result.shape[d]!;
    const shape = [...result.shape.slice(0, d), size * step, ...result.shape.slice(d + 1)];
    const after = result.ndim - d; // dimensions behind the new one
    const zeros = pad(unsqueeze(result, d + 1), [...new Array<number>(2 * (after - 1)).fill(0), 0, step - 1]);
    result = narrow(reshape(zeros, shape), d, 0, (size - 1) * step + 1);
  });
  return result;
}

/** (C, out / g, …) → (out, C / g, …), mirrored: the kernel of the convolution that does the same. */
function mirrored(weight: Tensor, groups: number): Tensor {
  const [C, out, ...kernel] = weight.shape as [number, number, ...number[]];
  const spatial = kernel.map((_, d) => d + 2);
  const split = reshape(flip(weight, spatial), [groups, C / groups, out, ...kernel]);
  const turned = permute(split, [0, 2, 1, ...spatial.map((d) => d + 1)]);
  return reshape(turned, [groups * out, C / groups, ...kernel]);
}

function convolveTransposed(
  dims: 1 | 2 | 3,
  given: Tensor,
  weight: Tensor,
  bias: Tensor | null,
  sizes: Readonly<Record<'stride' | 'padding' | 'output_padding' | 'dilation', Sizes>>,
  groups: number,
): Tensor {
  check(
    given.ndim === dims + 1 || given.ndim === dims + 2,
    () =>
      `Expected ${dims + 1}D (unbatched) or ${dims + 2}D (batched) input to conv_transpose${dims}d, but got input of size: ${show(given.shape)}`,
  );
  const input = given.ndim === dims + 2 ? given : unsqueeze(given, 0);
  const list = (name: keyof typeof sizes): number[] => expanded(name, sizes[name], weight.ndim - 2);
  const a: Arguments = {
    stride: list('stride'),
    padding: list('padding'),
    output_padding: list('output_padding'),
    dilation: list('dilation'),
    groups,
  };
  checkArguments(input, weight, bias, a);
  const spatial = input.shape.slice(2);
  const reach = weight.shape.slice(2).map((size, d) => a.dilation[d]! * (size - 1));
  const output = spatial.map(
    (n, d) => (n - 1) * a.stride[d]! - 2 * a.padding[d]! + reach[d]! + a.output_padding[d]! + 1,
  );
  check(
    output.every((n) => n > 0),
    () =>
      `Given input size per channel: (${spatial.join(' x ')}). Calculated output size per channel: (${output.join(' x ')}). Output size is too small`,
  );
  const around = reach.flatMap((_, i) => {
    const d = dims - 1 - i;
    const before = reach[d]! - a.padding[d]!;
    return [before, before + a.output_padding[d]!];
  });
  const wide = pad(spread(input, a.stride), around);
  const convolve = [conv1d, conv2d, conv3d][dims - 1]!;
  const result = convolve(wide, mirrored(weight, groups), bias, 1, 0, a.dilation, groups);
  return given.ndim === dims + 2 ? result : reshape(result, result.shape.slice(1));
}

const transposed = (dims: 1 | 2 | 3) =>
  op(
    `conv_transpose${dims}d(Tensor input, Tensor weight, Tensor? bias=None, int[] stride=1, int[] padding=0, int[] output_padding=0, int groups=1, int[] dilation=1)`,
    (
      input: Tensor,
      weight: Tensor,
      bias: Tensor | null = null,
      stride: Sizes = 1,
      padding: Sizes = 0,
      output_padding: Sizes = 0,
      groups = 1,
      dilation: Sizes = 1,
    ): Tensor =>
      convolveTransposed(dims, input, weight, bias, { stride, padding, output_padding, dilation }, groups),
  );
/** https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.conv_transpose2d.html */
export const conv_transpose2d = transposed(2);
export const conv_transpose1d = transposed(1);
export const conv_transpose3d = transposed(3);
