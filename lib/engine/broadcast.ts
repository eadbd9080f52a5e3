/** A value in place of a larger one, by PyTorch's rules of broadcasting. */
import { numel } from '../torch/index.ts';
import type { TensorData } from './contract.ts';

/**
 * The elements of `value` spread over `shape`.
 * @param what the place, for the error. @throws {RangeError} when it does not broadcast to the shape.
 */
export function broadcastTo(
  value: number | TensorData,
  shape: readonly number[],
  what: string,
): Float32Array<ArrayBuffer> {
  const spread = new Float32Array(numel(shape));
  if (typeof value === 'number') return spread.fill(value);
  const given = value.shape.slice(value.shape.findIndex((size) => size !== 1));
  const own = shape.slice(shape.length - given.length);
  if (given.length > shape.length || given.some((size, d) => size !== 1 && size !== own[d]))
    throw new RangeError(
      `A value of shape (${value.shape.join(', ')}) does not fit ${what}, (${shape.join(', ')}).`,
    );
  const strides = shape.map(() => 0);
  for (let d = given.length - 1, stride = 1; d >= 0; d--) {
    strides[shape.length - given.length + d] = given[d] === 1 ? 0 : stride;
    stride *= given[d]!;
  }
  for (let i = 0; i < spread.length; i++) {
    let [rest, from] = [i, 0];
    for (let d = shape.length - 1; d >= 0; d--) {
      from += (rest % shape[d]!) * strides[d]!;
      rest = Math.floor(rest / shape[d]!);
    }
    spread[i] = value.data[from]!;
  }
  return spread;
}
