/**
 * Between pictures and patches: unfold, fold, pixel_shuffle, pixel_unshuffle, channel_shuffle. After ATen's
 * `Im2Col.cpp`, `PixelShuffle.cpp`, `ChanelShuffle.cpp`.
 */
import { allocate, isFloating, notImplementedFor } from '../../dtype.ts';
import { check } from '../../errors.ts';
import { op } from '../../op.ts';
import { full } from '../../primitives/elementwise.ts';
import { scatter } from '../../primitives/indexing.ts';
import { constant, record } from '../../record.ts';
import { listOf, numel, show, wrapDim } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { unsqueeze } from '../dims.ts';
import { index_select } from '../gather.ts';
import { expand, permute, reshape } from '../movement.ts';
import { pad } from './padding.ts';

type Sizes = number | readonly number[];
type Pair = readonly [number, number];
const pair = (value: Sizes): Pair => {
  const list = listOf(value);
  return [list[0]!, list[1] ?? list[0]!];
};

interface Windows {
  readonly kernel: Pair;
  readonly dilation: Pair;
  readonly padding: Pair;
  readonly stride: Pair;
}

const blocks = (size: Pair, { kernel, dilation, padding, stride }: Windows): Pair =>
  ([0, 1] as const).map((d) =>
    Math.floor((size[d] + 2 * padding[d] - dilation[d] * (kernel[d] - 1) - 1) / stride[d] + 1),
  ) as unknown as Pair;

/** For (kh, kw, rows, columns), the place in the padded picture that each window's element is read from. */
function places(padded: Pair, count: Pair, { kernel, dilation, stride }: Windows): Tensor {
  const index = allocate('int64', kernel[0] * kernel[1] * count[0] * count[1]);
  let at = 0;
  for (let i = 0; i < kernel[0]; i++)
    for (let j = 0; j < kernel[1]; j++)
      for (let y = 0; y < count[0]; y++)
        for (let x = 0; x < count[1]; x++)
          index[at++] = (y * stride[0] + i * dilation[0]) * padded[1] + x * stride[1] + j * dilation[1];
  return constant([index.length], 'int64', index);
}

/**
 * (B, C, H, W) → (B, C·kh·kw, blocks):
 * https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.unfold.html
 */
export const unfold = op(
  'unfold(Tensor input, int[] kernel_size, int[] dilation=1, int[] padding=0, int[] stride=1)',
  (input: Tensor, kernel_size: Sizes, dilation: Sizes = 1, padding: Sizes = 0, stride: Sizes = 1): Tensor => {
    const how = {
      kernel: pair(kernel_size),
      dilation: pair(dilation),
      padding: pair(padding),
      stride: pair(stride),
    };
    if (input.ndim < 3) wrapDim(input.ndim, input.ndim);
    check(
      input.ndim === 3 || input.ndim === 4,
      () =>
        `Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, but got: ${show(input.shape)}`,
    );
    check(
      how.kernel[0] > 0 && how.kernel[1] > 0,
      () =>
        `kernel size should be greater than zero, but got kernel_height: ${how.kernel[0]} kernel_width: ${how.kernel[1]}`,
    );
    check(
      how.stride[0] > 0 && how.stride[1] > 0,
      () =>
        `stride should be greater than zero, but got stride_height: ${how.stride[0]} stride_width: ${how.stride[1]}`,
    );
    const x = input.ndim === 4 ? input : unsqueeze(input, 0);
    const [batch, channels, height, width] = x.shape as readonly [number, number, number, number];
    const count = blocks([height, width], how);
    check(
      count[0] >= 1 && count[1] >= 1,
      () =>
        `Given input with spatial size (${height}, ${width}), kernel_size=(${how.kernel.join(', ')}), dilation=(${how.dilation.join(', ')}), padding=(${how.padding.join(', ')}), calculated shape of the array of sliding blocks as (${count.join(', ')}), but its components must be at least one.`,
    );
    notImplementedFor('im2col_out_cpu', input.dtype, !isFloating(input.dtype) && input.dtype !== 'bool');
    const padded =
      numel(how.padding) + how.padding[0] + how.padding[1] > 0
        ? pad(x, [how.padding[1], how.padding[1], how.padding[0], how.padding[0]])
        : x;
    const [, , h, w] = padded.shape as readonly [number, number, number, number];
    const patches = index_select(reshape(padded, [batch, channels, h * w]), 2, places([h, w], count, how));
    const result = reshape(patches, [batch, channels * how.kernel[0] * how.kernel[1], count[0] * count[1]]);
    return input.ndim === 4 ? result : reshape(result, result.shape.slice(1));
  },
);

/** The way back: overlapping elements are summed. */
export const fold = op(
  'fold(Tensor input, int[] output_size, int[] kernel_size, int[] dilation=1, int[] padding=0, int[] stride=1)',
  (
    input: Tensor,
    output_size: Sizes,
    kernel_size: Sizes,
    dilation: Sizes = 1,
    padding: Sizes = 0,
    stride: Sizes = 1,
  ): Tensor => {
    const how = {
      kernel: pair(kernel_size),
      dilation: pair(dilation),
      padding: pair(padding),
      stride: pair(stride),
    };
    const size = pair(output_size);
    check(
      input.ndim === 2 || input.ndim === 3,
      () =>
        `Expected 2D or 3D (batch mode) tensor for input with possibly 0 batch size and non-zero dimensions for input, but got: ${show(input.shape)}`,
    );
    const x = input.ndim === 3 ? input : unsqueeze(input, 0);
    const [batch, rows, columns] = x.shape as readonly [number, number, number];
    const window = how.kernel[0] * how.kernel[1];
    check(
      rows % window === 0,
      () =>
        `Expected size of input's dimension 1 to be divisible by the product of kernel_size, but got input.size(1)=${rows} and kernel_size=(${how.kernel.join(', ')}).`,
    );
    const count = blocks(size, how);
    check(
      count[0] * count[1] === columns,
      () =>
        `Given output_size=(${size.join(', ')}), kernel_size=(${how.kernel.join(', ')}), dilation=(${how.dilation.join(', ')}), padding=(${how.padding.join(', ')}), stride=(${how.stride.join(', ')}), expected size of input's dimension 2 to match the calculated number of sliding blocks ${count[0]} * ${count[1]} = ${count[0] * count[1]}, but got input.size(2)=${columns}.`,
    );
    notImplementedFor('col2im_out_cpu', input.dtype, !isFloating(input.dtype) && input.dtype !== 'bool');
    const channels = rows / window;
    const padded: Pair = [size[0] + 2 * how.padding[0], size[1] + 2 * how.padding[1]];
    const index = expand(places(padded, count, how), [batch, channels, window * columns]);
    const empty = record(full, [], { shape: [batch, channels, numel(padded)], dtype: input.dtype, value: 0 });
    const source = reshape(x, [batch, channels, window * columns]);
    const summed = record(scatter, [empty, index, source], { dim: 2, reduce: 'sum' });
    const picture = pad(reshape(summed, [batch, channels, ...padded]), [
      -how.padding[1],
      -how.padding[1],
      -how.padding[0],
      -how.padding[0],
    ]);
    return input.ndim === 3 ? picture : reshape(picture, picture.shape.slice(1));
  },
);

/** (…, C·r², H, W) → (…, C, H·r, W·r) */
export const pixel_shuffle = op(
  'pixel_shuffle(Tensor input, int upscale_factor)',
  (input: Tensor, r: number): Tensor => {
    check(
      input.ndim >= 3,
      () =>
        `pixel_shuffle expects input to have at least 3 dimensions, but got input with ${input.ndim} dimension(s)`,
    );
    const lead = input.shape.slice(0, -3);
    const [c, h, w] = input.shape.slice(-3) as [number, number, number];
    check(
      c % (r * r) === 0,
      () =>
        `pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, but input.size(-3)=${c} is not divisible by ${r * r}`,
    );
    const n = lead.length;
    const split = reshape(input, [...lead, c / (r * r), r, r, h, w]);
    const order = [...lead.keys(), n, n + 3, n + 1, n + 4, n + 2];
    return reshape(permute(split, order), [...lead, c / (r * r), h * r, w * r]);
  },
);
/** The way back. */
export const pixel_unshuffle = op(
  'pixel_unshuffle(Tensor input, int downscale_factor)',
  (input: Tensor, r: number): Tensor => {
    check(
      input.ndim >= 3,
      () =>
        `pixel_unshuffle expects input to have at least 3 dimensions, but got input with ${input.ndim} dimension(s)`,
    );
    const lead = input.shape.slice(0, -3);
    const [c, h, w] = input.shape.slice(-3) as [number, number, number];
    check(
      h % r === 0 && w % r === 0,
      () =>
        `pixel_unshuffle expects height to be divisible by downscale_factor, but input.size(-2)=${h} is not divisible by ${r}`,
    );
    const n = lead.length;
    const split = reshape(input, [...lead, c, h / r, r, w / r, r]);
    const order = [...lead.keys(), n, n + 2, n + 4, n + 1, n + 3];
    return reshape(permute(split, order), [...lead, c * r * r, h / r, w / r]);
  },
);

/** (B, C, …): the channels of all groups in turn. */
export const channel_shuffle = op(
  'channel_shuffle(Tensor input, int groups)',
  (input: Tensor, groups: number): Tensor => {
    check(
      input.ndim > 2,
      () => `channel_shuffle expects input with > 2 dims, but got input with sizes ${show(input.shape)}`,
    );
    const [batch, channels, ...rest] = input.shape as [number, number, ...number[]];
    check(
      groups > 0,
      () => `Number of groups to divide channels in must be positive. Value of groups:${groups}`,
    );
    check(
      channels % groups === 0,
      () => `Number of channels must be divisible by groups. Got ${channels} channels and ${groups} groups.`,
    );
    const grouped = reshape(input, [batch, groups, channels / groups, ...rest]);
    return reshape(grouped.transpose(1, 2).contiguous(), input.shape);
  },
);
