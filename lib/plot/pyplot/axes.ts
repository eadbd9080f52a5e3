/** Axes as SVG: frame, ticks, labels, legend, colorbar around what is drawn inside. */
import { artistSvg, rounded, scalesOf, type Scales } from './artists.ts';
import { axisTexts } from './axis.ts';
import { POINT, withEqualUnits, type Box } from './layout.ts';
import type { Artist, AxesSpec, AxisSpec, LegendSpec } from './spec.ts';
import { svgText, widthOf } from './text.ts';

const TICK = 3.5 * POINT;
const PAD = 3.5 * POINT;
const INK = 'stroke="currentColor" stroke-width="1.1"';

/** @param id tells this axes' clip path from others' on the page. */
export function axesSvg(axes: AxesSpec, placed: Box, id: string): string {
  if (axes.colorbar) return colorbarSvg(axes, placed);
  const box = axes.equal ? withEqualUnits(placed, axes.x.limits, axes.y.limits) : placed;
  const scales = scalesOf(box, axes.x, axes.y);
  const clip = `<clipPath id="${id}"><rect ${rectangle(box)}/></clipPath>`;
  const isInside = (artist: Artist): boolean => artist.kind !== 'text';
  const ground = axes.background && axes.framed ? `<rect ${rectangle(box)} fill="${axes.background}"/>` : '';
  const inside = axes.artists.filter(isInside).map((artist) => artistSvg(artist, scales));
  const texts = axes.artists.filter((artist) => !isInside(artist)).map((artist) => artistSvg(artist, scales));
  return [
    clip,
    ground,
    axes.grid && axes.framed ? gridSvg(axes, scales) : '',
    `<g clip-path="url(#${id})">${inside.join('')}</g>`,
    axes.framed ? frameSvg(axes, scales) : '',
    titleSvg(axes, box),
    ...texts,
    axes.legend ? legendSvg(axes.legend, box) : '',
  ].join('');
}

const rectangle = ({ x, y, width, height }: Box): string =>
  `x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="${rounded(height)}"`;

const titleSvg = ({ title, titleSize }: AxesSpec, box: Box): string => {
  const lines = title.split('\n').length;
  const y = box.y - 6 * POINT - (lines - 1) * titleSize * POINT * 1.2;
  return title && svgText(title, box.x + box.width / 2, y, { size: titleSize * POINT, anchor: 'middle' });
};

function gridSvg({ x, y }: AxesSpec, { box, x: atX, y: atY }: Scales): string {
  const columns = axisTexts(x, box.width, 3).ticks.map(
    (tick) => `M${rounded(atX(tick))},${rounded(box.y)}V${rounded(box.y + box.height)}`,
  );
  const rows = axisTexts(y, box.height).ticks.map(
    (tick) => `M${rounded(box.x)},${rounded(atY(tick))}H${rounded(box.x + box.width)}`,
  );
  return `<path d="${columns.join('')}${rows.join('')}" stroke="currentColor" opacity="0.25" stroke-width="1"/>`;
}

function frameSvg(axes: AxesSpec, scales: Scales): string {
  const { box } = scales;
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  const sides: Readonly<Record<string, string>> = {
    left: `M${rounded(box.x)},${rounded(box.y)}V${rounded(bottom)}`,
    right: `M${rounded(right)},${rounded(box.y)}V${rounded(bottom)}`,
    top: `M${rounded(box.x)},${rounded(box.y)}H${rounded(right)}`,
    bottom: `M${rounded(box.x)},${rounded(bottom)}H${rounded(right)}`,
  };
  const spines = axes.spines.map((side) => sides[side] ?? '').join('');
  return `<path d="${spines}" fill="none" ${INK}/>${columnTicks(axes.x, scales)}${rowTicks(axes.y, scales)}`;
}

function columnTicks(axis: AxisSpec, { box, x }: Scales): string {
  const size = axis.tickSize * POINT;
  const bottom = box.y + box.height;
  const { ticks, texts, factor } = axis.shown
    ? axisTexts(axis, box.width, 3)
    : { ticks: [], texts: [], factor: '' };
  const marks = ticks.map((tick) => `M${rounded(x(tick))},${rounded(bottom)}v${rounded(TICK)}`).join('');
  const labels = axis.labelled
    ? ticks.map((tick, i) =>
        svgText(texts[i]!, x(tick), bottom + TICK + PAD, {
          size,
          anchor: axis.rotation ? (axis.rotation > 60 ? 'end' : 'end') : 'middle',
          shift: 0.8,
          rotation: axis.rotation,
        }),
      )
    : [];
  const below = axis.shown && axis.labelled ? TICK + PAD + size * (axis.rotation ? 2.4 : 1) : TICK;
  const label = axis.label
    ? svgText(axis.label, box.x + box.width / 2, bottom + below + 4 * POINT, {
        size: axis.labelSize * POINT,
        anchor: 'middle',
        shift: 0.8,
      })
    : '';
  const scale = factor
    ? svgText(factor, box.x + box.width, bottom + below + 3 * POINT, { size, anchor: 'end', shift: 0.8 })
    : '';
  return `<path d="${marks}" ${INK}/>${labels.join('')}${label}${scale}`;
}

function rowTicks(axis: AxisSpec, { box, y }: Scales): string {
  const size = axis.tickSize * POINT;
  const { ticks, texts, factor } = axis.shown
    ? axisTexts(axis, box.height)
    : { ticks: [], texts: [], factor: '' };
  const marks = ticks.map((tick) => `M${rounded(box.x)},${rounded(y(tick))}h${rounded(-TICK)}`).join('');
  const labels = axis.labelled
    ? ticks.map((tick, i) =>
        svgText(texts[i]!, box.x - TICK - PAD, y(tick), {
          size,
          anchor: 'end',
          shift: 0.35,
          rotation: axis.rotation,
        }),
      )
    : [];
  const wide = axis.shown && axis.labelled ? Math.max(0, ...texts.map((text) => widthOf(text, size))) : 0;
  const at = box.x - TICK - PAD - wide - 4 * POINT;
  const label = axis.label
    ? svgText(axis.label, at, box.y + box.height / 2, {
        size: axis.labelSize * POINT,
        anchor: 'middle',
        rotation: 90,
      })
    : '';
  const scale = factor ? svgText(factor, box.x, box.y - 3 * POINT, { size }) : '';
  return `<path d="${marks}" ${INK}/>${labels.join('')}${label}${scale}`;
}

function colorbarSvg({ colorbar, y, x }: AxesSpec, box: Box): string {
  if (!colorbar) return '';
  const { colors, horizontal, limits, label, ticks } = colorbar;
  const size = (horizontal ? box.width : box.height) / colors.length;
  const bars = colors.map((color, i) =>
    horizontal
      ? `<rect x="${rounded(box.x + i * size)}" y="${rounded(box.y)}" width="${rounded(size + 0.5)}" height="${rounded(box.height)}" fill="${color}"/>`
      : `<rect x="${rounded(box.x)}" y="${rounded(box.y + box.height - (i + 1) * size)}" width="${rounded(box.width)}" height="${rounded(size + 0.5)}" fill="${color}"/>`,
  );
  const frame = `<rect ${rectangle(box)} fill="none" ${INK}/>`;
  const axis: AxisSpec = { ...(horizontal ? x : y), limits, ticks, label, shown: true, labelled: true };
  if (horizontal) return bars.join('') + frame + columnTicks(axis, scalesOf(box, axis, axis));
  const scales = scalesOf(box, axis, axis);
  const found = axisTexts(axis, box.height);
  const text = axis.tickSize * POINT;
  const edge = box.x + box.width;
  const marks = found.ticks
    .map((tick) => `M${rounded(edge)},${rounded(scales.y(tick))}h${rounded(TICK)}`)
    .join('');
  const labels = found.ticks.map((tick, i) =>
    svgText(found.texts[i]!, edge + TICK + PAD, scales.y(tick), { size: text, shift: 0.35 }),
  );
  const wide = Math.max(0, ...found.texts.map((each) => widthOf(each, text)));
  const name = label
    ? svgText(label, edge + TICK + PAD + wide + 12 * POINT, box.y + box.height / 2, {
        size: 10 * POINT,
        anchor: 'middle',
        rotation: 90,
      })
    : '';
  const factor = found.factor ? svgText(found.factor, edge, box.y - 3 * POINT, { size: text }) : '';
  return `${bars.join('')}${frame}<path d="${marks}" ${INK}/>${labels.join('')}${name}${factor}`;
}

/**
 * Each entry is a sample and a text; where the legend stands is what `loc` says, `best` being the upper
 * right.
 */
function legendSvg({ entries, location, size: points, title, frame }: LegendSpec, box: Box): string {
  const size = points * POINT;
  const row = size * 1.45;
  const wide = Math.max(...entries.map(({ label }) => widthOf(label, size)), widthOf(title, size));
  const width = wide + size * 3.4;
  const height = row * (entries.length + (title ? 1 : 0)) + size * 0.7;
  const inset = 5 * POINT;
  const isLeft = /left/.test(location) || location === 'center left';
  const isMiddle = /^(upper|lower) center$|^center$/.test(location);
  const x = isMiddle
    ? box.x + (box.width - width) / 2
    : isLeft
      ? box.x + inset
      : box.x + box.width - width - inset;
  const y = /lower/.test(location)
    ? box.y + box.height - height - inset
    : /^center/.test(location)
      ? box.y + (box.height - height) / 2
      : box.y + inset;
  const ground = frame
    ? `<rect ${rectangle({ x, y, width, height })} rx="4" fill="var(--figure-ground, #fff)" fill-opacity="0.8" stroke="currentColor" stroke-opacity="0.3"/>`
    : '';
  const head = title
    ? svgText(title, x + width / 2, y + size * 0.5, { size, anchor: 'middle', shift: 0.8 })
    : '';
  const rows = entries.map(({ label, artist }, i) => {
    const middle = y + size * 0.35 + row * (i + (title ? 1 : 0)) + row / 2;
    const sample: Scales = {
      box: { x: x + size * 0.5, y: middle - size * 0.35, width: size * 2, height: size * 0.7 },
      x: (value) => x + size * 0.5 + value * size * 2,
      y: (value) => middle + size * 0.35 - value * size * 0.7,
    };
    return artistSvg(artist, sample) + svgText(label, x + size * 2.9, middle, { size, shift: 0.35 });
  });
  return ground + head + rows.join('');
}
