/** All pictures that come with the site in one input, for tests of what is said of them. */
import type { TensorData } from '#lib/engine/contract.ts';
import { preparedScene, scenes } from './book.node.ts';

/** (B, 3, 224, 224), in the gallery's order, the book's picture first. */
export async function sceneBatch(): Promise<TensorData> {
  const inputs = await Promise.all((await scenes()).map(({ file }) => preparedScene(file)));
  const [first] = inputs;
  const data = new Float32Array(inputs.length * first!.input.data.length);
  inputs.forEach(({ input }, i) => data.set(input.data, i * input.data.length));
  return { data, shape: [inputs.length, ...first!.input.shape.slice(1)] };
}

/** One picture's part of a batched tensor, as a batch of one. */
export function pictureOf({ data, shape }: TensorData, picture: number): TensorData {
  const size = data.length / shape[0]!;
  return { data: data.slice(picture * size, (picture + 1) * size), shape: [1, ...shape.slice(1)] };
}
