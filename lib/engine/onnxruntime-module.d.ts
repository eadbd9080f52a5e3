/**
 * The exports of onnxruntime-web 1.30's plain WebAssembly build that `sync-runtime.ts` calls. They are what
 * its official API stands on, but no official API themselves: the version is pinned, and
 * `sync-runtime.test.ts` tries each of them. All `_Ort…` functions return at once in this build (in the
 * WebGPU builds they return promises).
 */
declare module 'onnxruntime-web/ort-wasm-simd-threaded.mjs' {
  export interface OrtModule {
    readonly HEAPU8: Uint8Array;
    _malloc(bytes: number): number;
    _free(pointer: number): void;
    stackSave(): number;
    stackAlloc(bytes: number): number;
    stackRestore(stack: number): void;
    getValue(pointer: number, type: 'i32' | '*'): number;
    setValue(pointer: number, value: number, type: 'i32' | '*'): void;
    UTF8ToString(pointer: number): string;
    stringToUTF8(text: string, pointer: number, bytes: number): void;
    lengthBytesUTF8(text: string): number;
    /** @returns 0, or an error code. */
    _OrtInit(threads: number, loggingLevel: number): number;
    _OrtGetLastError(codePointer: number, messagePointer: number): void;
    _OrtCreateSessionOptions(
      graphOptimizationLevel: number,
      enableCpuMemArena: boolean,
      enableMemPattern: boolean,
      executionMode: number,
      enableProfiling: boolean,
      profileFilePrefix: number,
      logId: number,
      logSeverityLevel: number,
      logVerbosityLevel: number,
      optimizedModelFilePath: number,
    ): number;
    _OrtReleaseSessionOptions(options: number): void;
    /** @returns the session, or 0 and `_OrtGetLastError` tells why. */
    _OrtCreateSession(model: number, bytes: number, options: number): number;
    _OrtReleaseSession(session: number): void;
    _OrtCreateTensor(
      elementType: number,
      data: number,
      bytes: number,
      dims: number,
      rank: number,
      location: number,
    ): number;
    _OrtGetTensorData(tensor: number, type: number, data: number, dims: number, rank: number): number;
    _OrtReleaseTensor(tensor: number): void;
    /** Frees what onnxruntime itself allocated: the dims of a tensor. */
    _OrtFree(pointer: number): void;
    /** @returns 0, or an error code. */
    _OrtRun(
      session: number,
      inputNames: number,
      inputs: number,
      inputCount: number,
      outputNames: number,
      outputCount: number,
      outputs: number,
      options: number,
    ): number;
    mountExternalData(path: string, data: Uint8Array): void;
    unmountExternalData(): void;
  }

  interface ModuleOptions {
    readonly numThreads: number;
    locateFile?(file: string): string;
  }

  export default function createModule(options: ModuleOptions): Promise<OrtModule>;
}
