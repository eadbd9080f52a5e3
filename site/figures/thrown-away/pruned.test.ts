/** What is left of ViT-Tiny, as timm 1.0.29 counts it. */
import { expect, test } from 'vitest';
import { prunedTo, tuple, wholeModel } from './pruned.ts';

test.each([
  [[9, 10, 11], 5_524_032, 12],
  [[3], 1_965_120, 4],
  [[0, 5], 2_854_848, 6],
  [[5, 0], 2_854_848, 6],
  [[0], 630_528, 1],
])('maps of blocks %j leave %d numbers in %d blocks', (out_indices, numbers, blocks) => {
  const pruned = prunedTo(out_indices);
  expect([pruned.numbers, pruned.blocks]).toEqual([numbers, blocks]);
});

test('blocks behind the last one asked for are gone, and with them the norm and the head', () => {
  const { parts } = prunedTo([0, 2]);
  const fate = (path: string) => parts.get(path)!.fate;
  expect(['patch_embed', 'blocks.0', 'blocks.1', 'blocks.2', 'blocks.3', 'blocks.11'].map(fate)).toEqual([
    'kept',
    'map',
    'kept',
    'map',
    'gone',
    'gone',
  ]);
  expect(['norm', 'head', 'fc_norm', 'blocks'].map(fate)).toEqual(['gone', 'gone', 'none', 'kept']);
});

test('what is gone and what is left make the whole', () => {
  const whole = wholeModel().numbers.get('')!;
  expect(whole).toBe(5_717_416);
  const { parts, numbers } = prunedTo([4]);
  const gone = [...parts.values()].filter(
    ({ path, fate }) => fate === 'gone' && /^(blocks\.\d+|\w+)$/.test(path),
  );
  expect(gone.reduce((sum, part) => sum + part.numbers, 0)).toBe(whole - numbers);
});

test('a tuple of one keeps its comma', () => {
  expect([tuple(['3']), tuple(['0', '5'])]).toEqual(['(3,)', '(0, 5)']);
});
