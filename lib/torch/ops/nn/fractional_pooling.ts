/** Maxima of windows spread at random; after `nn/functional.py` and ATen's `FractionalMaxPool2d.cpp`. */
import { check, checkAs } from '../../errors.ts';
import { op } from '../../op.ts';
import { fractional_max_places } from '../../primitives/places.ts';
import { record } from '../../record.ts';
import { listOf, show } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { rand } from '../draw.ts';
import { dispatched, takePlaces, type Maxima } from './maxima.ts';

type Sizes = number | readonly number[];
type Arguments = [
  input: Tensor,
  kernel_size: Sizes,
  output_size?: Sizes | null,
  output_ratio?: Sizes | null,
  return_indices?: boolean,
  _random_samples?: Tensor | null,
];

const fractional = (dims: 2 | 3) => {
  const name = `fractional_max_pool${dims}d`;
  const each = (value: Sizes): number[] => {
    const list = listOf(value);
    return list.length === 1 ? new Array<number>(dims).fill(list[0]!) : list;
  };
  const maxima = (...[input, kernel, size = null, ratio = null, , given = null]: Arguments): Maxima => {
    checkAs(
      'ValueError',
      size !== null || ratio !== null,
      () => `${name} requires specifying either an output_size or an output_ratio`,
    );
    const sides = input.shape.slice(-dims);
    const output_size = size !== null ? each(size) : each(ratio!).map((r, d) => Math.trunc(sides[d]! * r));
    const kernel_size = each(kernel);
    const batch = input.ndim === dims + 1 ? 1 : input.shape[0]!;
    const samples = given ?? rand([batch, input.shape.at(-dims - 1)!, dims], input.dtype);
    checkSizes(name, input, kernel_size, output_size);
    const places = record(fractional_max_places, [input.detach(), samples], { kernel_size, output_size });
    return [takePlaces(input, places, dims), places];
  };
  const signature =
    'Tensor input, int[] kernel_size, int[]? output_size=None, float[]? output_ratio=None, bool return_indices=False, Tensor? _random_samples=None';
  return {
    withIndices: op(`${name}_with_indices(${signature})`, maxima),
    values: op(`${name}(${signature})`, (...args: Arguments): Tensor =>
      dispatched(
        args[4] ?? false,
        () => maxima(...args)[0],
        () => maxima(...args),
      ),
    ),
  };
};

function checkSizes(
  name: string,
  input: Tensor,
  kernel_size: readonly number[],
  output_size: readonly number[],
): void {
  const dims = kernel_size.length;
  check(
    input.ndim === dims + 1 || input.ndim === dims + 2,
    () => `${name}(): Expected ${dims + 1}D or ${dims + 2}D tensor, but got: ${show(input.shape)}`,
  );
  const sides = ['time', 'height', 'width'].slice(-dims);
  // A picture may be covered to its last element, a volume not quite.
  const [who, spare] = dims === 2 ? [name, 1] : [`${name}_out`, 0];
  kernel_size.forEach((k, d) => {
    const length = input.shape.at(d - dims)!;
    check(
      output_size[d]! + k - 1 < length + spare,
      () => `${who}(): pool ${sides[d]} ${k} too large relative to input ${sides[d]} ${length}`,
    );
  });
}

const [picture, volume] = [fractional(2), fractional(3)];
/** https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.fractional_max_pool2d.html */
export const fractional_max_pool2d = picture.values;
export const fractional_max_pool2d_with_indices = picture.withIndices;
export const fractional_max_pool3d = volume.values;
export const fractional_max_pool3d_with_indices = volume.withIndices;
