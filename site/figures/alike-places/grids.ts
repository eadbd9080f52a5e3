/** Position embeddings of a grid, and which places of it are alike by cosine.  P places, C embed_dim. */
import { float16ToFloat32 } from '#lib/safetensors/half.ts';
import { resample_abs_pos_embed } from '#lib/timm/pos_embed.ts';
import { LazyGenerator } from '#lib/torch/random/index.ts';
import { randn } from '#lib/torch/ops/draw.ts';
import { makeConstant, Tensor } from '#lib/torch/index.ts';
import { cellOf } from '../../book/patch.ts';
import recorded from './pos-embed-96px.json' with { type: 'json' };

export interface Grid {
  /** Places along one side. */
  readonly side: number;
  /** (P, C), each row of length one. */
  readonly directions: Float32Array;
  /** For how many places the most similar other place shares a side with it. */
  readonly neighbours: number;
}

/** @param pos_embed (1, prefix + P, C), the places of the tokens before the patches first */
export function gridOf(
  pos_embed: { readonly data: ArrayLike<number>; readonly shape: readonly number[] },
  prefix = 1,
): Grid {
  const [, tokens, width] = pos_embed.shape as [number, number, number];
  const places = tokens - prefix;
  const directions = Float32Array.from(
    { length: places * width },
    (_, i) => pos_embed.data[prefix * width + i]!,
  );
  for (let place = 0; place < places; place++) {
    const row = directions.subarray(place * width, (place + 1) * width);
    const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
    row.forEach((value, i) => (row[i] = value / length));
  }
  const grid = { side: Math.sqrt(places), directions };
  return { ...grid, neighbours: countNeighbours(grid) };
}

/** (P): the cosine of one place's embedding with each. */
export function similarTo({ side, directions }: Omit<Grid, 'neighbours'>, place: number): Float32Array {
  const width = directions.length / side ** 2;
  return Float32Array.from({ length: side ** 2 }, (_, other) => {
    let sum = 0;
    for (let i = 0; i < width; i++) sum += directions[place * width + i]! * directions[other * width + i]!;
    return sum;
  });
}

function countNeighbours(grid: Omit<Grid, 'neighbours'>): number {
  const { side } = grid;
  let count = 0;
  for (let place = 0; place < side ** 2; place++) {
    const most = mostSimilar(grid, place);
    const [from, to] = [cellOf(place, side), cellOf(most, side)];
    if (Math.abs(to.row - from.row) + Math.abs(to.col - from.col) === 1) count++;
  }
  return count;
}

/** The other place that is most like this one. */
export function mostSimilar(grid: Omit<Grid, 'neighbours'>, place: number): number {
  const similar = similarTo(grid, place);
  similar[place] = -Infinity;
  return similar.reduce((best, value, other) => (value > similar[best]! ? other : best), 0);
}

/** The 6 × 6 grid as training at 96 px left it, in float16: tools/train/pos_embed.96px.safetensors. */
export function asTrained(): Tensor {
  const bytes = Uint8Array.from(atob(recorded.float16), (letter) => letter.charCodeAt(0));
  const halves = new DataView(bytes.buffer);
  const data = Float32Array.from({ length: bytes.length / 2 }, (_, i) =>
    float16ToFloat32(halves.getUint16(2 * i, true)),
  );
  return Tensor.of(makeConstant(recorded.shape, 'float32', data));
}

/** `torch.manual_seed(seed); torch.randn(1, 37, width)`: a 6 × 6 grid that was never trained. */
export const untrained = (seed: number, width = 192): Tensor =>
  randn([1, 37, width], null, null, null, false, false, new LazyGenerator(seed));

/** timm's `resample_abs_pos_embed(pos_embed, [side, side])`. */
export const resizedTo = (pos_embed: Tensor, side: number): Tensor =>
  resample_abs_pos_embed(pos_embed, [side, side]);

/** Of a tensor of lib/torch. */
export const gridOfTensor = (tensor: Tensor): Grid => gridOf({ data: tensor.values(), shape: tensor.shape });
