/**
 * onnxruntime-web's plain WebAssembly build, called synchronously: its official API is asynchronous by form
 * only. So `.item()` and `print(t)` in a Python worker are plain calls. Runs in Node and in a worker.
 */
import type { OrtModule } from 'onnxruntime-web/ort-wasm-simd-threaded.mjs';
import { elementType, onnxArray } from '../onnx/element-type.ts';
import { type DType, type Values } from '../torch/dtype.ts';
import { numel, type Shape } from '../torch/shape.ts';

export interface TensorData {
  readonly shape: Shape;
  readonly dtype: DType;
  readonly values: Values;
}

/** A tensor in onnxruntime's memory; `bytes` is what it takes there. */
export interface RuntimeTensor {
  readonly handle: number;
  readonly pointer: number;
  readonly bytes: number;
}

declare const session: unique symbol;
/** A session's handle. */
export type RuntimeSession = number & { readonly [session]: true };

export interface ExternalFile {
  readonly path: string;
  readonly data: Uint8Array;
}

/** `ORT_ENABLE_ALL`, `ORT_SEQUENTIAL`, warnings only, data in CPU memory. */
const ALL_OPTIMISATIONS = 99;
const SEQUENTIAL = 0;
const ERRORS_ONLY = 3;
const CPU = 1;
const POINTER = 4;

export class SyncRuntime {
  readonly #module: OrtModule;
  readonly threads: number;

  private constructor(module: OrtModule, threads: number) {
    this.#module = module;
    this.threads = threads;
    if (module._OrtInit(threads, ERRORS_ONLY) !== 0) throw this.#error('starting');
  }

  /**
   * Loads the WebAssembly. More than one thread needs a cross-origin isolated page; the number is fixed from
   * here on.
   */
  static async create(threads = 1): Promise<SyncRuntime> {
    // Imported on its own: each of its threads runs this script again, and nothing else may be in it.
    const { default: createModule } = await import('onnxruntime-web/ort-wasm-simd-threaded.mjs');
    return new SyncRuntime(await createModule({ numThreads: threads }), threads);
  }

  /** Bytes of WebAssembly memory, which grows and never shrinks. */
  get memory(): number {
    return this.#heap().byteLength;
  }

  /** A session for an ONNX file. @throws with onnxruntime's words when it refuses the graph. */
  createSession(model: Uint8Array, externalData: readonly ExternalFile[] = []): RuntimeSession {
    const m = this.#module;
    const pointer = this.#copy(model);
    const options = m._OrtCreateSessionOptions(
      ALL_OPTIMISATIONS,
      true,
      true,
      SEQUENTIAL,
      false,
      0,
      0,
      ERRORS_ONLY,
      0,
      0,
    );
    try {
      for (const { path, data } of externalData) m.mountExternalData(path, data);
      const handle = m._OrtCreateSession(pointer, model.byteLength, options);
      if (handle === 0) throw this.#error('making a session');
      return handle as RuntimeSession;
    } finally {
      if (externalData.length > 0) m.unmountExternalData();
      m._OrtReleaseSessionOptions(options);
      m._free(pointer);
    }
  }

  releaseSession(handle: RuntimeSession): void {
    this.#module._OrtReleaseSession(handle);
  }

  /** A copy of the values in onnxruntime's memory, until `releaseTensor`. */
  createTensor({ shape, dtype, values }: TensorData): RuntimeTensor {
    const m = this.#module;
    const array = onnxArray(values, dtype);
    const bytes = array.byteLength;
    const pointer = this.#copy(new Uint8Array(array.buffer, array.byteOffset, bytes));
    const stack = m.stackSave();
    const dims = m.stackAlloc(POINTER * Math.max(shape.length, 1));
    shape.forEach((size, d) => m.setValue(dims + POINTER * d, size, 'i32'));
    const handle = m._OrtCreateTensor(elementType[dtype], pointer, bytes, dims, shape.length, CPU);
    m.stackRestore(stack);
    if (handle !== 0) return { handle, pointer, bytes };
    m._free(pointer);
    throw this.#error('making a tensor');
  }

  releaseTensor({ handle, pointer }: RuntimeTensor): void {
    this.#module._OrtReleaseTensor(handle);
    this.#module._free(pointer);
  }

  /** Runs a session: float32, bool and int64 outputs, copied out. */
  run(
    handle: RuntimeSession,
    inputs: ReadonlyMap<string, RuntimeTensor>,
    outputs: readonly string[],
  ): Values[] {
    const m = this.#module;
    const stack = m.stackSave();
    try {
      const inputNames = this.#pointers([...inputs.keys()].map((name) => this.#text(name)));
      const outputNames = this.#pointers(outputs.map((name) => this.#text(name)));
      const fed = this.#pointers(Array.from(inputs.values(), (tensor) => tensor.handle));
      const results = this.#pointers(outputs.map(() => 0));
      const code = m._OrtRun(handle, inputNames, fed, inputs.size, outputNames, outputs.length, results, 0);
      if (code !== 0) throw this.#error('running');
      return outputs.map((_, i) => this.#take(m.getValue(results + POINTER * i, '*')));
    } finally {
      m.stackRestore(stack);
    }
  }

  /** The values of a result, which is released. */
  #take(tensor: number): Values {
    const m = this.#module;
    const place = m.stackAlloc(4 * POINTER);
    const failed = m._OrtGetTensorData(
      tensor,
      place,
      place + POINTER,
      place + 2 * POINTER,
      place + 3 * POINTER,
    );
    if (failed !== 0) throw this.#error('reading a result');
    const [type, data, dims, rank] = [0, 1, 2, 3].map((i) => m.getValue(place + POINTER * i, '*'));
    const shape = Array.from({ length: rank! }, (_, d) => m.getValue(dims! + POINTER * d, 'i32'));
    m._OrtFree(dims!);
    const count = numel(shape);
    const bytes = (size: number): Uint8Array => this.#heap().slice(data, data! + size * count);
    let values: Values;
    if (type === elementType.float32) values = new Float32Array(bytes(4).buffer);
    else if (type === elementType.bool) values = bytes(1);
    else if (type === elementType.int64)
      values = Float64Array.from(new BigInt64Array(bytes(8).buffer), Number);
    else throw new Error(`a result has element type ${type}, which nothing here computes`);
    m._OrtReleaseTensor(tensor);
    return values;
  }

  #copy(bytes: Uint8Array): number {
    const pointer = this.#module._malloc(Math.max(bytes.byteLength, 1));
    if (pointer === 0) throw new Error(`onnxruntime has no memory left for ${bytes.byteLength} bytes`);
    this.#heap().set(bytes, pointer);
    return pointer;
  }

  /**
   * The whole memory. When a thread has made it grow, the module's view is renewed by the next call that
   * reads memory.
   */
  #heap(): Uint8Array {
    this.#module.getValue(0, 'i32');
    return this.#module.HEAPU8;
  }

  /** A zero-terminated text on the stack. */
  #text(text: string): number {
    const size = this.#module.lengthBytesUTF8(text) + 1;
    const pointer = this.#module.stackAlloc(size);
    this.#module.stringToUTF8(text, pointer, size);
    return pointer;
  }

  #pointers(list: readonly number[]): number {
    const start = this.#module.stackAlloc(POINTER * Math.max(list.length, 1));
    list.forEach((pointer, i) => this.#module.setValue(start + POINTER * i, pointer, '*'));
    return start;
  }

  #error(doing: string): Error {
    const m = this.#module;
    const stack = m.stackSave();
    const place = m.stackAlloc(2 * POINTER);
    m._OrtGetLastError(place, place + POINTER);
    const text = m.UTF8ToString(m.getValue(place + POINTER, '*'));
    m.stackRestore(stack);
    return new Error(`onnxruntime, ${doing}: ${text}`);
  }
}
