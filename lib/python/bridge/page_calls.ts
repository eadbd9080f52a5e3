/** What the page itself gives: its picture, summaries' tables, what a cell displays, and names that are elsewhere. */
import { normalizedTensor, resize, type Interpolation, type RgbImage } from './picture.ts';
import { torchinfo, type TorchinfoOptions } from '#lib/summary/torchinfo.ts';
import { torchsummary } from '#lib/summary/torchsummary.ts';
import type { AnyModule } from '#lib/nn/index.ts';
import { makeConstant, Tensor, TorchError } from '#lib/torch/index.ts';
import { plain } from './decode.ts';
import names from './names.json' with { type: 'json' };
import type { PythonCallable } from './python.ts';
import { type PythonSide } from './python.ts';
import { Ready } from './encode.ts';
import { tensorAt, type Verbs } from './verb.ts';

const known = new Map(Object.entries(names).map(([where, list]) => [where, new Set(list.split(' '))]));

/** A picture with the name under which the page shows it. */
export interface PagePicture {
  readonly image: RgbImage;
  readonly name: string;
}

/** A picture as PIL's stand-in holds it: uint8 (H, W, 3). */
export const pixelsOf = ({ width, height, data }: RgbImage): Tensor =>
  Tensor.of(makeConstant([height, width, 3], 'uint8', Uint8Array.from(data)));

export const pictureOf = (pixels: Tensor): RgbImage => {
  const [height, width] = pixels.shape as [number, number];
  return { width, height, data: Uint8Array.from(pixels.values()) };
};

const runnerOf = (python: PythonSide, callable: unknown) => (): void =>
  void python.function(callable as PythonCallable, []);

export function pageCalls(python: PythonSide, picture: () => PagePicture | null): Verbs {
  return {
    known: ({ name, args: [where] }) => known.get(name)?.has(where as string) ?? false,
    picture: () => {
      const found = picture();
      if (!found) throw new TorchError('RuntimeError', 'This page has no picture at hand.');
      return [pixelsOf(found.image), found.name];
    },
    picture_resize: ({ name, args: [pixels, width, height] }) =>
      pixelsOf(resize(pictureOf(pixels as Tensor), width as number, height as number, name as Interpolation)),
    picture_tensor: (ask) => normalizedTensor(pictureOf(tensorAt(ask))),
    display: (ask) => {
      const tensor = tensorAt(ask);
      const kind = ask.name === 'picture' ? 'picture' : 'tensor';
      return new Ready({ k: 'J', v: JSON.stringify({ kind, shape: tensor.shape, dtype: tensor.dtype }) });
    },
    torchsummary: ({ args: [model, sizes, batch_size, run] }) =>
      new Ready({
        k: 'J',
        v: JSON.stringify(
          torchsummary(model as AnyModule, sizes as number[][], batch_size as number, runnerOf(python, run)),
        ),
      }),
    torchinfo: ({ args: [model, options, run] }) =>
      new Ready({
        k: 'J',
        v: JSON.stringify(
          torchinfo(
            model as AnyModule,
            plain(options) as TorchinfoOptions,
            run === null ? null : runnerOf(python, run),
          ),
        ),
      }),
  };
}
