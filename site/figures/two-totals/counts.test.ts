/** The totals that torchsummary 1.5.1 and torchinfo 1.8.0 print on timm 1.0.29. */
import { expect, test } from 'vitest';
import { countsOf, MODELS } from './counts.ts';

test.each([
  ['vit_tiny_patch16_224', 5_679_400, 5_717_416, ['cls_token', 'pos_embed']],
  ['vit_base_patch16_224', 86_415_592, 86_567_656, ['cls_token', 'pos_embed']],
  ['deit_tiny_distilled_patch16_224', 5_872_400, 5_910_800, ['cls_token', 'pos_embed', 'dist_token']],
  ['resnet50', 25_557_032, 25_557_032, []],
] as const)('%s', (name, torchsummary, torchinfo, missing) => {
  const counts = countsOf(name);
  expect(counts.torchsummary.get('')).toBe(torchsummary);
  expect(counts.torchinfo).toBe(torchinfo);
  expect(counts.rows[0]!.numbers).toBe(torchinfo);
  expect([...counts.missing].sort()).toEqual([...missing].sort());
});

test('what is missing is the difference of the totals', () => {
  for (const name of MODELS) {
    const { rows, torchsummary, missing } = countsOf(name);
    const lost = rows
      .filter(({ path }) => missing.includes(path))
      .reduce((sum, { path, numbers }) => sum + numbers - torchsummary.get(path)!, 0);
    expect(lost, name).toBe(rows[0]!.numbers - torchsummary.get('')!);
  }
});
