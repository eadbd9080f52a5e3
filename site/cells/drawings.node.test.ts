import { expect, test } from 'vitest';
import { toHtml } from '@astrojs/starlight/expressive-code/hast';
import { figureSvg } from '#lib/plot/pyplot/figure.ts';
import { drawnRecord } from './drawings.node.ts';

const empty = { title: '', tight: false, background: null, adjust: {}, axes: [], texts: [] };

test('a figure is drawn at build time as it is on the page, its words included', () => {
  const svg = figureSvg({ ...empty, size: [4, 3] }, 'Figure: a "loss" < 1.');
  const html = toHtml(drawnRecord({ kind: 'figure', svg })!);
  expect(html).toContain('viewBox="0 0 400 300"');
  expect(html).toContain('aria-label="Figure: a &#x22;loss&#x22; < 1."');
});

test('a picture within a figure is served from where it is told', () => {
  const svg =
    '<svg viewBox="0 0 1 1"><image href="data:image/png;base64,aGk="/><image href="https://a/b.png"/></svg>';
  const html = toHtml(drawnRecord({ kind: 'figure', svg }, (dataUrl) => `/drawn/${dataUrl.length}.png`)!);
  expect(html).toBe('<svg viewBox="0 0 1 1"><image href="/drawn/26.png"></image><image></image></svg>');
});

test('nothing but drawing is taken from what a cell hands over', () => {
  const svg =
    '<svg viewBox="0 0 1 1" onload="x()"><script>x()</script><image href="https://a/b.png"/><rect style="background:url(//a)" fill="url(https://a)"/><text onclick="x()">ok</text></svg>';
  expect(toHtml(drawnRecord({ kind: 'figure', svg })!)).toBe(
    '<svg viewBox="0 0 1 1"><image></image><rect></rect><text>ok</text></svg>',
  );
});
