/** What is recorded and what is computed, and that writes show through views. */
import { afterEach, expect, test } from 'vitest';
import { setBackend, type Backend } from './evaluate.ts';
import { makePlaceholder } from './node.ts';
import { functional, functions } from './tables.ts';
import { invoke } from './op.ts';
import { Tensor } from './tensor.ts';
import { tensor } from './ops/from_data.ts';

const torch = (name: string, ...args: unknown[]): Tensor => invoke(functions[name]!, args) as Tensor;
const F = (name: string, ...args: unknown[]): Tensor => invoke(functional[name]!, args) as Tensor;

afterEach(() => {
  setBackend(null);
});

test('a convolution of a picture is recorded, not computed, and so is what follows', () => {
  const picture = torch('randn', 1, 3, 224, 224);
  const features = F('conv2d', picture, torch('randn', 192, 3, 16, 16), null, [16]);
  const tokens = features.flatten(2).transpose(1, 2).softmax(-1);
  expect(tokens.shape).toEqual([1, 196, 192]);
  for (const lazy of [picture, features, tokens]) expect(lazy.node.value).toBeNull();
});

test('small results of known values are there at once', () => {
  expect(tensor([1, 2]).add(1).node.value).not.toBeNull();
  expect(tensor([1.5, 2]).mean().node.value).not.toBeNull();
});

test('thirty thousand additions to one tensor are flushed on the way', () => {
  let large = torch('ones', 100, 100);
  for (let i = 0; i < 30_000; i++) large = large.add(1);
  expect(large.node.depth).toBeLessThanOrEqual(10_001);
  expect(large.values()[5000]).toBe(30_001);
});

test('a view of a view of a view reads what is written to the first one', () => {
  const x = torch('zeros', 4, 6);
  const view = x.view([2, 2, 6]).transpose(0, 2).select(0, 3);
  x.setitem({ tuple: [2, 3] }, 7);
  expect(view.tolist()).toEqual([
    [0, 7],
    [0, 0],
  ]);
  view.fill_(1);
  expect(x.sum([0]).tolist()).toEqual([0, 0, 0, 4, 0, 0]);
});

test('an in-place operation on a base with permuted memory lands in the right places', () => {
  const x = torch('arange', 6).view([2, 3]).t().add(0); // (3, 2), strides (1, 3)
  expect(x.strides).toEqual([1, 3]);
  x.select(0, 1).mul_(10);
  expect(x.tolist()).toEqual([
    [0, 3],
    [10, 40],
    [2, 5],
  ]);
});

test('what depends on a placeholder has no values, and says so', () => {
  const x = Tensor.of(makePlaceholder('x', [2, 2], 'float32'));
  const y = x.mul(2).softmax(-1);
  expect(y.shape).toEqual([2, 2]);
  expect(() => y.values()).toThrow(/input of a graph/);
});

test('heavy float32 work goes to the backend, the rest stays here', () => {
  const asked: string[] = [];
  const backend: Backend = {
    takes: (node) => node.dtype === 'float32',
    run: (roots) =>
      roots.map((root) => {
        asked.push(root.primitive.name);
        return new Float32Array(root.shape.reduce((n, s) => n * s, 1)).fill(3);
      }),
  };
  setBackend(backend);
  const product = torch('ones', 200, 200).matmul(torch('ones', 200, 200));
  expect(product.gt(2).all().item()).toBe(true);
  expect(asked).toEqual(['matmul']);
  expect(product.values()[0]).toBe(3);
  expect(
    tensor([1, 2])
      .matmul(tensor([3, 4]))
      .item(),
  ).toBe(11);
  expect(asked).toHaveLength(1);
});

test('features of which batches are taken are computed with the first batch, and kept', () => {
  setBackend({
    takes: ({ dtype }) => dtype === 'float32',
    run: (roots) => roots.map(({ shape }) => new Float32Array(shape.reduce((n, s) => n * s, 1))),
  });
  for (const batch of [
    (features: Tensor): Tensor => features.narrow(0, 2, 2),
    (features: Tensor): Tensor => features.getitem(tensor([3, 1])),
  ]) {
    const features = torch('ones', 64, 256).matmul(torch('ones', 256, 128));
    const heads = torch('ones', 3, 64, 256).matmul(torch('ones', 256, 128));
    batch(features).sum().add(heads.select(0, 1).sum()).values();
    expect(features.node.value).not.toBeNull();
    expect(heads.node.value).toBeNull(); // a model takes its own result apart, once
  }
});
