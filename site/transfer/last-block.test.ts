/** The last block on the example that ships, in Node with the backend that the worker has. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSyncBackend } from '#lib/engine/sync-backend.ts';
import { tapName, tapOfPath, tensorOf } from '#lib/engine/tap.ts';
import { setBackend, type Backend } from '#lib/torch/index.ts';
import { book } from '../book/book.node.ts';
import { EXAMPLE } from './example.ts';
import { examplePictures } from './example.node.ts';
import { trainLastBlock } from './last-block.ts';
import { lastNames, type LastBlockTask } from './last-block-task.ts';
import { rowsAt, stacked } from './rows.ts';
import { splitOf } from './split.ts';

let before: Backend | null;
beforeAll(async () => {
  before = setBackend(await createSyncBackend());
});
afterAll(() => {
  setBackend(before);
});

/** The first split of the example, its pictures to learn from, and every tenth of those held out. */
async function exampleTask(): Promise<LastBlockTask> {
  const { inputs, labels } = await examplePictures();
  const { run } = await book();
  const { train, test: all } = splitOf(labels, EXAMPLE.shots, 0);
  const held = all.filter((_, i) => i % 10 === 0);
  const entering = tapOfPath('blocks.10');
  const tokensOf = async (places: readonly number[]) => {
    const rows: Float32Array[] = [];
    for (const place of places)
      rows.push(tensorOf(await run([entering], { input: inputs[place]! }), entering).data);
    return stacked(rows);
  };
  const taps = lastNames(12).map(tapOfPath);
  const found = await run(taps);
  return {
    name: 'vit_tiny_patch16_224',
    options: { num_classes: 0 },
    state: new Map(taps.map((tap) => [tapName(tap), tensorOf(found, tap)])),
    classes: EXAMPLE.classes.length,
    train: await tokensOf(train),
    labels: train.map((place) => labels[place]!),
    test: await tokensOf(held),
    seed: 0,
  };
}

function trained(task: LastBlockTask): {
  readonly losses: readonly number[];
  readonly said: readonly number[];
} {
  const loop = trainLastBlock(task);
  const losses: number[] = [];
  let next = loop.next();
  for (; !next.done; next = loop.next()) losses.push(next.value.loss);
  return { losses, said: next.value };
}

let task: LastBlockTask;
beforeAll(async () => {
  task = await exampleTask();
}, 300_000);

// The chapter's cell under PyTorch 2.13 and timm 1.0.29, with `print(repr(loss.item()))` in its loop.
const LOSSES = [
  2.2744479179382324, 1.6572917699813843, 1.1452664136886597, 0.7386659979820251, 0.44535890221595764,
  0.26075467467308044, 0.15490110218524933, 0.09496776759624481,
];
const SAID = [0, 0, 0, 1, 3, 2, 2, 2, 3, 3];

test('its losses are PyTorch’s, and held-out pictures are named as there', { timeout: 300_000 }, () => {
  const { losses, said } = trained(task);
  expect(losses).toHaveLength(LOSSES.length);
  LOSSES.forEach((loss, i) => expect(Math.abs(losses[i]! - loss)).toBeLessThan(2e-6));
  expect(said).toEqual(SAID);
});

test('more pictures than are computed at once learn as all together', { timeout: 300_000 }, () => {
  const { shape, data } = task.train;
  const twice = new Float32Array(2 * data.length);
  twice.set(data);
  twice.set(data, data.length);
  const doubled: LastBlockTask = {
    ...task,
    train: { data: twice, shape: [2 * shape[0]!, shape[1]!] },
    labels: [...task.labels, ...task.labels],
    test: rowsAt(task.test, [4]),
  };
  const { losses, said } = trained(doubled);
  LOSSES.forEach((loss, i) => expect(Math.abs(losses[i]! - loss)).toBeLessThan(1e-4));
  expect(said).toEqual([SAID[4]]);
});

test('a block that is not whole is refused by the names that are missing', () => {
  const state = new Map(task.state);
  state.delete('norm.bias');
  expect(() => trained({ ...task, state })).toThrow('norm.bias');
});
