/** Curves over an index: a norm by block, a loss by step. */
import { axisX, axisY, line, ruleY, text } from './observable.ts';
import { draw, RULE } from './canvas.ts';
import type { DrawOptions } from './canvas.ts';
import { formatValue } from './format.ts';
import { say } from './language.ts';
import { sharedRange } from './scale.ts';
import { tickPlaces } from './ticks.ts';
import type { Numbers } from './ndarray.ts';

/** One named curve; `x` defaults to 0, 1, 2, … */
export interface Curve {
  readonly name: string;
  readonly y: Numbers;
  readonly x?: Numbers;
}

/** How curves are drawn. */
export interface LinesOptions extends DrawOptions {
  readonly height?: number;
  readonly xLabel?: string;
  readonly yLabel?: string;
  /** Default: from the smallest to the largest value, 0 included. */
  readonly yRange?: readonly [number, number];
}

/** Colours and dashes of curves in turn; the dash tells them apart without colour. */
const LOOKS = [
  { stroke: 'var(--dim-tokens, #0163ce)', dash: 'none' },
  { stroke: 'var(--dim-channels, #ad5009)', dash: '6 3' },
  { stroke: 'var(--dim-heads, #0c6f4a)', dash: '2 3' },
  { stroke: 'var(--dim-space, #a42d89)', dash: '8 3 2 3' },
] as const;

/** How many Latin letters a name is as wide as: a Han character counts as two. */
const lettersOf = (name: string): number =>
  Array.from(name).reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 2 : 1), 0);

/** Draws up to four curves, each named at its right end. */
export function lines(curves: readonly Curve[], options: LinesOptions = {}): SVGSVGElement {
  const { width = 480, height = 220, xLabel, yLabel } = options;
  if (curves.length > LOOKS.length) throw new RangeError(`${curves.length} curves, at most ${LOOKS.length}`);
  const series = curves.map(({ name, y, x }, i) => ({
    name,
    look: LOOKS[i]!,
    points: Array.from(y, (value, j) => ({ x: x?.[j] ?? j, y: value })),
  }));
  const [low, high] = sharedRange(...curves.map(({ y }) => ({ data: y, shape: [y.length] })));
  const axis = { tickSize: 3, label: null, stroke: RULE, fill: 'currentColor' } as const;
  const named = { fill: 'currentColor' } as const;
  const longest = Math.max(0, ...curves.map(({ y }) => y.length));
  const widest = Math.max(0, ...curves.map(({ name }) => lettersOf(name)));
  return draw(
    {
      width,
      height,
      margins: { top: yLabel ? 22 : 8, right: 12 + 6 * widest, bottom: xLabel ? 40 : 22, left: 44 },
      marks: [
        ruleY([0], { stroke: RULE, strokeOpacity: 0.5 }),
        ...series.flatMap(({ name, look, points }) => [
          line(points, {
            x: 'x',
            y: 'y',
            stroke: look.stroke,
            strokeDasharray: look.dash,
            strokeWidth: 1.75,
          }),
          text(points.slice(-1), {
            x: 'x',
            y: 'y',
            text: () => name,
            textAnchor: 'start',
            dx: 5,
            fill: look.stroke,
          }),
        ]),
        axisX({
          ...axis,
          anchor: 'bottom',
          ticks: curves.some(({ x }) => x) ? 6 : tickPlaces(longest, width - 60, 34),
          ...(curves.some(({ x }) => x) ? {} : { tickFormat: String }),
        }),
        axisY({ ...axis, anchor: 'left', ticks: 4 }),
        ...(xLabel
          ? [text([xLabel], { ...named, frameAnchor: 'bottom-right', lineAnchor: 'bottom', dy: 34 })]
          : []),
        ...(yLabel
          ? [text([yLabel], { ...named, frameAnchor: 'top-left', lineAnchor: 'bottom', dx: -40, dy: -8 })]
          : []),
      ],
      scales: {
        x: { type: 'linear', axis: null },
        y: { type: 'linear', domain: options.yRange ?? [Math.min(0, low), Math.max(0, high)], axis: null },
      },
      label: describeLines(curves, options),
    },
    options,
  );
}

/** Where each curve starts and ends. */
export function describeLines(curves: readonly Curve[], { lang = 'en' }: LinesOptions = {}): string {
  const each = curves.map(({ name, y }) => {
    const [first, last] = [formatValue(y[0] ?? NaN), formatValue(y[y.length - 1] ?? NaN)];
    return say(lang, `${name} from ${first} to ${last}`, `${name} 从 ${first} 到 ${last}`);
  });
  return say(lang, `Curves: ${each.join('; ')}.`, `曲线：${each.join('；')}。`);
}
