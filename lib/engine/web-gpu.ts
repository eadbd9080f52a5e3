/** Whether this thread can compute on WebGPU. */

/**
 * No promises in its WebAssembly (JSPI); no WebGPU; an adapter in software, which is right, and very slow.
 */
export type NoWebGpu = 'no-jspi' | 'none' | 'software';

interface GpuAdapter {
  readonly info?: {
    readonly isFallbackAdapter?: boolean;
    readonly architecture?: string;
    readonly description?: string;
  };
}

/** Why WebGPU is not used; null when it can be tried. */
export async function whyNoWebGpu(): Promise<NoWebGpu | null> {
  if (!('Suspending' in WebAssembly)) return 'no-jspi';
  const { gpu } = globalThis.navigator as { readonly gpu?: { requestAdapter(): Promise<GpuAdapter | null> } };
  const adapter = await gpu?.requestAdapter();
  if (!adapter) return 'none';
  const { isFallbackAdapter = false, architecture = '', description = '' } = adapter.info ?? {};
  const software = /swiftshader|llvmpipe|software/i.test(`${architecture} ${description}`);
  return isFallbackAdapter || software ? 'software' : null;
}
