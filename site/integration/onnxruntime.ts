/**
 * Checks what a build holds of onnxruntime. Vite itself finds its WebAssembly beside its scripts and copies
 * it; here it is made sure that each build of it is there once, whoever imports it, and that no other has
 * slipped in: the one with WebGPU for browsers without JSPI has 27 MB, which `lib/engine/onnxruntime.ts`
 * leaves out on purpose.
 */
import { readdir } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';

/** The builds that `lib/engine` imports. */
const wanted = ['ort-wasm-simd-threaded', 'ort-wasm-simd-threaded.jspi'];

/**
 * What is wrong with the WebAssembly files of a build, in sentences; `files` are their names, with Vite's
 * hashes.
 */
export function wrongRuntimes(files: readonly string[]): string[] {
  const builds = files
    .map((file) => /(ort-wasm[\w.-]*?)(-[\w-]{8})?\.wasm$/.exec(file)?.[1])
    .filter((build) => build !== undefined);
  return [...new Set(builds)].flatMap((build) => {
    if (!wanted.includes(build))
      return [`${build}.wasm is in the build, and no code of ours should import it.`];
    const count = builds.filter((other) => other === build).length;
    return count > 1 ? [`${build}.wasm is in the build ${count} times.`] : [];
  });
}

export function onnxruntime(): AstroIntegration {
  return {
    name: 'onnxruntime',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const wrong = wrongRuntimes(await readdir(dir, { recursive: true }));
        if (wrong.length > 0) throw new Error(wrong.join(' '));
      },
    },
  };
}
