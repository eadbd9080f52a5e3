/** The exports of onnxruntime-web's plain build that `sync-runtime.ts` stands on, each of them tried. */
import { describe, expect, test } from 'vitest';
import { lower } from '../onnx/lower.ts';
import { makeLeaf, makeNode, makePlaceholder } from '../torch/node.ts';
import { relu } from '../torch/primitives/elementwise.ts';
import { matmul } from '../torch/primitives/matmul.ts';
import { SyncRuntime } from './sync-runtime.ts';

const runtime = await SyncRuntime.create();
const product = lower([
  makeNode(matmul, [makePlaceholder('a', [2, 3], 'float32'), makePlaceholder('b', [3, 2], 'float32')], {}),
]);
const tensor = (shape: number[], ...values: number[]) =>
  runtime.createTensor({ shape, dtype: 'float32', values: Float32Array.from(values) });

describe('a session', () => {
  test('computes at once, and again with other values', () => {
    const session = runtime.createSession(product.bytes);
    const b = tensor([3, 2], 1, 2, 3, 4, 5, 6);
    const run = (...values: number[]) => {
      const a = tensor([2, 3], ...values);
      const [result] = runtime.run(
        session,
        new Map([
          ['a', a],
          ['b', b],
        ]),
        product.outputs,
      );
      runtime.releaseTensor(a);
      return [...result!];
    };
    expect(run(1, 0, 0, 0, 1, 0)).toEqual([1, 2, 3, 4]);
    expect(run(1, 1, 1, 2, 0, 0)).toEqual([9, 12, 2, 4]);
    runtime.releaseTensor(b);
    runtime.releaseSession(session);
  });

  test('reads a file beside the graph', () => {
    const weight = makeLeaf([100], 'float32', {
      read: () => Float32Array.from({ length: 100 }, (_, i) => i - 50),
    });
    const { bytes, outputs, externalData } = lower([makeNode(relu, [weight], {})], {
      values: 'initializers',
    });
    const session = runtime.createSession(bytes, externalData);
    const [result] = runtime.run(session, new Map(), outputs);
    expect([...result!.slice(48, 53)]).toEqual([0, 0, 0, 1, 2]);
    runtime.releaseSession(session);
  });

  test('is refused with onnxruntime’s words', () => {
    expect(() => runtime.createSession(Uint8Array.of(1, 2, 3))).toThrow(
      /onnxruntime, making a session: .*protobuf/i,
    );
  });

  test('refuses inputs of another shape, with the names and sizes', () => {
    const session = runtime.createSession(product.bytes);
    const [a, b] = [tensor([1, 3], 1, 2, 3), tensor([3, 2], 1, 2, 3, 4, 5, 6)];
    expect(() =>
      runtime.run(
        session,
        new Map([
          ['a', a],
          ['b', b],
        ]),
        product.outputs,
      ),
    ).toThrow(/onnxruntime, running: .*input: a .*Got: 1 Expected: 2/s);
    [a, b].forEach((t) => runtime.releaseTensor(t));
    runtime.releaseSession(session);
  });
});

test('memory is given back: many large tensors and sessions do not make it grow', () => {
  const large = new Float32Array(1_000_000);
  const once = (): void => {
    const session = runtime.createSession(product.bytes);
    runtime.releaseTensor(runtime.createTensor({ shape: [1_000_000], dtype: 'float32', values: large }));
    runtime.releaseSession(session);
  };
  once();
  const before = runtime.memory;
  for (let i = 0; i < 50; i++) once();
  expect(runtime.memory - before).toBeLessThan(8_000_000);
});

test('results are right when the memory has grown since the runtime was made', () => {
  const before = runtime.memory;
  const held = Array.from({ length: 8 }, () =>
    runtime.createTensor({
      shape: [8_000_000],
      dtype: 'float32',
      values: new Float32Array(8_000_000).fill(1),
    }),
  );
  expect(runtime.memory).toBeGreaterThan(before);
  const graph = lower([makeNode(relu, [makePlaceholder('x', [8_000_000], 'float32')], {})]);
  const session = runtime.createSession(graph.bytes);
  const [result] = runtime.run(session, new Map([['x', held[7]!]]), graph.outputs);
  expect(result![7_999_999]).toBe(1);
  held.forEach((t) => runtime.releaseTensor(t));
  runtime.releaseSession(session);
});
