import { expect, test } from 'vitest';
import { plainProse, type Props } from './prose.ts';

test('imports, comments and components go, what components enclose stays', () => {
  const mdx = `import A from 'a';\n\n{/* unseen */}\n\n<ChapterFacts />\n\nA <Term id="patch">patch</Term>. <Claim\n  kind="x"\n/>`;
  expect(plainProse(mdx)).toBe('A patch.');
});

test('code is not touched, in fences and between backticks', () => {
  const mdx = 'Ask `<Figure />`.\n\n```python tensors="1:a"\nimport torch  # <Tag />\n```';
  expect(plainProse(mdx)).toBe('Ask `<Figure />`.\n\n```python\nimport torch  # <Tag />\n```');
});

test('a component becomes what is said for it, from its attributes and what it encloses', () => {
  const seen: Props[] = [];
  const mdx = `<Ask\n  id="e"\n  question="How many > 2?"\n  choices={['a', 'b']}\n  wrong={{ 14: 'no' }}\n  n={1 + 1}\n  open\n>\n\n\`\`\`python\nx = 1  # </Ask>\n\`\`\`\n\n</Ask>`;
  const Ask = (props: Props, inside: string): string => {
    seen.push(props);
    return `**${props['question'] as string}**\n\n${inside}`;
  };
  expect(plainProse(mdx, { components: { Ask } })).toBe(
    '**How many > 2?**\n\n```python\nx = 1  # </Ask>\n```',
  );
  const expected = {
    id: 'e',
    question: 'How many > 2?',
    choices: ['a', 'b'],
    wrong: { 14: 'no' },
    open: true,
  };
  expect(seen).toEqual([expected]);
});

test('components in components are put in words from within', () => {
  const mark = (sign: string) => (_: Props, inside: string) => `${sign}${inside}${sign}`;
  const components = { Outer: mark('*'), Inner: mark('_') };
  expect(plainProse('<Outer>a <Inner>b</Inner></Outer>', { components })).toBe('*a _b_*');
});

test('what goes on after a cell is told so, and its end alone is nothing', () => {
  const Box = (_: Props, inside: string, whole: boolean): string => (whole ? '' : `Box: ${inside}`);
  expect(plainProse('<Box>\nbefore the cell', { components: { Box } })).toBe('Box: before the cell');
  expect(plainProse('after the cell\n</Box>', { components: { Box } })).toBe('after the cell');
});

test('links to pages of the site lead there', () => {
  expect(plainProse('[card](/model-card/)', { site: 'https://e.org/b/' })).toBe(
    '[card](https://e.org/b/model-card/)',
  );
});
