/**
 * What the page itself gives: its picture, summaries' tables, what a cell displays, and names that are
 * elsewhere.
 */
import { normalizedTensor, resize, type Interpolation, type RgbImage } from './picture.ts';
import { torchinfo, type TorchinfoOptions } from '#lib/summary/torchinfo.ts';
import { figureSvg } from '#lib/plot/pyplot/figure.ts';
import type { FigureSpec } from '#lib/plot/pyplot/spec.ts';
import { constant } from '#lib/torch/record.ts';
import { Tensor, TorchError } from '#lib/torch/index.ts';
import { callable, int, listOf, module, number, options, orNone, tensor, text } from './argument-types.ts';
import { plain } from './decode.ts';
import names from './names.json' with { type: 'json' };
import type { PythonCallable, PythonSide } from './python.ts';
import { encodeJson } from './encode.ts';
import { verb, type Verb } from './verb.ts';

const publicNames = new Map(Object.entries(names).map(([where, list]) => [where, new Set(list.split(' '))]));

/** A picture with the name under which the page shows it. */
export interface PagePicture {
  readonly image: RgbImage;
  readonly name: string;
}

/** A picture as PIL's stand-in holds it: uint8 (H, W, 3). */
export const pixelsOf = ({ width, height, data }: RgbImage): Tensor =>
  constant([height, width, 3], 'uint8', Uint8Array.from(data));

export const pictureOf = (pixels: Tensor): RgbImage => {
  const [height, width] = pixels.shape as [number, number];
  return { width, height, data: Uint8Array.from(pixels.values()) };
};

/** The same with the bytes of pictures in place of their tensors. */
function withPixels(value: unknown): unknown {
  if (value instanceof Tensor) return Uint8Array.from(value.values());
  if (Array.isArray(value)) return value.map(withPixels);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withPixels(item)]));
  return value;
}

export function pageVerbs(
  python: PythonSide,
  picture: (name?: string) => PagePicture | null,
): readonly Verb[] {
  const runnerOf = (run: PythonCallable) => (): void => void python.function(run, []);
  return [
    /** Whether PyTorch or timm has a public `name` there: `where` is a module or class, `torch.nn`. */
    verb(
      'is_public_name',
      { where: text, name: text },
      ({ where, name }) => publicNames.get(where)?.has(name) ?? false,
    ),
    /** Pixels and name of the page's picture. */
    verb('page_picture', {}, () => {
      const found = picture();
      if (!found) throw new TorchError('RuntimeError', 'This page has no picture at hand.');
      return [pixelsOf(found.image), found.name];
    }),
    /** Pixels of a picture among the site's images, where the cell's text names it; else null. */
    verb('site_picture', { name: text }, ({ name }) => {
      const found = picture(name);
      return found && pixelsOf(found.image);
    }),
    verb(
      'picture_resize',
      { pixels: tensor, width: int, height: int, interpolation: text, box: listOf(number) },
      ({ pixels, width, height, interpolation, box }) => {
        const part = box as unknown as readonly [number, number, number, number];
        return pixelsOf(resize(pictureOf(pixels), width, height, interpolation as Interpolation, part));
      },
    ),
    verb('picture_tensor', { pixels: tensor }, ({ pixels }) => normalizedTensor(pictureOf(pixels))),
    /** What `_display_` gives the page: the renderer's kind, `tensor` or `picture`, and what it draws. */
    verb('display', { kind: text, tensor }, ({ kind, tensor }) =>
      encodeJson({ kind, shape: tensor.shape, dtype: tensor.dtype }),
    ),
    /** matplotlib's figure as SVG; pictures in it are tensors. */
    verb('figure_svg', { figure: options, alt: text }, ({ figure, alt }) =>
      figureSvg(withPixels(plain(figure)) as FigureSpec, alt),
    ),
    verb('torchinfo', { model: module, options, run: orNone(callable) }, ({ model, options, run }) =>
      encodeJson(torchinfo(model, plain(options) as TorchinfoOptions, run && runnerOf(run))),
    ),
  ];
}
