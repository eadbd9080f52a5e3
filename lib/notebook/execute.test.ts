import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { PythonBridge } from '#lib/python/contract.ts';
import { chaptersToExecute, executeChapter } from './execute.node.ts';

const cache = mkdtempSync(join(tmpdir(), 'cells-'));
afterAll(() => rmSync(cache, { recursive: true }));

let bridges = 0;
const createBridge = async (): Promise<PythonBridge> => {
  bridges++;
  return { call: () => ({ kind: 'none' }), beforeRun: async () => {}, reset: () => {} };
};
const execute = (chapter: string, libraryHash = 'a') =>
  executeChapter('content/x.mdx', chapter, { createBridge, cache, libraryHash });

const fence = (source: string, meta = '') => `\`\`\`python live ${meta}\n${source}\n\`\`\`\n`;

test('cells run in order in one namespace, and their outputs are data', async () => {
  const cells = await execute(fence('x = 2') + fence('print(x)\nx * 21', 'id=answer'));
  expect(cells).toEqual([
    { id: 'cell-1', source: 'x = 2', outputs: [] },
    {
      id: 'answer',
      source: 'print(x)\nx * 21',
      outputs: [
        { kind: 'stream', name: 'stdout', text: '2\n' },
        { kind: 'display', text: '42' },
      ],
    },
  ]);
});

test('the same cells come from the cache until they or the library change', async () => {
  const chapter = fence('print(1)');
  const before = bridges;
  const first = await execute(chapter);
  expect(await execute(`Other prose.\n\n${chapter}`)).toEqual(first);
  expect(bridges).toBe(before + 1);
  await execute(chapter, 'another library');
  await execute(fence('print(2)'));
  expect(bridges).toBe(before + 3);
  expect(readdirSync(cache).length).toBeGreaterThanOrEqual(3);
});

test('to be executed are chapters with cells that are not kept, and of the same cells once', async () => {
  await execute(fence('kept = 1'));
  const chapters = new Map([
    ['kept.mdx', fence('kept = 1')],
    ['new.mdx', `English\n\n${fence('new = 1')}`],
    ['zh-cn/new.mdx', `Chinese\n\n${fence('new = 1')}`],
    ['prose.mdx', 'No cells.'],
  ]);
  expect(chaptersToExecute(chapters, { cache, libraryHash: 'a' })).toEqual(['new.mdx']);
  expect(chaptersToExecute(chapters, { cache, libraryHash: 'b' })).toEqual(['kept.mdx', 'new.mdx']);
});

test('a cell that raises where the chapter does not say so fails with chapter, cell and traceback', async () => {
  await expect(execute(`Text\n\n${fence('x = 1\nx.y', 'id=bad')}`)).rejects.toThrow(
    /^content\/x\.mdx:3: cell bad raised\nTraceback[^]*line 2, in <module>[^]*AttributeError: 'int' object has no attribute 'y'/,
  );
});

test('a cell marked `raises` keeps its error as output, and has to raise', async () => {
  const [cell] = await execute(fence('print(1)\n1 / 0', 'raises'));
  expect(cell?.outputs).toMatchObject([
    { kind: 'stream', text: '1\n' },
    { kind: 'error', type: 'ZeroDivisionError', message: 'division by zero', line: 2 },
  ]);
  await expect(execute(fence('1', 'raises'))).rejects.toThrow('did not raise');
});
