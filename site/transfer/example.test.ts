/** What the chapter on transfer learning says of its example, on the model and the pictures that ship. */
import { beforeAll, expect, test } from 'vitest';
import { EXAMPLE } from './example.ts';
import { examplePictures, featuresOf, lineDrawings, type Pictures } from './example.node.ts';
import { nearestClasses } from './nearest.ts';
import { coarsePixels, rowsAt, stacked, type Rows } from './rows.ts';
import { splitOf } from './split.ts';
import { classesOf, logitsOf, trainedHead } from './train-head.ts';

const SPLITS = 10;
let pictures: Pictures;
let trained: Rows;
let random: Rows;
let drawings: { readonly pictures: Pictures; readonly rows: Rows };

beforeAll(async () => {
  pictures = await examplePictures();
  const lines = await lineDrawings();
  trained = await featuresOf(pictures);
  random = await featuresOf(pictures, {
    name: 'vit_tiny_patch16_224',
    options: { num_classes: 0 },
    weights: { kind: 'seed', seed: 0 },
    label: 'random',
  });
  drawings = { pictures: lines, rows: await featuresOf(lines) };
}, 600_000);

const share = (said: readonly number[], labels: readonly number[]): number =>
  said.filter((label, i) => label === labels[i]).length / labels.length;

/** The shares that `classify` gets right of the held-out pictures, for each of ten splits. */
function acrossSplits(classify: (train: readonly number[], test: readonly number[]) => readonly number[]) {
  const shares = Array.from({ length: SPLITS }, (_, seed) => {
    const { train, test } = splitOf(pictures.labels, EXAMPLE.shots, seed);
    return share(
      classify(train, test),
      test.map((place) => pictures.labels[place]!),
    );
  });
  const mean = shares.reduce((sum, each) => sum + each, 0) / SPLITS;
  return { mean, least: Math.min(...shares) };
}

const labelsAt = (places: readonly number[]): number[] => places.map((place) => pictures.labels[place]!);
const headOn = (rows: Rows, train: readonly number[]) =>
  trainedHead(rowsAt(rows, train), labelsAt(train), EXAMPLE.classes.length);
const byHead = (rows: Rows) =>
  acrossSplits((train, test) => classesOf(logitsOf(headOn(rows, train), rowsAt(rows, test))));

test('every split holds out at least 25 pictures of each class, and none is in both parts', () => {
  const { train, test } = splitOf(pictures.labels, EXAMPLE.shots, 3);
  expect(new Set([...train, ...test]).size).toBe(pictures.labels.length);
  for (let k = 0; k < EXAMPLE.classes.length; k++) {
    expect(labelsAt(train).filter((label) => label === k)).toHaveLength(EXAMPLE.shots);
    expect(labelsAt(test).filter((label) => label === k).length).toBeGreaterThanOrEqual(25);
  }
});

test('a head on the trained backbone names at least 90 % on the mean of ten splits', () => {
  const { mean, least } = byHead(trained);
  expect(mean).toBeGreaterThanOrEqual(0.9);
  expect(least).toBeGreaterThanOrEqual(0.85);
});

test('pixels and a random backbone are little better than chance, pixels the better of the two', () => {
  const colours = byHead(stacked(pictures.inputs.map((input) => coarsePixels(input))));
  const nothing = byHead(random);
  expect(colours.mean).toBeGreaterThan(nothing.mean);
  expect(nothing.mean).toBeGreaterThan(0.25);
  expect(colours.mean).toBeLessThan(0.55);
});

test('the nearest neighbours do about as well as a head', () => {
  const { mean } = acrossSplits((train, test) =>
    nearestClasses(rowsAt(trained, train), labelsAt(train), rowsAt(trained, test)),
  );
  expect(mean).toBeGreaterThan(0.88);
});

test('line drawings, which training never showed, lose more than half of it', () => {
  const shares = Array.from({ length: SPLITS }, (_, seed) => {
    const { train } = splitOf(pictures.labels, EXAMPLE.shots, seed);
    return share(classesOf(logitsOf(headOn(trained, train), drawings.rows)), drawings.pictures.labels);
  });
  const mean = shares.reduce((sum, each) => sum + each, 0) / SPLITS;
  expect(mean).toBeGreaterThan(0.3);
  expect(mean).toBeLessThan(0.6);
});
