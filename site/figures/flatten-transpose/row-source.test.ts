import { describe, expect, test } from 'vitest';
import { makeConstant, Tensor } from '#lib/torch/index.ts';
import { applied, OPERATIONS } from './operation.ts';
import { mapParts, rowSource, sizeOf } from './row-source.ts';

const CHANNELS = 192;
const PATCHES = 196;
const extent = { channels: CHANNELS, patches: PATCHES };

/** (1, 192, 14, 14) whose numbers say where they are: channel · 196 + patch. */
const places = Tensor.of(
  makeConstant(
    [1, CHANNELS, 14, 14],
    'int64',
    Float64Array.from({ length: CHANNELS * PATCHES }, (_, i) => i),
  ),
);

describe.each(OPERATIONS)('%s', (operation) => {
  test('every row holds, in order, the numbers that its pieces name', () => {
    const tokens = applied(operation, places);
    expect(tokens.shape).toEqual([1, PATCHES, CHANNELS]);
    const values = tokens.values();
    for (let row = 0; row < PATCHES; row++) {
      const named: number[] = [];
      for (const { channel, lastChannel, patch, lastPatch } of rowSource(operation, row, extent))
        for (let c = channel; c <= lastChannel; c++)
          for (let p = patch; p <= lastPatch; p++) named.push(c * PATCHES + p);
      expect(named).toEqual(Array.from(values.slice(row * CHANNELS, (row + 1) * CHANNELS)));
    }
  });
});

test('row 5 of the reshape is the end of channel 4 and most of channel 5', () => {
  const pieces = rowSource('reshape', 5, extent);
  expect(pieces).toEqual([
    { channel: 4, lastChannel: 4, patch: 176, lastPatch: 195 },
    { channel: 5, lastChannel: 5, patch: 0, lastPatch: 171 },
  ]);
  expect(pieces.map(sizeOf)).toEqual([20, 172]);
});

test('two maps stand for a patch, its first and its last channel; one for a row of one channel', () => {
  expect(mapParts(rowSource('flatten', 7, extent)).map(({ channel }) => channel)).toEqual([0, 191]);
  expect(mapParts(rowSource('reshape', 0, extent))).toEqual([{ channel: 0, patch: 0, lastPatch: 191 }]);
  expect(mapParts(rowSource('reshape', 48, extent))).toEqual([{ channel: 47, patch: 4, lastPatch: 195 }]);
});
