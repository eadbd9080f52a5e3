import { describe, expect, test } from 'vitest';
import { DEFAULTS, investigate, moved, withArgument, type Argument, type Case } from './detective.ts';

const caseOf = (settings = DEFAULTS): Case => {
  const found = investigate(settings);
  if (!('five' in found)) throw new Error(found.error);
  return found;
};

test('ViT-Tiny’s own numbers', () => {
  const found = caseOf();
  expect(found.five).toEqual({
    patch_size: 16,
    in_chans: 3,
    embed_dim: 192,
    patches: 196,
    patch_numbers: 768,
  });
  expect(found.proj_parameters).toBe(147_648);
  expect(found.parameters).toBe(5_717_416);
  expect(found.multiply_adds).toBe(1_253_683_200);
  expect(found.trace).toEqual({
    input: [1, 3, 224, 224],
    proj: [1, 192, 14, 14],
    flattened: [1, 192, 196],
    tokens: [1, 196, 192],
  });
});

describe('which of 16, 3, 192, 196 and 768 an argument moves', () => {
  test.each<[Argument, number, string[]]>([
    ['batch', 16, []],
    ['img_size', 384, ['patches']],
    ['patch_size', 32, ['patch_size', 'patches', 'patch_numbers']],
    ['embed_dim', 384, ['embed_dim']],
    ['in_chans', 1, ['in_chans', 'patch_numbers']],
  ])('%s = %i', (argument, value, expected) => {
    expect(moved(caseOf().five, caseOf(withArgument(DEFAULTS, argument, value)).five)).toEqual(expected);
  });
});

test('patches of 15 pixels keep the grid at 14 × 14 and drop 14 pixels', () => {
  const found = caseOf(withArgument(DEFAULTS, 'patch_size', 15));
  expect([found.grid, found.dropped]).toEqual([[14, 14], 14]);
});

test('a picture that does not fit gives timm’s error, until dynamic_img_size is on', () => {
  const other = { ...DEFAULTS, picture: 256 };
  expect(caseOf(other).error).toBe("Input height (256) doesn't match model (224).");
  const dynamic = caseOf({ ...other, dynamic_img_size: true });
  expect([dynamic.error, dynamic.trace?.tokens]).toEqual(['', [1, 256, 192]]);
  expect([dynamic.five.patches, dynamic.grid, dynamic.trace?.flattened]).toEqual([256, [16, 16], null]);
});

test('with dynamic_img_size the picture decides what is dropped', () => {
  const settings = { ...DEFAULTS, patch_size: 15, picture: 240, dynamic_img_size: true };
  expect(caseOf(settings)).toMatchObject({ grid: [16, 16], dropped: 0, error: '' });
});
