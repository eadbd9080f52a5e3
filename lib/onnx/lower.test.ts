import { fromBinary } from '@bufbuild/protobuf';
import { describe, expect, test } from 'vitest';
import { SyncRuntime } from '../engine/sync-runtime.ts';
import { narrowToBfloat16, narrowToFloat16 } from '../safetensors/half.ts';
import { parseSafetensors, type SafetensorsFile } from '../safetensors/read.ts';
import { makeConstant, makeLeaf, makeNode, makePlaceholder, type Node } from '../torch/node.ts';
import { add, cast, relu } from '../torch/primitives/elementwise.ts';
import { slice } from '../torch/primitives/movement.ts';
import { checkpointLeaf } from '../weights/checkpoint-value.ts';
import { lower } from './lower.ts';
import { ModelProtoSchema } from './onnx_pb.ts';

const runtime = await SyncRuntime.create();

/**
 * A file with tensor `first` of so many bytes, to shift what follows, then `w` of the values 1.5, -2 and
 * 0.25.
 */
function checkpoint(dtype: 'F32' | 'F16' | 'BF16', shift: number): SafetensorsFile {
  const values = Float32Array.of(1.5, -2, 0.25);
  const data =
    dtype === 'F32' ? values : dtype === 'F16' ? narrowToFloat16(values) : narrowToBfloat16(values);
  const end = shift + data.byteLength;
  const json = JSON.stringify({
    first: { dtype: 'U8', shape: [shift], data_offsets: [0, shift] },
    w: { dtype, shape: [3], data_offsets: [shift, end] },
  });
  const bytes = new Uint8Array(8 + json.length + end);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(new TextEncoder().encode(json), 8);
  bytes.set(new Uint8Array(data.buffer), 8 + json.length + shift);
  return parseSafetensors(bytes);
}

const floats = (leaf: Node): Node =>
  leaf.dtype === 'float32' ? leaf : makeNode(cast, [leaf], { dtype: 'float32' });
const zeros = makeConstant([3], 'float32', new Float32Array(3));

function run(output: Node): number[] {
  const { bytes, outputs, externalData } = lower([output]);
  const session = runtime.createSession(bytes, externalData);
  const [result] = runtime.run(session, new Map(), outputs);
  runtime.releaseSession(session);
  return [...result!];
}

describe('a tensor of a checkpoint', () => {
  test.each(['F32', 'F16', 'BF16'] as const)('%s points into the file, wherever it lies there', (dtype) => {
    for (const shift of [0, 1, 2, 3]) {
      const file = checkpoint(dtype, shift);
      const output = makeNode(add, [floats(checkpointLeaf(file, 'w')), zeros], {});
      const { bytes, externalData, inputs } = lower([output]);
      expect(externalData).toEqual([{ path: 'checkpoint-0', data: file.bytes }]);
      expect(inputs).toHaveLength(0);
      const { graph } = fromBinary(ModelProtoSchema, bytes);
      const external = graph!.initializer.filter(({ dataLocation }) => dataLocation === 1);
      expect(external.map(({ rawData }) => rawData.length)).toEqual([0]);
      const { begin, end } = file.entry('w');
      expect(external[0]!.externalData.map(({ value }) => value)).toEqual([
        'checkpoint-0',
        `${begin}`,
        `${end - begin}`,
      ]);
      expect(run(output)).toEqual([1.5, -2, 0.25]);
    }
  });

  test('is fed like any value when the caller asks for that', () => {
    const output = makeNode(relu, [checkpointLeaf(checkpoint('F32', 1), 'w')], {});
    const { inputs, externalData } = lower([output], { checkpoint: false });
    expect(externalData).toEqual([]);
    expect(inputs.map(({ shape }) => shape)).toEqual([[3]]);
  });
});

describe('other leaves', () => {
  const large = (): Node => makeLeaf([100], 'float32', { read: () => new Float32Array(100).fill(-3) });

  test('a placeholder is an input under its own name', () => {
    const { inputs } = lower([makeNode(relu, [makePlaceholder('picture', [2, 3], 'float32')], {})]);
    expect(inputs.map(({ name, shape }) => [name, shape])).toEqual([['picture', [2, 3]]]);
  });

  test('a large value is an input, or lies beside the graph', () => {
    const output = makeNode(relu, [large()], {});
    expect(lower([output]).inputs).toHaveLength(1);
    const beside = lower([output], { values: 'initializers' });
    expect(beside.inputs).toHaveLength(0);
    expect(beside.externalData.map(({ data }) => data.byteLength)).toEqual([400]);
  });

  test('a computed value stands for the recording behind it', () => {
    const edited = makeNode(add, [checkpointLeaf(checkpoint('F32', 0), 'w'), zeros], {});
    edited.settleValue(Float32Array.of(1, 2, 3));
    expect(lower([makeNode(relu, [edited], {})]).externalData).toEqual([]);
    expect(run(makeNode(relu, [edited], {}))).toEqual([1, 2, 3]);
  });

  test('an output may be a leaf, and one node may be several outputs', () => {
    const h = makeNode(relu, [makePlaceholder('x', [2], 'float32')], {});
    const same = makeNode(slice, [h.inputs[0]!], { starts: [0], stops: [2], steps: [1] });
    const { bytes, outputs } = lower([h, h, zeros, h.inputs[0]!, same]);
    expect(new Set(outputs).size).toBe(5);
    const session = runtime.createSession(bytes);
    const x = runtime.createTensor({ shape: [2], dtype: 'float32', values: Float32Array.of(-1, 2) });
    const results = runtime.run(session, new Map([['x', x]]), outputs).map((values) => [...values]);
    expect(results).toEqual([
      [0, 2],
      [0, 2],
      [0, 0, 0],
      [-1, 2],
      [-1, 2],
    ]);
  });
});

test('equal recordings give equal bytes', () => {
  const record = (): Uint8Array =>
    lower([makeNode(relu, [makeNode(add, [makePlaceholder('x', [3], 'float32'), zeros], {})], {})]).bytes;
  expect(record()).toEqual(record());
});

test('what has no lowering and depends on an input is refused by name', () => {
  const x = makePlaceholder('x', [3], 'float32');
  const output = makeNode(
    { name: 'mystery', infer: ([x]) => x!, kernel: () => new Float32Array(3) },
    [x],
    {},
  );
  expect(() => lower([output])).toThrow('mystery has no lowering to ONNX');
});

test('what has no lowering and depends on no input is computed first', () => {
  const three = makeNode(
    {
      name: 'mystery',
      infer: () => ({ shape: [3], dtype: 'float32' }),
      kernel: () => new Float32Array(3).fill(3),
    },
    [],
    {},
  );
  expect(run(makeNode(relu, [three], {}))).toEqual([3, 3, 3]);
});
