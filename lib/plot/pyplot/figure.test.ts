import { expect, test } from 'vitest';
import { figureSvg } from './figure.ts';
import type { AxesSpec, AxisSpec, FigureSpec } from './spec.ts';

const axis: AxisSpec = {
  limits: [0, 1],
  scale: 'linear',
  label: '',
  labelSize: 10,
  ticks: null,
  tickLabels: null,
  tickSize: 10,
  rotation: 0,
  shown: true,
  labelled: true,
};
const axes = (changes: Partial<AxesSpec>): AxesSpec => ({
  place: { rows: 1, columns: 1, row: [0, 0], column: [0, 0] },
  box: null,
  x: axis,
  y: axis,
  title: '',
  titleSize: 12,
  framed: true,
  spines: ['bottom', 'left', 'right', 'top'],
  grid: false,
  equal: false,
  background: null,
  artists: [],
  legend: null,
  colorbar: null,
  beside: null,
  ...changes,
});
const figure = (...all: AxesSpec[]): FigureSpec => ({
  size: [6.4, 4.8],
  title: '',
  tight: false,
  background: null,
  adjust: {},
  axes: all,
  texts: [],
});

test("axes stand where matplotlib's default margins put them", () => {
  const svg = figureSvg(figure(axes({})), 'Figure.');
  // left 0.125, right 0.9, bottom 0.11, top 0.88 of 640 × 480
  expect(svg).toContain('<rect x="80" y="57.6" width="496" height="369.6"/>');
});

test('a picture keeps its proportions, its pixels and, of origin upper, its first row on top', () => {
  const pixels = Uint8Array.from([255, 0, 0, 255, 0, 255, 0, 255]);
  const svg = figureSvg(
    figure(
      axes({
        equal: true,
        x: { ...axis, limits: [-0.5, 0.5] },
        y: { ...axis, limits: [1.5, -0.5] },
        artists: [
          {
            kind: 'image',
            extent: [-0.5, 0.5, 1.5, -0.5],
            origin: 'upper',
            smooth: false,
            alpha: 1,
            width: 1,
            height: 2,
            pixels,
          },
        ],
      }),
    ),
    'Figure.',
  );
  expect(svg).toMatch(/<image [^>]*width="184.8" height="369.6"[^>]*style="image-rendering:pixelated"\/>/);
  expect(svg).not.toContain('scale(');
});

test('texts are escaped, and what the figure shows is said', () => {
  const svg = figureSvg(figure(axes({ title: '<b> & "c"' })), 'Figure: <none>.');
  expect(svg).toContain('>&lt;b&gt; &amp; &quot;c&quot;</text>');
  expect(svg).toContain('aria-label="Figure: &lt;none&gt;."');
});

test('a frame that is off leaves only what was drawn', () => {
  const line = {
    kind: 'line',
    x: [0, 1],
    y: [0, 1],
    color: '#1f77b4',
    width: 1.5,
    dash: [],
    alpha: 1,
    marker: '',
    markerSize: 6,
    markerColor: '#1f77b4',
  } as const;
  const svg = figureSvg(figure(axes({ framed: false, artists: [line] })), 'Figure.');
  expect(svg).toContain('d="M80,427.2L576,57.6"');
  expect(svg).not.toContain('<text');
});
