/**
 * From a recorded graph to an ONNX file. Leaves become, by where their values come from: a tensor of a
 * checkpoint: an initializer that points by offset and length into the checkpoint's bytes; a small value: an
 * initializer in the graph itself; a placeholder: an input; any other value: an input too, or
 * (`values: 'initializers'`) bytes beside the graph. Every ancestor needs a lowering, or has to be computable
 * now: then its value is a leaf like any other.
 */
import type { SafetensorsFile } from '../safetensors/read.ts';
import type { DType } from '../torch/dtype.ts';
import { valueOf } from '../torch/evaluate.ts';
import type { Node } from '../torch/node.ts';
import { numel, type Shape } from '../torch/shape.ts';
import { CheckpointValue } from '../weights/checkpoint-value.ts';
import { checkpointElementType, elementType, onnxBytes, type DataType } from './element-type.ts';
import { GraphBuilder } from './graph-builder.ts';
import { loweringOf } from './lowerings/index.ts';
import { inOrder } from './order.ts';

/** A value to feed at every run. */
export interface GraphInput {
  readonly name: string;
  readonly shape: Shape;
  readonly dtype: DType;
  /** The leaf it stands for: a placeholder, or a node that has a value. */
  readonly node: Node;
}

/** A file that the graph's initializers point into. */
export interface ExternalData {
  readonly path: string;
  readonly data: Uint8Array;
}

export interface LoweredGraph {
  /** The ONNX file. */
  readonly bytes: Uint8Array;
  readonly inputs: readonly GraphInput[];
  /** Names of the outputs, in the order asked for. */
  readonly outputs: readonly string[];
  readonly externalData: readonly ExternalData[];
}

export interface LoweringOptions {
  /** Names for leaves, for people who read the graph: the state dict's keys. */
  readonly names?: ReadonlyMap<Node, string>;
  /** What becomes of large values that are in no checkpoint. Default `'inputs'`. */
  readonly values?: 'inputs' | 'initializers';
  /**
   * Whether tensors of a checkpoint point into its file. Default true; else they are treated as any value.
   */
  readonly checkpoint?: boolean;
  /**
   * Whether values of at most 64 elements stand in the graph. Default true. In training they change at each
   * step, and the graph is a session's key: without, only 0-dim ones stand there.
   */
  readonly inline?: boolean;
}

/** Values of at most so many elements stand in the graph itself. */
const SMALL = 64;

export function lower(outputs: readonly Node[], options: LoweringOptions = {}): LoweredGraph {
  return new Lowerer(options).lower(outputs);
}

/** Whether a node enters the graph as a value: it has one, or depends on no input and has no lowering. */
const isValue = (node: Node): boolean => node.isLeaf || (!node.symbolic && loweringOf(node) === undefined);

class Lowerer {
  readonly #graph = new GraphBuilder();
  readonly #inputs: GraphInput[] = [];
  readonly #files = new Map<SafetensorsFile, ExternalData>();
  readonly #values: ExternalData[] = [];
  readonly #options: LoweringOptions;

  constructor(options: LoweringOptions) {
    this.#options = options;
  }

  lower(outputs: readonly Node[]): LoweredGraph {
    const names = new Map<Node, string>();
    for (const node of inOrder(outputs, (node) => (isValue(node) ? [] : node.inputs)))
      names.set(node, isValue(node) ? this.#leaf(node) : this.#computed(node, names));
    const leaves = [...names].filter(([node]) => isValue(node)).map(([, name]) => name);
    const taken = new Set(leaves);
    const results = outputs.map((node) => {
      const name = this.#outputName(names.get(node)!, taken);
      return { name, shape: node.shape, dtype: node.dtype };
    });
    return {
      bytes: this.#graph.build(results),
      inputs: this.#inputs,
      outputs: results.map(({ name }) => name),
      externalData: [...this.#files.values(), ...this.#values],
    };
  }

  /** A result is an output as it is; leaves, and results that are outputs already, are copied. */
  #outputName(name: string, taken: Set<string>): string {
    const output = taken.has(name) ? this.#graph.op('Identity', [name]) : name;
    taken.add(output);
    return output;
  }

  #computed(node: Node, names: ReadonlyMap<Node, string>): string {
    const lowering = loweringOf(node);
    if (!lowering) throw new Error(`${node.primitive.name} has no lowering to ONNX`);
    const { inputs, attributes } = node;
    return lowering({
      graph: this.#graph,
      names: inputs.map((input) => names.get(input)!),
      inputs,
      attributes,
      output: node,
    });
  }

  #leaf(node: Node): string {
    const { shape, dtype, source } = node;
    const { checkpoint = true, values = 'inputs', inline = true } = this.#options;
    if (node.primitive.name === 'placeholder') return this.#input(node, String(node.attributes['name']));
    if (numel(shape) <= SMALL && (inline || shape.length === 0) && !(source instanceof CheckpointValue))
      return this.#graph.constant(shape, dtype, valueOf(node));
    const type = source instanceof CheckpointValue ? checkpointElementType[source.entry.dtype] : undefined;
    if (checkpoint && source instanceof CheckpointValue && type !== undefined)
      return this.#fromCheckpoint(node, source, type);
    return values === 'inputs' ? this.#input(node, this.#nameOf(node)) : this.#fromValues(node);
  }

  #nameOf(node: Node): string {
    return this.#options.names?.get(node) ?? this.#graph.fresh();
  }

  #input(node: Node, name: string): string {
    this.#inputs.push({ name, shape: node.shape, dtype: node.dtype, node });
    return this.#graph.input(name, node.shape, node.dtype);
  }

  #fromCheckpoint(node: Node, { file, entry }: CheckpointValue, type: DataType): string {
    const known = this.#files.get(file);
    const path = known?.path ?? `checkpoint-${this.#files.size}`;
    if (!known) this.#files.set(file, { path, data: file.bytes });
    const place = { path, offset: entry.begin, length: entry.end - entry.begin };
    return this.#graph.external(this.#nameOf(node), entry.shape, type, place);
  }

  #fromValues(node: Node): string {
    const data = onnxBytes(valueOf(node), node.dtype);
    const path = `value-${this.#values.length}`;
    this.#values.push({ path, data });
    const place = { path, offset: 0, length: data.byteLength };
    return this.#graph.external(this.#nameOf(node), node.shape, elementType[node.dtype], place);
  }
}
