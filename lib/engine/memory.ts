/**
 * How much WebAssembly memory there is in this thread. It grows and is given back only when the thread ends.
 */

const memories: WebAssembly.Memory[] = [];

/**
 * Watches the memories made from now on: call it before a runtime is loaded. onnxruntime-web tells nobody its
 * own.
 */
export function watchMemory(): void {
  const { Memory } = WebAssembly;
  WebAssembly.Memory = class extends Memory {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      super(descriptor);
      memories.push(this);
    }
  };
}

/** Bytes of all watched memories. */
export const memoryInUse = (): number => memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
