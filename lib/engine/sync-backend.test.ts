import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { evaluate, setBackend, type Backend } from '../torch/evaluate.ts';
import { makeConstant, makeLeaf, makeNode, type Node } from '../torch/node.ts';
import { add, cast, relu } from '../torch/primitives/elementwise.ts';
import { linear, matmul } from '../torch/primitives/matmul.ts';
import { parseSafetensors } from '../safetensors/read.ts';
import { writeSafetensors } from '../safetensors/write.ts';
import { checkpointLeaf } from '../weights/checkpoint-value.ts';
import { createSyncBackend } from './sync-backend.ts';

const backend = await createSyncBackend();
let runs = 0;
const counting: Backend = {
  takes: (node) => backend.takes(node),
  run: (roots) => {
    runs++;
    return backend.run(roots);
  },
};
let before: Backend | null;
beforeEach(() => {
  runs = 0;
  before = setBackend(counting);
});
afterEach(() => {
  setBackend(before);
});

const wave = (n: number, phase: number) =>
  Float32Array.from({ length: n }, (_, i) => Math.sin(1.3 * i + phase));
const parameter = (shape: [number, number], phase: number): Node =>
  makeLeaf(shape, 'float32', { read: () => wave(shape[0] * shape[1], phase) });
const x = (phase: number): Node => makeConstant([128, 128], 'float32', wave(128 * 128, phase));

function valueOf(node: Node): number[] {
  evaluate(node);
  return [...node.value!];
}

/** What the TypeScript kernels give. */
function byKernels(node: Node): number[] {
  const engine = setBackend(null);
  const values = valueOf(node);
  setBackend(engine);
  return values;
}

test('a checkpoint’s weights are read where they lie: no copy of them stays', () => {
  const weight = { dtype: 'F32', shape: [128, 128], data: wave(128 * 128, 3) } as const;
  const file = parseSafetensors(writeSafetensors(new Map([['weight', weight]])));
  const record = (leaf: Node): Node => makeNode(matmul, [x(0), leaf], {});
  const leaf = checkpointLeaf(file, 'weight');
  const values = valueOf(record(leaf));
  expect([runs, leaf.value]).toEqual([1, null]);
  const expected = byKernels(record(checkpointLeaf(file, 'weight')));
  expect(Math.max(...values.map((value, i) => Math.abs(value - expected[i]!)))).toBeLessThan(1e-4);
});

describe('heavy float32 work', () => {
  test('is computed by onnxruntime in one run, with the values of the TypeScript kernels', () => {
    const record = (): Node =>
      makeNode(
        relu,
        [makeNode(linear, [makeNode(matmul, [x(0), x(1)], {}), parameter([128, 128], 2)], {})],
        {},
      );
    const values = valueOf(record());
    expect(runs).toBe(1);
    byKernels(record()).forEach((wanted, i) => {
      expect(Math.abs(values[i]! - wanted)).toBeLessThan(2e-4);
    });
  });

  test('serves recordings of the same form with one session, each with its own values', () => {
    const weight = parameter([128, 128], 3);
    const first = makeNode(linear, [x(4), weight], {});
    const second = makeNode(linear, [x(5), weight], {});
    const [a, b] = [valueOf(first), valueOf(second)];
    const expected = byKernels(makeNode(linear, [x(5), parameter([128, 128], 3)], {}));
    expect(a[0]).not.toBe(b[0]);
    expect(Math.abs(b[7]! - expected[7]!)).toBeLessThan(1e-4);
  });

  test('with a step that only TypeScript has in the middle is still right', () => {
    const odd = {
      name: 'odd',
      infer: ([h]: readonly Node[]) => h!,
      kernel: ({ values }: { values: readonly Float32Array[] }) => values[0]!.map((v) => v + 1),
    };
    const record = (): Node => {
      const h = makeNode(matmul, [x(0), x(1)], {});
      return makeNode(matmul, [makeNode(odd as never, [h], {}), x(2)], {});
    };
    const values = valueOf(record());
    expect(runs).toBe(2);
    const wanted = byKernels(record());
    expect(Math.abs(values[9]! - wanted[9]!)).toBeLessThan(1e-2);
  });
});

describe('takes', () => {
  const half = makeConstant([2], 'float16', Float32Array.of(1, 2));
  const whole = makeConstant([2], 'int64', Float64Array.of(1, 2));
  const empty = makeConstant([0], 'float32', new Float32Array(0));
  test.each<[string, Node, boolean]>([
    ['float32', makeNode(relu, [makeConstant([2], 'float32', wave(2, 0))], {}), true],
    ['the widening of float16', makeNode(cast, [half], { dtype: 'float32' }), true],
    ['arithmetic in float16', makeNode(add, [half, half], {}), false],
    ['integers', makeNode(add, [whole, whole], {}), false],
    ['nothing', makeNode(relu, [empty], {}), false],
  ])('%s: %o', (_, node, taken) => {
    expect(backend.takes(node)).toBe(taken);
  });
});

test('what is kept in onnxruntime’s memory stays within its limit', async () => {
  const small = await createSyncBackend({ keptBytes: 1_000_000 });
  setBackend(small);
  const weight = parameter([128, 128], 6);
  const many = (): void => {
    for (let i = 0; i < 100; i++) valueOf(makeNode(linear, [x(i), weight], {}));
  };
  many();
  const grown = small.runtime.memory;
  many();
  many();
  expect(small.runtime.memory).toBe(grown);
});
