/**
 * What Python, the library and onnxruntime hold after many runs: a cell that is run again and again must not
 * fill memory.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import type { SyncBackend } from '#lib/engine/sync-backend.ts';
import { setBackend } from '#lib/torch/index.ts';
import { bookPython } from './recorded.node.ts';

const CELL = `
import torch, timm
m = timm.create_model('vit_tiny_patch16_224', img_size=64).eval()
outputs = []
m.blocks[3].register_forward_hook(lambda module, inputs, output: outputs.append(output))
with torch.no_grad():
    print(m(torch.randn(1, 3, 64, 64))[0, :3])
print(outputs[0].mean().item())
m`;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

test(
  '50 runs of a cell that builds and runs a ViT take at most 20 % more memory than 10',
  { timeout: 300_000 },
  async () => {
    const python = await bookPython();
    const backend = setBackend(null) as SyncBackend;
    setBackend(backend);
    const runs = async (count: number): Promise<number> => {
      for (let i = 0; i < count; i++) {
        const shown: string[] = [];
        const { error } = await python.run(CELL, {
          name: `<cell ${i}>`,
          onStdout: (text) => shown.push(text),
          onStderr: (text) => shown.push(text),
          onDisplay: (text) => shown.push(text),
        });
        expect(error?.traceback).toBeUndefined();
        expect(shown.join('')).toMatch(/^tensor\([^]*\)\n\S+\nVisionTransformer\(/);
      }
      collect();
      // What was collected tells onnxruntime to let go in a task of its own.
      await new Promise((resolve) => setTimeout(resolve, 100));
      collect();
      // onnxruntime's WebAssembly memory is shared between threads: Node does not count it.
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external + backend.runtime.memory;
    };
    const after10 = await runs(10);
    const after50 = await runs(40);
    expect(after50 / after10).toBeLessThan(1.2);
  },
);
