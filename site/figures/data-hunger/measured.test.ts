/** What the chapter says of the ViT and the ResNet that learned from few scenes and from many. */
import { expect, test } from 'vitest';
import measured from '../../../tools/train/data_hunger.json';
import { CHANCE, nets, passesOf, READINGS, SCENES, sharesOf } from './measured.ts';

const percent = (share: number) => Math.round(100 * share);

test('the two nets are of a like size and cost about the same', () => {
  const { vit, resnet } = nets;
  expect(Math.round(vit.parameters / 1e5)).toBe(3);
  expect(Math.round(resnet.parameters / 1e5)).toBe(3);
  expect(vit.multiply_adds / resnet.multiply_adds).toBeCloseTo(1, 1);
});

test('a sixteenth, a quarter and the whole, and each scene seen as often as the steps allow', () => {
  expect(SCENES).toEqual([512, 2048, 8192]);
  expect(measured.runs).toHaveLength(6);
  for (const { scenes, epochs } of measured.runs) expect(passesOf(scenes)).toBe(epochs);
});

test('each is right more often the more scenes it had, and always more often than by chance', () => {
  for (const reading of READINGS) expect(Math.min(...sharesOf(reading))).toBeGreaterThan(3 * CHANCE);
  for (const net of ['resnet', 'vit'] as const)
    expect(sharesOf(net)).toEqual([...sharesOf(net)].sort((a, b) => a - b));
});

test('what the chapter says of both, in percent', () => {
  expect(sharesOf('resnet').map(percent)).toEqual([30, 63, 88]);
  expect(sharesOf('vit').map(percent)).toEqual([13, 38, 70]);
  expect(sharesOf('resnet-learned').map(percent)).toMatchObject({ 0: 100 });
  expect(sharesOf('vit-learned').map(percent)).toEqual([100, 100, 93]);
  expect([passesOf(512), passesOf(8192)]).toEqual([256, 16]);
});

test('with four times as many scenes the ViT is some 8 points ahead, with as many far behind', () => {
  const [resnet, vit] = [sharesOf('resnet'), sharesOf('vit')];
  for (const share of [1, 2]) expect(Math.abs(100 * (vit[share]! - resnet[share - 1]!) - 8)).toBeLessThan(1);
  for (const share of [0, 1, 2]) expect(resnet[share]! - vit[share]!).toBeGreaterThan(0.15);
});
