/** What is drawn inside axes, as SVG. */
import { pngDataUrl } from '#lib/image/png.ts';
import { POINT, type Box } from './layout.ts';
import type { Artist, AxisSpec, ImageArtist, TextSpec } from './spec.ts';
import { svgText, widthOf } from './text.ts';

export interface Scales {
  readonly box: Box;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

const position = ({ limits: [from, to], scale }: AxisSpec, value: number): number =>
  scale === 'log'
    ? (Math.log10(value) - Math.log10(from)) / (Math.log10(to) - Math.log10(from))
    : (value - from) / (to - from);

export const scalesOf = (box: Box, x: AxisSpec, y: AxisSpec): Scales => ({
  box,
  x: (value) => box.x + position(x, value) * box.width,
  y: (value) => box.y + (1 - position(y, value)) * box.height,
});

export const rounded = (value: number): string => String(Math.round(value * 100) / 100);
const opacity = (alpha: number): string => (alpha === 1 ? '' : ` opacity="${rounded(alpha)}"`);

/** A path through the points that are there; a gap where one is not. */
function pathOf(xs: readonly (number | null)[], ys: readonly (number | null)[], scales: Scales): string {
  let path = '';
  let isBegun = false;
  xs.forEach((x, i) => {
    const y = ys[i] ?? null;
    if (x === null || y === null) {
      isBegun = false;
      return;
    }
    const [px, py] = [scales.x(x), scales.y(y)];
    if (!Number.isFinite(px) || !Number.isFinite(py)) {
      isBegun = false;
      return;
    }
    path += `${isBegun ? 'L' : 'M'}${rounded(px)},${rounded(py)}`;
    isBegun = true;
  });
  return path;
}

/** A marker of a diameter in pixels around (0, 0). */
function markerPath(marker: string, size: number): { readonly path: string; readonly isOpen: boolean } {
  const r = size / 2;
  const polygon = (...points: readonly [number, number][]): string =>
    `M${points.map(([x, y]) => `${rounded(x * r)},${rounded(y * r)}`).join('L')}Z`;
  switch (marker) {
    case 's':
      return { path: polygon([-1, -1], [1, -1], [1, 1], [-1, 1]), isOpen: false };
    case '^':
      return { path: polygon([0, -1], [1, 1], [-1, 1]), isOpen: false };
    case 'v':
      return { path: polygon([0, 1], [1, -1], [-1, -1]), isOpen: false };
    case 'D':
    case 'd':
      return { path: polygon([0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]), isOpen: false };
    case '*':
      return {
        path: polygon(
          ...Array.from({ length: 10 }, (_, i): [number, number] => {
            const reach = i % 2 === 0 ? 1.2 : 0.46;
            return [reach * Math.sin((i * Math.PI) / 5), -reach * Math.cos((i * Math.PI) / 5)];
          }),
        ),
        isOpen: false,
      };
    case 'x':
    case 'X':
      return { path: `M${-r},${-r}L${r},${r}M${-r},${r}L${r},${-r}`, isOpen: true };
    case '+':
      return { path: `M${-r},0L${r},0M0,${-r}L0,${r}`, isOpen: true };
    default: {
      const radius = marker === '.' ? r / 2 : marker === ',' ? 0.5 : r;
      const c = rounded(radius);
      return { path: `M-${c},0A${c},${c} 0 1 0 ${c},0A${c},${c} 0 1 0 -${c},0Z`, isOpen: false };
    }
  }
}

function marked(
  x: number,
  y: number,
  marker: string,
  size: number,
  color: string,
  edge: string | null,
): string {
  const { path, isOpen } = markerPath(marker, size);
  const paint = isOpen
    ? `fill="none" stroke="${color}" stroke-width="1.5"`
    : `fill="${color}"${edge ? ` stroke="${edge}"` : ''}`;
  return `<path transform="translate(${rounded(x)} ${rounded(y)})" d="${path}" ${paint}/>`;
}

/** At its first size the pixels' own; the browser stretches it. */
function imageSvg(image: ImageArtist, scales: Scales): string {
  const [left, right, bottom, top] = image.extent;
  const [x0, x1] = [scales.x(left), scales.x(right)];
  const [y0, y1] = [scales.y(top), scales.y(bottom)];
  const src = pngDataUrl({ width: image.width, height: image.height, data: image.pixels, channels: 4 });
  const flips = [x1 < x0 ? -1 : 1, y1 < y0 !== (image.origin === 'lower') ? -1 : 1] as const;
  const [x, y, width, height] = [Math.min(x0, x1), Math.min(y0, y1), Math.abs(x1 - x0), Math.abs(y1 - y0)];
  const turn =
    flips[0] < 0 || flips[1] < 0
      ? ` transform="translate(${rounded(flips[0] < 0 ? 2 * x + width : 0)} ${rounded(flips[1] < 0 ? 2 * y + height : 0)}) scale(${flips[0]} ${flips[1]})"`
      : '';
  const rendering = image.smooth ? '' : ' style="image-rendering:pixelated"';
  return `<image href="${src}" x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="${rounded(height)}" preserveAspectRatio="none"${rendering}${opacity(image.alpha)}${turn}/>`;
}

const ANCHORS = { left: 'start', center: 'middle', right: 'end' } as const;
/** How far below the point the baseline stands, in sizes. */
const SHIFTS: Readonly<Record<string, number>> = {
  top: 0.8,
  center: 0.35,
  baseline: 0,
  bottom: -0.2,
  center_baseline: 0.35,
};

export function textSvg(text: TextSpec, x: number, y: number): string {
  const size = text.size * POINT;
  const lines = text.text.split('\n');
  const rise =
    text.vertical === 'bottom' || text.vertical === 'baseline'
      ? lines.length - 1
      : text.vertical === 'center'
        ? (lines.length - 1) / 2
        : 0;
  const at = y - rise * size * 1.2;
  const wide = Math.max(...lines.map((line) => widthOf(line, size)));
  const start = text.horizontal === 'left' ? x : text.horizontal === 'center' ? x - wide / 2 : x - wide;
  const shift = SHIFTS[text.vertical] ?? 0;
  const box = text.box
    ? `<rect x="${rounded(start - 4)}" y="${rounded(at + (shift - 0.95) * size)}" width="${rounded(wide + 8)}" height="${rounded(size * 1.2 * lines.length + 4)}" fill="${text.box}" opacity="0.8"/>`
    : '';
  return (
    box +
    svgText(text.text, x, at, {
      size,
      anchor: ANCHORS[text.horizontal],
      shift,
      color: text.color,
      rotation: text.rotation,
      bold: text.bold,
    })
  );
}

export function artistSvg(artist: Artist, scales: Scales): string {
  const { box } = scales;
  switch (artist.kind) {
    case 'image':
      return imageSvg(artist, scales);
    case 'line': {
      const dash = artist.dash.length
        ? ` stroke-dasharray="${artist.dash.map((d) => rounded(d * artist.width * POINT)).join(' ')}"`
        : '';
      const line =
        artist.width > 0
          ? `<path d="${pathOf(artist.x, artist.y, scales)}" fill="none" stroke="${artist.color}" stroke-width="${rounded(artist.width * POINT)}" stroke-linejoin="round"${dash}/>`
          : '';
      const markers = artist.marker
        ? artist.x
            .map((x, i) => [x, artist.y[i] ?? null] as const)
            .filter((point): point is readonly [number, number] => point[0] !== null && point[1] !== null)
            .map(([x, y]) =>
              marked(
                scales.x(x),
                scales.y(y),
                artist.marker,
                artist.markerSize * POINT,
                artist.markerColor,
                null,
              ),
            )
            .join('')
        : '';
      return `<g${opacity(artist.alpha)}>${line}${markers}</g>`;
    }
    case 'scatter':
      return `<g${opacity(artist.alpha)}>${artist.x
        .map((x, i) => {
          const y = artist.y[i] ?? null;
          if (x === null || y === null) return '';
          const size = Math.sqrt(artist.sizes[i % artist.sizes.length]!) * POINT;
          return marked(
            scales.x(x),
            scales.y(y),
            artist.marker,
            size,
            artist.colors[i % artist.colors.length]!,
            artist.edge,
          );
        })
        .join('')}</g>`;
    case 'bars':
      return `<g${opacity(artist.alpha)}>${artist.bars
        .map(([left, bottom, width, height], i) => {
          const [x0, x1] = [scales.x(left), scales.x(left + width)];
          const [y0, y1] = [scales.y(bottom), scales.y(bottom + height)].map((y) =>
            Number.isFinite(y) ? y : box.y + box.height,
          ) as [number, number];
          const edge = artist.edge
            ? ` stroke="${artist.edge}" stroke-width="${rounded(artist.edgeWidth * POINT)}"`
            : '';
          return `<rect x="${rounded(Math.min(x0, x1))}" y="${rounded(Math.min(y0, y1))}" width="${rounded(Math.abs(x1 - x0))}" height="${rounded(Math.abs(y1 - y0))}" fill="${artist.colors[i % artist.colors.length]}"${edge}/>`;
        })
        .join('')}</g>`;
    case 'area': {
      const edge = artist.edge
        ? ` stroke="${artist.edge}" stroke-width="${rounded(artist.edgeWidth * POINT)}"`
        : '';
      return `<path d="${pathOf(artist.x, artist.y, scales)}Z" fill="${artist.color}"${edge}${opacity(artist.alpha)}/>`;
    }
    case 'span': {
      const isRow = artist.along === 'x';
      const [from, to] = isRow
        ? [scales.y(artist.from), scales.y(artist.to)]
        : [scales.x(artist.from), scales.x(artist.to)];
      if (artist.from === artist.to) {
        const line = isRow
          ? `x1="${rounded(box.x)}" x2="${rounded(box.x + box.width)}" y1="${rounded(from)}" y2="${rounded(from)}"`
          : `y1="${rounded(box.y)}" y2="${rounded(box.y + box.height)}" x1="${rounded(from)}" x2="${rounded(from)}"`;
        const dash = artist.dash.length
          ? ` stroke-dasharray="${artist.dash.map((d) => rounded(d * artist.width * POINT)).join(' ')}"`
          : '';
        return `<line ${line} stroke="${artist.color}" stroke-width="${rounded(artist.width * POINT)}"${dash}${opacity(artist.alpha)}/>`;
      }
      const [low, high] = [Math.min(from, to), Math.max(from, to)];
      const area = isRow
        ? `x="${rounded(box.x)}" width="${rounded(box.width)}" y="${rounded(low)}" height="${rounded(high - low)}"`
        : `y="${rounded(box.y)}" height="${rounded(box.height)}" x="${rounded(low)}" width="${rounded(high - low)}"`;
      return `<rect ${area} fill="${artist.color}"${opacity(artist.alpha)}/>`;
    }
    case 'text': {
      const isData = artist.units === 'data';
      const x = isData ? scales.x(artist.x) : box.x + artist.x * box.width;
      const y = isData ? scales.y(artist.y) : box.y + (1 - artist.y) * box.height;
      return textSvg(artist, x, y);
    }
  }
}
