import { expect, test } from 'vitest';
import type { TensorData } from '#lib/engine/contract.ts';
import { tensorOf } from '#lib/engine/tap.ts';
import { book, preparedScene, scenes } from '../../book/book.node.ts';
import { verdictOf, type Verdict } from '../../book/verdict.ts';
import { evalConfig } from '../../picture/eval-config.ts';
import { pictureOf, preparedAs } from './preparation.ts';

test('the pixels come back from the input exactly, and so does the input from the pixels', async () => {
  const { input, cropped } = await book();
  expect(Array.from(pictureOf(input, evalConfig()).data)).toEqual(Array.from(cropped.data));
  expect(preparedAs(input, 'half', 'rgb', evalConfig()).data).toEqual(input.data);
});

test('red and blue change places, green stays, and ImageNet’s numbers are those of torchvision', async () => {
  const { input, cropped } = await book();
  const area = cropped.width * cropped.height;
  const [red, green, blue] = [...cropped.data.subarray(0, 3)].map((value) => value / 255);
  const bgr = preparedAs(input, 'none', 'bgr', evalConfig()).data;
  expect([bgr[0], bgr[area], bgr[2 * area]].map((value) => value!.toFixed(5))).toEqual(
    [blue, green, red].map((value) => value!.toFixed(5)),
  );
  const imagenet = preparedAs(input, 'imagenet', 'rgb', evalConfig()).data;
  expect(imagenet[0]).toBeCloseTo((red! - 0.485) / 0.229, 5);
  expect(imagenet[2 * area]).toBeCloseTo((blue! - 0.406) / 0.225, 5);
});

test(
  'most sample pictures survive ImageNet’s numbers, few survive none at all or swapped colours',
  { timeout: 120_000 },
  async () => {
    const { run } = await book();
    const verdicts = {
      imagenet: new Map<string, Verdict>(),
      none: new Map<string, Verdict>(),
      bgr: new Map<string, Verdict>(),
    };
    for (const { file } of await scenes()) {
      const { input } = await preparedScene(file);
      const logits = async (input: TensorData) => tensorOf(await run(['logits'], { input }), 'logits').data;
      const right = await logits(input);
      const verdict = async (fed: TensorData) => verdictOf(right, await logits(fed));
      verdicts.imagenet.set(file, await verdict(preparedAs(input, 'imagenet', 'rgb', evalConfig())));
      verdicts.none.set(file, await verdict(preparedAs(input, 'none', 'rgb', evalConfig())));
      verdicts.bgr.set(file, await verdict(preparedAs(input, 'half', 'bgr', evalConfig())));
    }
    const flipped = (of: ReadonlyMap<string, Verdict>) =>
      [...of].filter(([, { flips }]) => flips).map(([file]) => file);
    expect(flipped(verdicts.imagenet)).toContain('house-in-the-corner.png');
    expect(flipped(verdicts.imagenet).length).toBeLessThanOrEqual(4);
    expect(flipped(verdicts.none).length).toBeGreaterThan(8);
    expect(flipped(verdicts.bgr).length).toBeGreaterThan(8);
    // Grey, black and white: red, green and blue are alike.
    for (const grey of ['zebra-stripes.png', 'elephant-upside-down.png']) {
      expect(verdicts.bgr.get(grey)!.flips).toBe(false);
      expect(Math.abs(verdicts.bgr.get(grey)!.cost)).toBeLessThan(0.2);
    }
  },
);
