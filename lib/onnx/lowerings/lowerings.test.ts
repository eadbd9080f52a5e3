/** Every lowering, run by onnxruntime, against the TypeScript kernel of the same primitive. */
import { describe, expect, test } from 'vitest';
import { SyncRuntime } from '../../engine/sync-runtime.ts';
import type { DType, Values } from '../../torch/dtype.ts';
import { functionOutput } from '../../torch/autograd/function.ts';
import {
  alias,
  makeConstant,
  makeNode,
  makePlaceholder,
  overwritten,
  rewritten,
  type Attributes,
  type Node,
  type Primitive,
} from '../../torch/node.ts';
import * as families from '../../torch/primitives/index.ts';
import { numel, type Shape } from '../../torch/shape.ts';
import { lower } from '../lower.ts';
import { lowerings } from './index.ts';
import { cases, type Case } from './lowerings.cases.ts';

const runtime = await SyncRuntime.create();
const isPrimitive = (entry: unknown): entry is Primitive =>
  typeof entry === 'object' && entry !== null && 'kernel' in entry;
const primitives = new Map(
  [...Object.values(families), { alias, overwritten, rewritten, functionOutput }]
    .flatMap((family): unknown[] => Object.values(family))
    .filter(isPrimitive)
    .map((primitive) => [primitive.name, primitive]),
);

const indexed = (name: string): Primitive => primitives.get(name)!;
const triedBelow = ['where', 'index_select', 'gather', 'scatter', 'index', 'index_put'];

const wave = (shape: Shape, input: number): Float32Array =>
  Float32Array.from({ length: numel(shape) }, (_, i) => 2 * Math.sin(1.7 * i + input));

function record(
  name: string,
  { shapes, attributes = {}, of = (x) => x }: Case,
  leafOf: typeof makeConstant,
): Node {
  const inputs = shapes.map((shape, i) =>
    leafOf(
      shape,
      'float32',
      wave(shape, i).map((x) => of(x, i)),
    ),
  );
  return makeNode(primitives.get(name)!, inputs, attributes);
}

/** The result by the TypeScript kernel. */
function byKernel(name: string, given: Case): { values: number[]; dtype: DType; shape: Shape } {
  const node = record(name, given, makeConstant);
  const values = node.inputs.map((input) => input.value!);
  const { primitive, inputs, attributes, dtype, shape } = node;
  return { values: [...primitive.kernel({ inputs, values, attributes, output: node })], dtype, shape };
}

/** The result by onnxruntime, every input fed, cast to float32 so that it can be fetched. */
function byRuntime(name: string, given: Case): number[] {
  const fed = new Map<string, Float32Array>();
  const node = record(name, given, (shape, dtype, values) => {
    const input = `input${fed.size}`;
    fed.set(input, values as Float32Array);
    return makePlaceholder(input, shape, dtype);
  });
  const cast = families.elementwise.cast;
  const { bytes, outputs, inputs } = lower([
    node.dtype === 'float32' ? node : makeNode(cast, [node], { dtype: 'float32' }),
  ]);
  const session = runtime.createSession(bytes);
  const tensors = new Map(
    inputs.map(({ name, shape, dtype }) => [
      name,
      runtime.createTensor({ shape, dtype, values: fed.get(name)! }),
    ]),
  );
  const [result] = runtime.run(session, tensors, outputs);
  for (const tensor of tensors.values()) runtime.releaseTensor(tensor);
  runtime.releaseSession(session);
  return [...result!];
}

test('every lowering is of a primitive, and is tried here', () => {
  for (const name of Object.keys(lowerings)) {
    expect(primitives.has(name), name).toBe(true);
    expect(Object.hasOwn(cases, name) || triedBelow.includes(name), name).toBe(true);
  }
});

describe('onnxruntime gives what the TypeScript kernel gives', () => {
  test.each(Object.keys(cases))('%s', (name) => {
    for (const given of [cases[name]!].flat()) {
      const expected = byKernel(name, given).values;
      const actual = byRuntime(name, given);
      expect(actual).toHaveLength(expected.length);
      actual.forEach((value, i) => {
        const wanted = expected[i]!;
        if (!Number.isFinite(wanted)) expect(value).toBe(wanted);
        else expect(Math.abs(value - wanted)).toBeLessThanOrEqual(2e-6 * Math.max(1, Math.abs(wanted)));
      });
    }
  });

  const given = (inputs: readonly [Shape, DType, Values][]): Node[] =>
    inputs.map(([shape, dtype, values]) => makeConstant(shape, dtype, values));
  const six = Float32Array.of(0, 1, 2, 3, 4, 5);
  const withIntegers: readonly [Primitive, Node[], Attributes][] = [
    [
      indexed('where'),
      given([
        [[3], 'bool', Uint8Array.of(1, 0, 1)],
        [[2, 3], 'float32', six],
        [[], 'float32', Float32Array.of(9)],
      ]),
      {},
    ],
    [
      indexed('index_select'),
      given([
        [[2, 3], 'float32', six],
        [[4], 'int64', Float64Array.of(2, 0, 0, 1)],
      ]),
      { dim: 1 },
    ],
    [
      indexed('gather'),
      given([
        [[2, 3], 'float32', six],
        [[1, 2], 'int64', Float64Array.of(1, 0)],
      ]),
      { dim: 0 },
    ],
    ...(['none', 'sum', 'prod', 'amax', 'amin'] as const).map((reduce): [Primitive, Node[], Attributes] => [
      indexed('scatter'),
      given([
        [[2, 3], 'float32', six],
        [[2, 2], 'int64', reduce === 'none' ? Float64Array.of(1, 0, 2, 0) : Float64Array.of(1, 1, 2, 0)],
        [[2, 3], 'float32', Float32Array.of(5, -1, 7, 2, 0.5, 3)],
      ]),
      { dim: 1, reduce },
    ]),
    [
      indexed('index'),
      given([
        [[2, 3], 'float32', six],
        [[2], 'int64', Float64Array.of(1, 0)],
      ]),
      { dims: 1 },
    ],
    [
      indexed('index'),
      given([
        [[2, 3], 'float32', six],
        [[2, 1], 'int64', Float64Array.of(1, 0)],
        [[3], 'int64', Float64Array.of(2, 0, 0)],
      ]),
      { dims: 2 },
    ],
    ...[true, false].map((accumulate): [Primitive, Node[], Attributes] => [
      indexed('index_put'),
      given([
        [[2, 3], 'float32', six],
        [[2], 'float32', Float32Array.of(10, 20)],
        [[2], 'int64', accumulate ? Float64Array.of(1, 1) : Float64Array.of(1, 0)],
        [[1], 'int64', Float64Array.of(2)],
      ]),
      { dims: 2, accumulate },
    ]),
  ];
  test.each(withIntegers.map((entry) => [entry[0].name, entry] as const))(
    '%s',
    (_, [primitive, inputs, attributes]) => {
      const node = makeNode(primitive, inputs, attributes);
      const values = inputs.map((input) => input.value!);
      const { bytes, outputs } = lower([node]);
      const session = runtime.createSession(bytes);
      const [result] = runtime.run(session, new Map(), outputs);
      expect([...result!]).toEqual([...primitive.kernel({ inputs, values, attributes, output: node })]);
      runtime.releaseSession(session);
    },
  );
});
