/** How often each size of number occurs: bars over equal bins, 0 marked. */
import { axisX, axisY, rectY, ruleX, ruleY } from './observable.ts';
import { draw, MUTED, RULE } from './canvas.ts';
import type { DrawOptions } from './canvas.ts';
import { formatCount, formatSigned, formatValue } from './format.ts';
import { say } from './language.ts';
import { histogramBins, stats } from './stats.ts';
import { labelWidth } from './ticks.ts';
import type { Bin } from './stats.ts';
import type { Numbers } from './ndarray.ts';

/** How a histogram is drawn. */
export interface HistogramOptions extends DrawOptions {
  /** Default 40. */
  readonly bins?: number;
  /** Default the numbers' own range; give one to histograms that are compared. */
  readonly range?: readonly [number, number];
  /** Height in px; default 140. */
  readonly height?: number;
}

/** Draws the histogram of all the numbers. */
export function histogram(data: Numbers, options: HistogramOptions = {}): SVGSVGElement {
  const { bins: count = 40, range, width = 480, height = 140 } = options;
  const bins = histogramBins(data, count, range);
  const highest = labelWidth(formatCount(bins.reduce((most, { count }) => Math.max(most, count), 0)));
  const low = bins[0]?.x0 ?? 0;
  const high = bins.at(-1)?.x1 ?? 1;
  const look = { tickSize: 3, label: null, stroke: RULE, fill: 'currentColor' } as const;
  return draw(
    {
      width,
      height,
      margins: { top: 8, right: 20, bottom: 22, left: Math.max(48, highest + 8) },
      marks: [
        ...(low < 0 && high > 0 ? [ruleX([0], { stroke: MUTED, strokeDasharray: '2 2' })] : []),
        rectY(bins, {
          x1: 'x0',
          x2: 'x1',
          y: 'count',
          fill: 'var(--plot-bar, #5b7fa6)',
          insetLeft: 0.5,
          insetRight: 0.5,
          title: (bin: Bin) => `${formatSigned(bin.x0)} … ${formatSigned(bin.x1)}: ${formatCount(bin.count)}`,
        }),
        ruleY([0], { stroke: RULE }),
        axisX({
          ...look,
          anchor: 'bottom',
          ticks: width < 360 ? 4 : 6,
        }),
        axisY({ ...look, anchor: 'left', ticks: 3, tickFormat: (y: number) => formatCount(y) }),
      ],
      scales: {
        x: { type: 'linear', domain: [low, high], axis: null },
        y: { type: 'linear', axis: null, ...(bins.length === 0 ? { domain: [0, 1] } : {}) },
      },
      label: describeHistogram(data, options),
    },
    options,
  );
}

/** Where the numbers lie, in a sentence. */
export function describeHistogram(data: Numbers, { lang = 'en' }: HistogramOptions = {}): string {
  const { count, min, max, mean, std } = stats(data);
  const [n, low, high] = [formatCount(count), formatSigned(min), formatSigned(max)];
  return say(
    lang,
    `Histogram of ${n} numbers from ${low} to ${high}, mean ${formatSigned(mean)}, standard deviation ${formatValue(std)}.`,
    `${n} 个数的直方图，从 ${low} 到 ${high}，平均 ${formatSigned(mean)}，标准差 ${formatValue(std)}。`,
  );
}
