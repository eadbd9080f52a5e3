/** What was measured of a small ViT and a small ResNet that learned from few and from many scenes. */
import measured from '../../../tools/train/data_hunger.json';

export const { steps, batch, held_out: heldOut, size, nets } = measured;
export const CHANCE = 1 / measured.classes.length;
export const CLASSES = measured.classes.length;

/** How many scenes each share has, the smallest first. */
export const SCENES: readonly number[] = [...new Set(measured.runs.map(({ scenes }) => scenes))].sort(
  (a, b) => a - b,
);

export const READINGS = ['resnet', 'vit', 'resnet-learned', 'vit-learned'] as const;
export type Reading = (typeof READINGS)[number];

/**
 * How often a net is right, by `SCENES`: on scenes held out, or (`-learned`) on some that it learned from.
 */
export const sharesOf = (reading: Reading): readonly number[] =>
  SCENES.map((scenes) => {
    const run = measured.runs.find(
      (each) => each.scenes === scenes && each.net === reading.replace('-learned', ''),
    )!;
    return reading.endsWith('-learned') ? run.top1_trained_on : run.top1;
  });

/** How often each scene of a share was seen. */
export const passesOf = (scenes: number): number => (steps * batch) / scenes;
