/**
 * Takes what a figure shows out of the page: a tensor as NPY or CSV, a drawing as an SVG file or a PNG.
 *
 * NPY after numpy's format note, version 1.0
 * (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html): always little-endian float32, C
 * order. Other dtypes are left out: what a figure shows is float32.
 */
import { stridesOf } from './ndarray.ts';
import type { NdArray } from './ndarray.ts';

/** Exactly the tensor as an `.npy` file; `numpy.load` gives back its shape and its float32 numbers. */
export function npyBytes({ data, shape }: NdArray): Uint8Array<ArrayBuffer> {
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const header = `{'descr': '<f4', 'fortran_order': False, 'shape': ${tuple}, }`;
  // Magic, version and length take 10 bytes; the header ends in a newline, and all of it is a multiple of 64.
  const padded = header.padEnd(Math.ceil((10 + header.length + 1) / 64) * 64 - 11) + '\n';
  const bytes = new Uint8Array(10 + padded.length + 4 * data.length);
  const view = new DataView(bytes.buffer);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]); // \x93NUMPY 1.0
  view.setUint16(8, padded.length, true);
  bytes.set(new TextEncoder().encode(padded), 10);
  const start = 10 + padded.length;
  for (let i = 0; i < data.length; i++) view.setFloat32(start + 4 * i, data[i]!, true);
  return bytes;
}

/**
 * The tensor as CSV (RFC 4180): the last dimension runs along a line, each earlier one has an index column
 * first. Numbers carry as few digits as give the same float32 back.
 * @param names column names of the earlier dimensions; default dim0, dim1, …
 */
export function csvText({ data, shape }: NdArray, names: readonly string[] = []): string {
  const last = shape.at(-1) ?? 1;
  const outer = shape.slice(0, -1);
  const strides = stridesOf(outer);
  const header = [
    ...outer.map((_, i) => names[i] ?? `dim${i}`),
    ...Array.from({ length: last }, (_, i) => String(i)),
  ];
  const lines = [header.join(',')];
  for (let line = 0; line < data.length / last; line++) {
    const index = outer.map((size, i) => Math.floor(line / strides[i]!) % size);
    const values = Array.from({ length: last }, (_, i) => shortestFloat32(data[line * last + i]!));
    lines.push([...index, ...values].join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
}

/** The fewest digits that read back as the same float32; `nan`, `inf` and `-inf` as numpy reads them. */
export function shortestFloat32(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const single = Math.fround(value);
  for (let digits = 1; digits < 9; digits++) {
    const text = single.toPrecision(digits);
    if (Math.fround(Number(text)) === single) return String(Number(text));
  }
  return String(Number(single.toPrecision(9)));
}

/**
 * Where a file's custom properties come from: the page's computed value, or '' for the fallback in the SVG.
 */
export type ResolveProperty = (name: string) => string;

/**
 * The drawing as a file that stands alone: custom properties and `currentColor` replaced by colours, a system
 * font, an opaque ground.
 * @param resolve in the browser `(name) => getComputedStyle(svg).getPropertyValue(name)`; default: the
 *   fallbacks.
 */
export function svgText(
  svg: SVGSVGElement,
  { resolve = () => '', color = '#17181c', background = '#ffffff' }: SvgTextOptions = {},
): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.removeAttribute('data-grid');
  const style = copy.getAttribute('style') ?? '';
  copy.setAttribute(
    'style',
    `${style};color:${color};background:${background};font-family:system-ui,sans-serif`,
  );
  const text = copy.outerHTML;
  return text
    .replace(
      /var\((--[\w-]+),\s*([^()]*(?:\([^()]*\))?[^()]*)\)/g,
      (_, name: string, fallback: string) => resolve(name).trim() || fallback.trim(),
    )
    .replaceAll('currentColor', color);
}

/** Colours of a file that stands alone. */
export interface SvgTextOptions {
  readonly resolve?: ResolveProperty;
  readonly color?: string;
  readonly background?: string;
}

/**
 * The drawing with its pictures inside: an `<image>` that names an address gets the bytes as a data address,
 * as a file that stands alone may load nothing. @throws TypeError when a picture cannot be fetched.
 */
export async function withPictures(svg: SVGSVGElement, load: typeof fetch = fetch): Promise<SVGSVGElement> {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const pictures = [...copy.querySelectorAll('image')].map((image) => ({
    image,
    href: image.getAttribute('href'),
  }));
  for (const { image, href } of pictures) {
    if (!href || href.startsWith('data:')) continue;
    const response = await load(href);
    if (!response.ok) throw new TypeError(`The picture ${href} answered ${response.status}.`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const type = response.headers.get('content-type') ?? 'image/png';
    image.setAttribute('href', `data:${type};base64,${base64(bytes)}`);
  }
  return copy;
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000)
    text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}

/**
 * The drawing as a PNG file, in the browser only (it needs an image element and a canvas).
 * @param scale pixels of the file per CSS pixel; default 2.
 * @throws Error when the browser cannot read the SVG or make the PNG.
 */
export async function svgToPng(svg: SVGSVGElement, options: SvgTextOptions = {}, scale = 2): Promise<Blob> {
  const document = svg.ownerDocument;
  const picture = document.createElement('img');
  const url = URL.createObjectURL(new Blob([svgText(svg, options)], { type: 'image/svg+xml' }));
  try {
    picture.src = url;
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(Number(svg.getAttribute('width')) * scale);
    canvas.height = Math.round(Number(svg.getAttribute('height')) * scale);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser gives no canvas to draw the PNG on.');
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob) resolve(blob);
        else reject(new Error('The browser could not make a PNG of this drawing.'));
      }, 'image/png');
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
