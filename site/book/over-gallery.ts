/** One run after another over the pictures that come with the site, a few pictures each. */
import type { TensorData } from '#lib/engine/contract.ts';
import type { Tap } from '#lib/engine/tap.ts';
import type { Compute, GalleryPicture } from '../figure/figure.ts';

/** Pictures of one run: a batch costs less than as many runs, and is seen sooner than all at once. */
const BATCH = 4;

/** What a picture's run gave, by the names of the taps, each as a batch of one. */
export type OfPicture<K extends string> = Readonly<Record<K, TensorData>>;

/** Yields the pictures known so far, in the gallery's order. */
export async function* overGallery<K extends string>(
  gallery: readonly GalleryPicture[],
  taps: Readonly<Record<K, Tap>>,
  compute: Compute,
): AsyncGenerator<readonly OfPicture<K>[]> {
  const found: OfPicture<K>[] = [];
  for (let from = 0; from < gallery.length; from += BATCH) {
    const pictures = gallery.slice(from, from + BATCH);
    const size = pictures[0]!.input.data.length;
    const data = new Float32Array(pictures.length * size);
    pictures.forEach(({ input }, i) => data.set(input.data, i * size));
    const shape = [pictures.length, ...pictures[0]!.input.shape.slice(1)];
    const tensors = await compute(taps, { input: { data, shape } });
    for (const i of pictures.keys())
      found.push(
        Object.fromEntries(
          Object.entries<TensorData>(tensors).map(([name, tensor]) => [name, partOf(tensor, i)]),
        ) as OfPicture<K>,
      );
    yield [...found];
  }
}

function partOf({ data, shape }: TensorData, picture: number): TensorData {
  const size = data.length / shape[0]!;
  return { data: data.slice(picture * size, (picture + 1) * size), shape: [1, ...shape.slice(1)] };
}
