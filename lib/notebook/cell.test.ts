import { expect, test } from 'vitest';
import { parseBlocks, parseCells } from './cell.ts';

const CHAPTER = `---
title: A chapter
---

import Figure from 'x';

\`\`\`python live id="first"
x = 1

print(x)
\`\`\`

Some prose.

\`\`\`python
not_live()
\`\`\`

1. In a list:

   \`\`\`py live raises pretend-cuda
   if x:
       x.cuda()
   \`\`\`

\`\`\`\`md
\`\`\`python live
text, not a cell
\`\`\`
\`\`\`\`

\`\`\`python live hide-output
x
\`\`\`
`;

test('live fences become cells, in order, with their options', () => {
  const plain = { raises: false, pretendCuda: false, hideOutput: false };
  expect(parseCells(CHAPTER)).toEqual([
    { id: 'first', source: 'x = 1\n\nprint(x)', options: plain, line: 7 },
    {
      id: 'cell-1',
      source: 'if x:\n    x.cuda()',
      options: { ...plain, raises: true, pretendCuda: true },
      line: 21,
    },
    { id: 'cell-2', source: 'x', options: { ...plain, hideOutput: true }, line: 32 },
  ]);
});

test('prose between cells is kept, other fences in it', () => {
  const kinds = parseBlocks(CHAPTER).map((block) => (block.kind === 'cell' ? block.cell.id : 'prose'));
  expect(kinds).toEqual(['prose', 'first', 'prose', 'cell-1', 'prose', 'cell-2']);
  expect(parseBlocks(CHAPTER)[2]).toMatchObject({ text: expect.stringContaining('not_live()') as string });
});

test('two cells of one id are an error that names the line', () => {
  const twice = '```python live id=a\n1\n```\n```python live id=a\n2\n```';
  expect(() => parseCells(twice)).toThrow('line 4: two cells have the id a');
});
