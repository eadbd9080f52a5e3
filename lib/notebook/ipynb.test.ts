import { expect, test } from 'vitest';
import type { Output } from '#lib/python/contract.ts';
import { parseBlocks } from './cell.ts';
import { INSTALL_CELL, toNotebook } from './ipynb.ts';

const CHAPTER = `---
title: T
---
import Figure from '#site/figure.astro';

## Patches

A picture becomes patches.

<Figure name="grid" title="A grid" />

\`\`\`python live id=shape
print(1)
2
\`\`\`
`;

interface Notebook {
  nbformat: number;
  cells: { cell_type: string; id: string; source: string[]; outputs?: object[]; execution_count?: number }[];
}

const parse = (outputs?: ReadonlyMap<string, readonly Output[]>): Notebook =>
  JSON.parse(
    toNotebook(parseBlocks(CHAPTER), {
      title: 'T',
      url: 'https://e.org/t/',
      components: { Figure: ({ title }) => `*${title as string}*` },
      ending: () => 'The end.',
      ...(outputs ? { outputs } : {}),
    }),
  ) as Notebook;

test('what its cells import beside timm and PyTorch is installed as well', () => {
  const chapter =
    '```python live id=a\nimport torchinfo\n```\n\n```python live id=b\nfrom torchsummary import summary\n```\n';
  const { cells } = JSON.parse(toNotebook(parseBlocks(chapter), { title: 'T' })) as Notebook;
  expect(cells[1]).toMatchObject({ source: [`${INSTALL_CELL} torchinfo torchsummary`] });
});

test('a notebook begins with its title, what it needs, and torch', () => {
  const { cells, nbformat } = parse();
  expect(nbformat).toBe(4);
  expect(cells[0]).toMatchObject({ cell_type: 'markdown', source: ['# T\n', '\n', '<https://e.org/t/>'] });
  expect(cells[1]).toMatchObject({ cell_type: 'code', source: [INSTALL_CELL], execution_count: null });
  expect(cells[2]).toMatchObject({
    cell_type: 'code',
    source: ['import torch'],
    execution_count: 1,
  });
});

test('prose stays as Markdown, cells keep their ids', () => {
  const { cells } = parse();
  expect(cells[3]!.source.join('')).toBe('## Patches\n\nA picture becomes patches.\n\n*A grid*');
  expect(cells[4]).toMatchObject({
    id: 'shape',
    source: ['print(1)\n', '2'],
    execution_count: 2,
    outputs: [],
  });
});

test('outputs are Jupyter outputs', () => {
  const error = { type: 'ValueError', message: 'no', line: 1, traceback: 'Traceback\nValueError: no' };
  const { cells } = parse(
    new Map([
      [
        'shape',
        [
          { kind: 'stream', name: 'stdout', text: '1\n' },
          { kind: 'display', text: '2' },
          { kind: 'error', ...error },
        ],
      ],
    ]),
  );
  expect(cells[4]!.outputs).toEqual([
    { output_type: 'stream', name: 'stdout', text: ['1\n'] },
    { output_type: 'execute_result', execution_count: 2, data: { 'text/plain': ['2'] }, metadata: {} },
    { output_type: 'error', ename: 'ValueError', evalue: 'no', traceback: ['Traceback', 'ValueError: no'] },
  ]);
});

test('a cell of prose carries the pictures that it shows, and no others', () => {
  const blocks = parseBlocks(
    `See ![a grid](attachment:grid.png).\n\n\`\`\`python live\n1\n\`\`\`\n\nNo picture.`,
  );
  const { cells } = JSON.parse(
    toNotebook(blocks, {
      title: 'T',
      pictures: new Map([
        ['grid.png', 'R1JJRA=='],
        ['other.png', 'T1RIRVI='],
      ]),
    }),
  ) as { cells: { cell_type: string; attachments?: object }[] };
  expect(
    cells.filter(({ cell_type }) => cell_type === 'markdown').map(({ attachments }) => attachments),
  ).toEqual([undefined, { 'grid.png': { 'image/png': 'R1JJRA==' } }, undefined]);
  expect(() => toNotebook(blocks, { title: 'T' })).toThrow('a picture that it was not given: grid.png');
});

test('what stands at the end is asked for last', () => {
  expect(parse().cells.at(-1)).toMatchObject({ cell_type: 'markdown', source: ['The end.'] });
});

test('a cell that is meant to raise does not stop Jupyter', () => {
  const blocks = parseBlocks('```python live raises\n1 / 0\n```\n\n```python live\n1\n```');
  const { cells } = JSON.parse(toNotebook(blocks, { title: 'T' })) as { cells: { metadata: object }[] };
  expect(cells.slice(-2).map(({ metadata }) => metadata)).toEqual([{ tags: ['raises-exception'] }, {}]);
});
