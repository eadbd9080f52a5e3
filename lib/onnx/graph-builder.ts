/** Collects the nodes, constants and inputs of an ONNX graph and writes the file. */
import { create, toBinary, type MessageInitShape } from '@bufbuild/protobuf';
import type { DType, Values } from '../torch/dtype.ts';
import type { Shape } from '../torch/shape.ts';
import { elementType, onnxBytes, type DataType } from './element-type.ts';
import {
  ModelProtoSchema,
  type AttributeProtoSchema,
  type NodeProtoSchema,
  type TensorProtoSchema,
  type ValueInfoProtoSchema,
} from './onnx_pb.ts';

/** Operator set 20 brought Gelu; LayerNormalization is in it since 17. IR version 9 goes with it. */
const OPSET = 20n;
const IR_VERSION = 9n;

/** `AttributeProto.AttributeType` and `TensorProto.DataLocation`. */
const AttributeType = { FLOAT: 1, INT: 2, STRING: 3, INTS: 7 } as const;
const EXTERNAL = 1;

/** An attribute: whole numbers become INT or INTS; a float says so with `float(x)`. */
export type AttributeValue = number | readonly number[] | string | { readonly float: number };

export const float = (value: number): AttributeValue => ({ float: value });

/** Where an initializer's bytes lie in a file beside the graph. */
export interface ExternalPlace {
  readonly path: string;
  readonly offset: number;
  readonly length: number;
}

export class GraphBuilder {
  readonly #nodes: MessageInitShape<typeof NodeProtoSchema>[] = [];
  readonly #initializers: MessageInitShape<typeof TensorProtoSchema>[] = [];
  readonly #inputs: MessageInitShape<typeof ValueInfoProtoSchema>[] = [];
  readonly #ints = new Map<string, string>();
  #count = 0;

  /** A name that nothing else has: `%0`, `%1`, … so that equal recordings give equal bytes. */
  fresh(): string {
    return `%${this.#count++}`;
  }

  /** A node with one output; returns the output's name. An empty input name leaves an optional input out. */
  op(
    type: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, AttributeValue>> = {},
  ): string {
    return this.ops(type, inputs, 1, attributes)[0]!;
  }

  /** A node with `count` outputs; returns their names. */
  ops(
    type: string,
    inputs: readonly string[],
    count: number,
    attributes: Readonly<Record<string, AttributeValue>> = {},
  ): string[] {
    const outputs = Array.from({ length: count }, () => this.fresh());
    this.#nodes.push({
      name: `${type}${outputs[0]}`,
      opType: type,
      input: [...inputs],
      output: outputs,
      attribute: Object.entries(attributes).map(([name, value]) => attribute(name, value)),
    });
    return outputs;
  }

  /** A constant of whole numbers (shapes, axes, indices) as int64; equal ones are kept once. */
  ints(values: readonly number[], shape: Shape = [values.length]): string {
    const key = `${shape.join()}:${values.join()}`;
    const known = this.#ints.get(key);
    if (known !== undefined) return known;
    const name = this.constant(shape, 'int64', Float64Array.from(values));
    this.#ints.set(key, name);
    return name;
  }

  /** A constant whose values stand in the graph itself. */
  constant(shape: Shape, dtype: DType, values: Values): string {
    const name = this.fresh();
    const rawData = onnxBytes(values, dtype).slice();
    this.#initializers.push({ name, dims: shape.map(BigInt), dataType: elementType[dtype], rawData });
    return name;
  }

  /** A constant whose values lie in a file beside the graph. */
  external(name: string, shape: Shape, dataType: DataType, { path, offset, length }: ExternalPlace): string {
    const place = { location: path, offset: String(offset), length: String(length) };
    this.#initializers.push({
      name,
      dims: shape.map(BigInt),
      dataType,
      dataLocation: EXTERNAL,
      externalData: Object.entries(place).map(([key, value]) => ({ key, value })),
    });
    return name;
  }

  /** A value that is fed at every run. */
  input(name: string, shape: Shape, dtype: DType): string {
    this.#inputs.push(valueInfo(name, shape, dtype));
    return name;
  }

  /** The ONNX file. */
  build(
    outputs: readonly { readonly name: string; readonly shape: Shape; readonly dtype: DType }[],
  ): Uint8Array {
    const model = create(ModelProtoSchema, {
      irVersion: IR_VERSION,
      producerName: 'inside-a-vision-transformer',
      opsetImport: [{ domain: '', version: OPSET }],
      graph: {
        name: 'graph',
        node: this.#nodes,
        initializer: this.#initializers,
        input: this.#inputs,
        output: outputs.map(({ name, shape, dtype }) => valueInfo(name, shape, dtype)),
      },
    });
    return toBinary(ModelProtoSchema, model);
  }
}

function attribute(name: string, value: AttributeValue): MessageInitShape<typeof AttributeProtoSchema> {
  if (typeof value === 'number') return { name, type: AttributeType.INT, i: BigInt(value) };
  if (typeof value === 'string')
    return { name, type: AttributeType.STRING, s: new TextEncoder().encode(value) };
  if ('float' in value) return { name, type: AttributeType.FLOAT, f: value.float };
  return { name, type: AttributeType.INTS, ints: value.map(BigInt) };
}

function valueInfo(name: string, shape: Shape, dtype: DType): MessageInitShape<typeof ValueInfoProtoSchema> {
  const dim = shape.map((size) => ({ dimValue: BigInt(size) }));
  return { name, type: { tensorType: { elemType: elementType[dtype], shape: { dim } } } };
}
