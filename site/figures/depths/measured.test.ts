/**
 * What the chapter says of probes and percentages, in the figures that were measured when the probes were
 * made.
 */
import { stat } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { PROBES, PUBLIC } from '../../book/files.node.ts';
import model from '../../../tools/train/figures.json';
import measured from '../../../tools/train/probe.json';
import { meanSaid, ofSet, reliabilityAt, SETS } from '../calibration/reliability.ts';

test('the probes were fitted on the weights that are served, and their file is the one that was measured', async () => {
  expect(measured.model).toBe(model.weights);
  expect(measured.file.name).toBe(PROBES);
  expect((await stat(`${PUBLIC}/models/${PROBES}`)).size).toBe(measured.file.bytes);
});

test('before the first block a probe does exactly as well as chance, of a trained model as of an untrained one', () => {
  expect(measured.chance).toBe(0.01);
  expect(measured.probe[0]).toBe(0.01);
  expect(measured.untrained[0]).toBe(0.01);
});

test('each reliability diagram holds every scene once, and its bins come to the share that is right', () => {
  for (const name of SETS) {
    const { scenes, top1 } = ofSet(name);
    for (const temperature of [0.3, 1, 3]) {
      const { bins, ece } = reliabilityAt(name, temperature);
      const sum = (of: (bin: (typeof bins)[number]) => number) =>
        bins.reduce((total, bin) => total + of(bin), 0);
      expect(sum(({ count }) => count)).toBe(scenes);
      expect(sum(({ count, right }) => count * right) / scenes).toBeCloseTo(top1, 3);
      expect(sum(({ count, said, right }) => count * Math.abs(said - right)) / scenes).toBeCloseTo(ece, 3);
    }
  }
});

test('a higher temperature makes it say less', () => {
  const said = [0.5, 1, 2].map((temperature) => meanSaid(reliabilityAt('training_styles', temperature)));
  expect(said).toEqual([...said].sort((a, b) => b - a));
});

test('what the chapter says of lens and probe on fresh scenes', () => {
  const percent = (share: number) => Math.round(100 * share);
  expect([measured.lens[5]!, measured.probe[5]!].map(percent)).toEqual([8, 67]);
  expect([measured.lens[8]!, measured.probe[8]!].map(percent)).toEqual([66, 94]);
  for (const depth of [11, 12]) expect(measured.lens[depth]).toBeCloseTo(measured.probe[depth]!, 1);
  for (const depth of measured.lens.keys())
    if (depth > 0 && depth < 11) expect(measured.probe[depth]).toBeGreaterThan(measured.lens[depth]! + 0.03);
  // "near chance at every depth"
  expect(Math.max(...measured.untrained)).toBeLessThan(0.04);
});

test('what the chapter says of the percentages', () => {
  const { bins, ece } = reliabilityAt('training_styles', 1);
  const last = bins.at(-1)!;
  expect(last.count).toBe(1282);
  expect(Math.round(last.count * (1 - last.right))).toBe(1);
  expect(last.said).toBeCloseTo(0.96, 2);
  expect(ofSet('training_styles')).toMatchObject({ scenes: 1500, top1: 0.9767 });
  expect(ece).toBeCloseTo(0.06, 2);
  for (const temperature of [0.6, 0.7])
    expect(reliabilityAt('training_styles', temperature).ece).toBeLessThan(0.01);
  const other = measured.calibration.sets.style_never_trained_on;
  expect(other.top1).toBeCloseTo(0.08, 2);
  expect(other.median_said).toBeCloseTo(0.38, 2);
  const best = other.by_temperature.reduce((a, b) => (b.ece < a.ece ? b : a));
  expect(Math.abs(best.temperature - 2)).toBeLessThanOrEqual(0.3);
});

test('what the chapter says of label smoothing', () => {
  const rows = measured.smoothing.map((row) => [row.label_smoothing, row.median_said]);
  expect(rows[0]![1]).toBeGreaterThan(0.999);
  expect(rows[1]).toEqual([0.05, expect.closeTo(0.95, 2)]);
  expect(rows[2]).toEqual([0.2, expect.closeTo(0.79, 2)]);
  for (const { top1 } of measured.smoothing) expect([97, 98]).toContain(Math.round(100 * top1));
});
