import { expect, test } from 'vitest';
import { statedNormalisation } from './normalisation.ts';

const mean = [0.1, 0.2, 0.3];
const std = [0.4, 0.5, 0.6];

test('a checkpoint says it as timm’s configuration, or as two lists', () => {
  const pretrained_cfg = JSON.stringify({ mean, std, crop_pct: 0.9 });
  const lists = { mean: '[0.5, 0.5, 0.5]', std: '[0.25, 0.25, 0.25]' };
  expect(statedNormalisation({ pretrained_cfg })).toEqual({ mean, std });
  expect(statedNormalisation(lists)).toEqual({ mean: [0.5, 0.5, 0.5], std: [0.25, 0.25, 0.25] });
  expect(statedNormalisation({ ...lists, pretrained_cfg })).toEqual({ mean, std });
});

test.each([
  {},
  { format: 'pt' },
  { pretrained_cfg: '{"mean": [0.1' },
  { pretrained_cfg: 'null' },
  { pretrained_cfg: '7' },
  { pretrained_cfg: JSON.stringify({ mean }) },
  { mean: JSON.stringify(mean), std: '[0, 1, 1]' },
  { mean: JSON.stringify(mean), std: '[0.5]' },
  { mean: '["a", "b", "c"]', std: JSON.stringify(std) },
])('metadata %j says nothing of it', (metadata) => {
  expect(statedNormalisation(metadata)).toBeNull();
});
