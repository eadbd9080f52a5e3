import { expect, test } from 'vitest';
import { models } from '../book/models.ts';
import { run } from './figure.ts';
import { weightsLabelOf } from './runs.ts';

test('the foot names the weights of every model that runs, once; the book’s and its ResNet’s are whatever the reader chose', () => {
  const model = { ...models.resnet50, label: 'another' };
  const both = {
    ...run({ logits: 'logits' }),
    ...run({ changed: 'logits' }, { change: {} }),
    ...run({ other: 'logits' }, { model }),
  };
  expect(weightsLabelOf(both, 'mine', 'its')).toBe('mine · another');
  expect(weightsLabelOf({ ...run({ own: 'logits' }, { model: models.scenes }) }, 'mine', 'its')).toBe('mine');
  const resnet = { ...run({ map: 'logits' }, { model: models.scenesResnet }) };
  expect(weightsLabelOf(resnet, 'mine', 'its')).toBe('its');
  expect(weightsLabelOf({}, 'mine', 'its')).toBe('mine');
});
