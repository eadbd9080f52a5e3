import { expect, test } from 'vitest';
import { fixture } from './fixture.node.ts';
import { histogramBins, stats } from './stats.ts';

// Reference numbers: PyTorch 2.13 on the same tensor, `.min()`, `.max()`, `.mean()`, `.std()`,
// `torch.histc(t, 10)`.
test('the summary of an attention output agrees with PyTorch', () => {
  const { data } = fixture('mini_vit.activations', 'out:blocks.0.attn');
  const { count, min, max, mean, std, zeroShare, nonFinite } = stats(data);
  expect({ count, min, max, zeroShare, nonFinite }).toEqual({
    count: 1632,
    min: -1.144894003868103,
    max: 1.5687190294265747,
    zeroShare: 0,
    nonFinite: 0,
  });
  expect(mean).toBeCloseTo(-0.01391982939094305, 7);
  expect(std).toBeCloseTo(0.40580353140830994, 6);
});

test('bins agree with torch.histc', () => {
  const { data } = fixture('mini_vit.activations', 'out:blocks.0.attn');
  expect(histogramBins(data, 10).map(({ count }) => count)).toEqual([
    18, 91, 267, 386, 388, 308, 121, 42, 8, 3,
  ]);
});

test('zeros are counted among all, and what is not finite is left out of the rest', () => {
  const summary = stats([0, 0, 3, NaN, Infinity, -1]);
  expect(summary).toMatchObject({ count: 6, min: -1, max: 3, mean: 0.5, nonFinite: 2 });
  expect(summary.zeroShare).toBeCloseTo(1 / 3, 12);
  expect(histogramBins([0, 0, 3, NaN, Infinity, -1], 2)).toEqual([
    { x0: -1, x1: 1, count: 3 },
    { x0: 1, x1: 3, count: 1 },
  ]);
});

test('one value gives one bin around it, and no finite value gives none', () => {
  expect(histogramBins([2, 2], 8)).toEqual([{ x0: 1, x1: 3, count: 2 }]);
  expect(histogramBins([NaN])).toEqual([]);
  expect(stats([]).mean).toBeNaN();
});
