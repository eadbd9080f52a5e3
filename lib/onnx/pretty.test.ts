import { expect, test } from 'vitest';
import { makeConstant, makeNode, makePlaceholder } from '../torch/node.ts';
import { add, mul } from '../torch/primitives/elementwise.ts';
import { linear } from '../torch/primitives/matmul.ts';
import { permute, slice } from '../torch/primitives/movement.ts';
import { pretty } from './pretty.ts';

const values = (...shape: number[]) =>
  makeConstant(shape, 'float32', new Float32Array(shape.reduce((n, s) => n * s, 1)));

test('a graph reads as one node a line, with types, names of parameters, slices as Python writes them', () => {
  const x = makePlaceholder('x', [1, 5, 4], 'float32');
  const [weight, bias] = [values(6, 4), values(6)];
  const h = makeNode(linear, [x, weight, bias], {});
  const scaled = makeNode(mul, [h, makeConstant([], 'float32', Float32Array.of(0.1))], {});
  const token = makeNode(slice, [scaled], { starts: [0, 0, 1], stops: [1, 1, 6], steps: [1, 1, 2] });
  const turned = makeNode(permute, [makeNode(add, [token, values(3)], {})], { dims: [0, 2, 1] });
  const names = new Map([
    [weight, 'fc1.weight'],
    [bias, 'fc1.bias'],
  ]);
  expect(pretty([turned, h], names)).toBe(
    [
      '%0:f32[1,5,6] = linear(x, fc1.weight, fc1.bias)',
      '%1:f32[1,5,6] = mul(%0, 0.1)',
      '%2:f32[1,1,3] = slice(%1, [:, 0:1, 1:6:2])',
      '%3:f32[1,1,3] = add(%2, const0:f32[3])',
      '%4:f32[1,3,1] = permute(%3, dims=[0,2,1])',
      'return %4, %0',
    ].join('\n'),
  );
});

test('a recording of a hundred thousand nodes is no deeper than the stack', () => {
  let x = makePlaceholder('x', [1], 'float32');
  for (let i = 0; i < 100_000; i++) x = makeNode(add, [x, x], {});
  expect(pretty([x]).split('\n')).toHaveLength(100_001);
});
