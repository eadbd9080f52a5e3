import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseBlocks } from '#lib/notebook/cell.ts';
import { plainProse } from '#lib/notebook/prose.ts';
import { chapterProse, type ChapterPlace } from './component-prose.ts';

const place: ChapterPlace = {
  language: 'en',
  root: process.cwd(),
  figureOf: (figure) => ({ title: `The ${figure}` }),
};
const write = (mdx: string, more: Partial<ChapterPlace> = {}) => {
  const { components, answers } = chapterProse({ ...place, ...more });
  return { prose: plainProse(mdx, { components }), answers: answers() };
};

test('a prediction is asked where it stands, what is comes at the end', () => {
  const mdx = `<Predict id="a" question="More of \`x\`?" choices={['Yes', 'No']} answer="No" />\n\n<Reveal of="a" title="More of \`x\`?">\nNo.\n</Reveal>`;
  const { prose, answers } = write(mdx);
  expect(prose).toBe('**Before you look:** More of `x`?\n\n- Yes\n- No');
  expect(answers).toBe(
    '## Answers\n\n<details>\n<summary>More of <code>x</code>?</summary>\n\nNo.\n\n</details>',
  );
});

test('an exercise keeps its listing, folds its hints, and is answered at the end', () => {
  const mdx =
    '<Exercise id="e" question="Which line?" line={2} hints={[\'Look.\']} explanation="Line 2.">\n\n```python\na\nb\n```\n\n</Exercise>';
  const { prose, answers } = write(mdx);
  expect(prose).toBe(
    '**Exercise** Which line?\n\n```python\na\nb\n```\n\n<details>\n<summary>Hints</summary>\n\n1. Look.\n\n</details>',
  );
  expect(answers).toContain('\n\nLine 2.\n\n');
});

test('one exercise below another is a paragraph of its own', () => {
  const mdx =
    '<Exercise question="A?" answer={1} explanation="1" />\n<Exercise question="B?" answer={2} explanation="2" />';
  expect(write(mdx).prose).toBe('**Exercise** A?\n\n**Exercise** B?');
});

test('figures and terms lead to the site where its address is known', () => {
  const mdx = 'A <Term id="patch">patch</Term>.\n\n<Figure name="grid" number={1} />';
  expect(write(mdx).prose).toBe('A patch.\n\n**Figure 1** The grid');
  expect(write(mdx, { url: 'https://e.org/t/', glossary: 'https://e.org/glossary/' }).prose).toBe(
    'A [patch](https://e.org/glossary/#patch).\n\n**Figure 1** The grid · [live](https://e.org/t/#fig=grid)',
  );
});

test('a figure is its title with the way to its live page, its picture and its caption', () => {
  const grid = { title: 'The grid', picture: '![A grid](attachment:grid.png)', caption: 'All of it.' };
  expect(write('<Figure name="grid" number={2} />', { figureOf: () => grid }).prose).toBe(
    '**Figure 2** The grid\n\n![A grid](attachment:grid.png)\n\nAll of it.',
  );
});

test('timm’s lines and what its releases printed come along', () => {
  const { prose } = write(
    '<Mirror quote="PatchEmbed.forward" lines="136-136" />\n\n<Versions snippet="img_size-015" outputOnly />',
  );
  expect(prose).toContain('```python\nx = self.proj(x)\n```');
  expect(prose).toContain('timm 0.4.12\n\n```\nAssertionError: Input image size');
});

test.each(globSync('content/docs/**/chapters/*.mdx'))('nothing of the site’s own is left of %s', (file) => {
  const { components, answers } = chapterProse(place);
  const prose = parseBlocks(readFileSync(file, 'utf8')).map((block) =>
    block.kind === 'prose' ? plainProse(block.text, { components }) : '',
  );
  const all = [...prose, answers()].join('\n\n').replace(/^```[^]*?^```$/gm, '');
  expect(all).not.toMatch(/<\/?[A-Z]|^import |\{\{/m);
});
