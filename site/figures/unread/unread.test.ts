/** What the chapter says of noise in a block's patches, on all sample pictures. */
import { expect, test } from 'vitest';
import { blocksOf, tensorOf } from '#lib/engine/tap.ts';
import { book, preparedScene, scenes } from '../../book/book.node.ts';
import { model } from '../../book/model.ts';
import { largestMove } from '../../book/verdict.ts';
import { noiseFor, unchanged } from './noise.ts';

const BLOCKS = blocksOf(model, 12);

async function movedBy(file: string, block: number, seed = 0): Promise<number> {
  const { run } = await book();
  const { input } = await preparedScene(file);
  const whole = await run([BLOCKS[block]!, 'logits'], { input, change: unchanged(block) });
  const { change, tokens } = noiseFor(tensorOf(whole, BLOCKS[block]!), block, seed);
  const noisy = await run([BLOCKS[block]!, 'logits'], { input, change });
  // The noise is there, and the class token is untouched: without that, nothing moving would prove nothing.
  expect(Array.from(tensorOf(noisy, BLOCKS[block]!).data)).toEqual(Array.from(tokens.data));
  expect(Array.from(tokens.data.subarray(0, 192))).toEqual(
    Array.from(tensorOf(whole, BLOCKS[block]!).data.subarray(0, 192)),
  );
  return largestMove(tensorOf(whole, 'logits').data, tensorOf(noisy, 'logits').data);
}

test('noise in the last block’s patches moves no logit, not by the last bit; in block 10’s it does', async () => {
  for (const { file } of await scenes()) {
    expect(await movedBy(file, 11), file).toBe(0);
    expect(await movedBy(file, 10), file).toBeGreaterThan(0.1);
  }
});

test('a seed is the same noise again, another seed is other noise', () => {
  const tokens = { data: Float32Array.from({ length: 3 * 192 }, (_, i) => Math.sin(i)), shape: [1, 3, 192] };
  const patches = (seed: number) => Array.from(noiseFor(tokens, 11, seed).tokens.data.subarray(192));
  expect(noiseFor(tokens, 11, 0)).toBe(noiseFor(tokens, 11, 0));
  expect(patches(0)).toEqual(patches(0));
  expect(patches(0)).not.toEqual(patches(1));
});
