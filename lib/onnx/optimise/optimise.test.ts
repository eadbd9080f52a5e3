/** The rewrites, read as text, and checked against the values that the graph had before. */
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../torch/evaluate.ts';
import {
  makeConstant,
  makeLeaf,
  makeNode,
  type Attributes,
  type Node,
  type Primitive,
} from '../../torch/node.ts';
import { add, cast, gelu, mul, relu } from '../../torch/primitives/elementwise.ts';
import { conv2d, linear, matmul } from '../../torch/primitives/matmul.ts';
import { cat, expand, permute, reshape, slice } from '../../torch/primitives/movement.ts';
import { layer_norm, softmax } from '../../torch/primitives/normalisation.ts';
import { numel, type Shape } from '../../torch/shape.ts';
import { pretty } from '../pretty.ts';
import { optimise } from './index.ts';

let leaves = 0;
/** A leaf whose values are waves; not known until read, so that nothing is computed early. */
function waves(...shape: number[]): Node {
  const phase = leaves++;
  return makeLeaf(shape, 'float32', {
    read: () => Float32Array.from({ length: numel(shape) }, (_, i) => Math.sin(1.7 * i + phase)),
  });
}

const node = <A extends Attributes>(primitive: Primitive<A>, inputs: readonly Node[], attributes: A): Node =>
  makeNode(primitive, inputs, attributes);
const shaped = (x: Node, shape: Shape): Node => node(reshape, [x], { shape });
const turned = (x: Node, ...dims: number[]): Node => node(permute, [x], { dims });
/** `x[…, start:stop, …]` in dimension `dim`. */
const cut = (x: Node, dim: number, start: number, stop: number, step = 1): Node =>
  node(slice, [x], {
    starts: x.shape.map((_, d) => (d === dim ? start : 0)),
    stops: x.shape.map((size, d) => (d === dim ? stop : size)),
    steps: x.shape.map((_, d) => (d === dim ? step : 1)),
  });

/** The graph after the rewrites, as text; its values are checked to be the ones before. */
function rewritten(...outputs: Node[]): string {
  const after = optimise(outputs);
  const text = pretty(after);
  outputs.forEach((before, i) => {
    const made = after[i]!;
    expect(made.shape).toEqual(before.shape);
    if (made.value === null) evaluate(made);
    if (before.value === null) evaluate(before);
    expect([...made.value!]).toEqual([...before.value!]);
  });
  return text;
}

describe('movements', () => {
  test('reshape after reshape is one, and one that changes nothing is none', () => {
    const x = waves(2, 6);
    expect(rewritten(shaped(shaped(x, [3, 4]), [12]))).toBe(
      '%0:f32[12] = reshape(const0:f32[2,6])\nreturn %0',
    );
    expect(rewritten(shaped(shaped(x, [12]), [2, 6]))).toBe('return const0:f32[2,6]');
  });

  test('permutations compose, and cancel', () => {
    const x = waves(2, 3, 4);
    expect(rewritten(turned(turned(x, 1, 2, 0), 0, 2, 1))).toBe(
      '%0:f32[3,2,4] = permute(const0:f32[2,3,4], dims=[1,0,2])\nreturn %0',
    );
    expect(rewritten(turned(turned(x, 1, 2, 0), 2, 0, 1))).toBe('return const0:f32[2,3,4]');
  });

  test('slices compose, with their steps', () => {
    expect(rewritten(cut(cut(waves(20), 0, 3, 18, 2), 0, 1, 7, 3))).toBe(
      '%0:f32[2] = slice(const0:f32[20], [5:12:6])\nreturn %0',
    );
  });

  test('expanding to the same shape and casting to the same type are nothing', () => {
    const x = waves(2, 3);
    expect(rewritten(node(cast, [node(expand, [x], { shape: [2, 3] })], { dtype: 'float32' }))).toBe(
      'return const0:f32[2,3]',
    );
  });
});

describe('a slice moves up', () => {
  const first = (x: Node, dim: number): Node => cut(x, dim, 0, 1);
  const firstOp = (text: string): string => /= (\w+)/.exec(text)![1]!;

  test.each<[string, () => Node]>([
    ['elementwise work', () => first(node(gelu, [waves(4, 5)], { approximate: 'none' }), 0)],
    ['broadcasting', () => first(node(add, [node(relu, [waves(4, 5)], {}), waves(5)], {}), 0)],
    ['a linear layer, by rows', () => first(node(linear, [waves(2, 6, 4), waves(3, 4), waves(3)], {}), 1)],
    ['a linear layer, by columns', () => first(node(linear, [waves(6, 4), waves(8, 4), waves(8)], {}), 1)],
    ['a product, by rows', () => first(node(matmul, [waves(2, 3, 4), waves(2, 4, 5)], {}), 1)],
    ['a product, by columns', () => first(node(matmul, [waves(2, 3, 4), waves(4, 5)], {}), 2)],
    ['a product, by batch', () => first(node(matmul, [waves(2, 3, 4), waves(1, 4, 5)], {}), 0)],
    ['softmax over another dimension', () => first(node(softmax, [waves(4, 5)], { dim: 1 }), 0)],
    [
      'a layer norm over another dimension',
      () => first(node(layer_norm, [waves(4, 5), waves(5), waves(5)], { axes: 1, eps: 1e-6 }), 0),
    ],
    ['a permutation', () => first(turned(waves(2, 3, 4), 2, 0, 1), 0)],
    ['an expansion', () => first(node(expand, [waves(3, 1)], { shape: [2, 3, 4] }), 1)],
    ['a reshape in which the dimension survives', () => first(shaped(waves(2, 6, 4), [2, 6, 2, 2]), 1)],
    ['a reshape that splits the dimension', () => cut(shaped(waves(2, 12), [2, 3, 4]), 1, 1, 2)],
    ['a concatenation, into one part', () => cut(node(cat, [waves(2, 3), waves(2, 5)], { dim: 1 }), 1, 4, 6)],
    [
      'a concatenation, into two parts',
      () => cut(node(cat, [waves(2, 3), waves(2, 5)], { dim: 1 }), 1, 2, 5),
    ],
  ])('through %s', (_, recorded) => {
    expect(firstOp(rewritten(recorded()))).toBe('slice');
  });

  test.each<[string, () => Node, string]>([
    ['softmax over the same dimension', () => first(node(softmax, [waves(4, 5)], { dim: 0 }), 0), 'softmax'],
    [
      'a layer norm over the same dimension',
      () => first(node(layer_norm, [waves(4, 5), waves(5), waves(5)], { axes: 1, eps: 1e-6 }), 1),
      'layer_norm',
    ],
    ['a reshape that merges the dimension', () => first(shaped(waves(2, 3, 4), [6, 4]), 0), 'reshape'],
    [
      'a reshape that splits it, by an inner part',
      () => first(shaped(waves(12, 2), [3, 4, 2]), 1),
      'reshape',
    ],
    [
      'an operation without a rule',
      () =>
        first(
          node(conv2d, [waves(2, 1, 3, 3), waves(1, 1, 1, 1)], {
            stride: [1, 1],
            padding: [0, 0],
            dilation: [1, 1],
            groups: 1,
          }),
          0,
        ),
      'conv2d',
    ],
  ])('not through %s', (_, recorded, before) => {
    expect(firstOp(rewritten(recorded()))).toBe(before);
  });

  test('not through what is asked for itself, or read as a whole elsewhere', () => {
    const h = node(relu, [waves(4, 5)], {});
    expect(firstOp(rewritten(h, first(h, 0)))).toBe('relu');
    const g = node(relu, [waves(4, 5)], {});
    expect(rewritten(node(mul, [g, first(g, 0)], {})).match(/relu/g)).toHaveLength(1);
  });

  test('not where slices only split a tensor into parts', () => {
    const h = node(relu, [waves(6, 5)], {});
    expect(firstOp(rewritten(cut(h, 0, 0, 3), cut(h, 0, 3, 6)))).toBe('relu');
  });

  test('equal slices become one', () => {
    const h = node(relu, [waves(4, 5)], {});
    const text = rewritten(node(add, [first(h, 0), node(gelu, [first(h, 0)], { approximate: 'none' })], {}));
    expect(text.match(/slice/g)).toHaveLength(1);
  });
});

test('attention of one token: its query alone, all keys and values', () => {
  const [N, H, d] = [5, 2, 3];
  const D = H * d;
  const x = waves(1, N, D);
  const qkv = node(linear, [x, waves(3 * D, D), waves(3 * D)], {});
  const parts = turned(shaped(qkv, [1, N, 3, H, d]), 2, 0, 3, 1, 4);
  const [q, k, v] = [0, 1, 2].map((i) => shaped(cut(parts, 0, i, i + 1), [1, H, N, d])) as [Node, Node, Node];
  const scale = makeConstant([], 'float32', Float32Array.of(0.5));
  const scores = node(matmul, [node(mul, [q, scale], {}), turned(k, 0, 1, 3, 2)], {});
  const mixed = node(matmul, [node(softmax, [scores], { dim: 3 }), v], {});
  const projected = node(linear, [shaped(turned(mixed, 0, 2, 1, 3), [1, N, D]), waves(D, D), waves(D)], {});
  const residual = node(add, [x, projected], {});
  const text = rewritten(cut(residual, 1, 0, 1));
  const linears = text.split('\n').filter((line) => line.includes('linear('));
  expect(linears.map((line) => /:(\S+) =/.exec(line)![1])).toEqual([
    'f32[1,1,6]',
    'f32[1,5,6]',
    'f32[1,5,6]',
    'f32[1,1,6]',
  ]);
  expect(text).toMatch(/f32\[1,2,1,5\] = softmax/);
});
