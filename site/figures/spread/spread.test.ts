/** What the chapter says of who notices a changed patch, on the book's picture and on others. */
import { describe, expect, test } from 'vitest';
import { tensorOf } from '#lib/engine/tap.ts';
import { buildBook, preparedScene, scenes } from '../../book/book.node.ts';
import { models, type BookModel } from '../../book/models.ts';
import { evalConfig } from '../../picture/eval-config.ts';
import { RESNET, vitDepths, type Depth } from './depths.ts';
import { medianOf, poked, reached, spreadOf, type Spread } from './spread.ts';

async function spreads(
  model: BookModel,
  depths: readonly Depth[],
  file: string,
  patch: number,
): Promise<Spread[]> {
  const book = await buildBook();
  const { input } = await preparedScene(file);
  const taps = depths.map(({ tap }) => tap);
  const before = await book.run(model, taps, { input });
  const after = await book.run(model, taps, {
    input: poked(input, { patch, side: 14 }, 'white', evalConfig()),
  });
  return taps.map((tap) => spreadOf(tensorOf(before, tap), tensorOf(after, tap)));
}

const PATCHES = [0, 90, 103, 195];
const files = (await scenes()).map(({ file }) => file).slice(0, 4);

describe.for(files)('%s', (file) => {
  test('the ViT’s first block reaches every token from one, whichever patch it is', async () => {
    for (const patch of PATCHES) {
      const [before, after] = await spreads(models.scenes, vitDepths({ depth: 12 }), file, patch);
      expect([reached(before!), reached(after!)]).toEqual([1, 197]);
    }
  });

  test('the ResNet’s layer1 reaches 15 by 15 places at most, and in the corner fewer', async () => {
    for (const patch of PATCHES) {
      const [, layer1] = await spreads(models.scenesResnet, RESNET, file, patch);
      const corner = patch === 0 || patch === 195;
      expect(layer1!.moved.filter((by) => by > 0).length).toBeLessThanOrEqual(corner ? 121 : 225);
      expect(reached(layer1!)).toBeGreaterThan(corner ? 64 : 121);
    }
  });

  test('at layer3 some places that are reached move by less than a thousandth of the most', async () => {
    const [, , , layer3] = await spreads(models.scenesResnet, RESNET, file, 90);
    const most = Math.max(...layer3!.moved);
    expect(layer3!.moved.some((by) => by > 0 && by < most / 1000)).toBe(true);
  });
});

test('tokens and maps are measured alike: the same numbers in both layouts', () => {
  const tokens = { data: Float32Array.of(3, 4, 0, 0, 6, 8, 0, 5), shape: [1, 4, 2] };
  const map = { data: Float32Array.of(3, 0, 6, 0, 4, 0, 8, 5), shape: [1, 2, 2, 2] };
  const still = (shape: readonly number[]) => ({ data: new Float32Array(8), shape });
  const before = spreadOf(tokens, still([1, 4, 2]));
  // Lengths 5, 0, 10 and 5; their mean is 5.
  expect([...before.moved]).toEqual([1, 0, 2, 1]);
  expect(spreadOf(map, still([1, 2, 2, 2]))).toEqual(before);
  expect([reached(before), medianOf(before), before.prefix, before.side]).toEqual([3, 1, 0, 2]);
});

test('a poke fills one patch in all three colours, and asking again gives the same object', () => {
  const input = { data: new Float32Array(3 * 32 * 32).fill(-1), shape: [1, 3, 32, 32] };
  const own = { mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] };
  const white = poked(input, { patch: 3, side: 2 }, 'white', own);
  expect(white.data.reduce((sum, value) => sum + (value === 1 ? 1 : 0), 0)).toBe(3 * 256);
  expect([white.data[16 * 32 + 16], white.data[16 * 32 + 15]]).toEqual([1, -1]);
  expect(poked(input, { patch: 3, side: 2 }, 'white', own)).toBe(white);
});
