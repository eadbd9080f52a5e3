import { markdownToHtml } from 'satteri';
import { expect, test } from 'vitest';
import { katexPlugin } from './katex.ts';

const html = async (markdown: string): Promise<string> =>
  (await markdownToHtml(markdown, { features: { math: true }, hastPlugins: [katexPlugin()] })).html;

test('a formula in a line becomes KaTeX with MathML for screen readers', async () => {
  const drawn = await html('The shape is $B \\times N$.');
  expect(drawn).toContain('class="katex"');
  expect(drawn).toContain('<math');
  expect(drawn).not.toContain('katex-display');
});

test('a formula of its own becomes a block that the keyboard can scroll', async () => {
  expect(await html('$$\nx^2\n$$')).toMatch(/^<div class="math" tabindex="0"><span class="katex-display">/);
});

test('code that is not maths stays code', async () => {
  expect(await html('`x.flatten(2)`')).toContain('<code>x.flatten(2)</code>');
});

test('a formula that does not parse is an error, not red text', async () => {
  await expect(html('$\\frac{1$')).rejects.toThrow(/KaTeX parse error/);
});
