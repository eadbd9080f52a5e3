import { nodeDocument } from '#lib/plot/document.node.ts';
import { expect, test } from 'vitest';
import { partners } from './code-link.ts';

const root = nodeDocument().createElement('main');
root.innerHTML = `
  <span id="line" data-line-of="attn attn.proj"><b>x = attn(x)</b></span>
  <span id="other" data-line-of="mlp">x = mlp(x)</span>
  <figure id="figure" data-tensor="attn"><i>cell</i></figure>
  <figure id="projected" data-tensor="attn.proj"></figure><p>text</p>`;
const ids = (selector: string) => partners(root, root.querySelector(selector)!).map(({ id }) => id);

test('a figure points at the lines that make its tensor', () => {
  expect(ids('#figure i')).toEqual(['line']);
});

test('a line points at all the figures of its tensors', () => {
  expect(ids('#line b')).toEqual(['figure', 'projected']);
  expect(ids('#other')).toEqual([]);
  expect(ids('p')).toEqual([]);
});
