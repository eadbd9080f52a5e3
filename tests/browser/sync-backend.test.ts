/** onnxruntime called synchronously, as the Python worker does it. */
import { expect, test } from 'vitest';
import { createSyncBackend } from '#lib/engine/sync-backend.ts';
import { makeConstant, makeNode } from '#lib/torch/node.ts';
import { matmul } from '#lib/torch/primitives/matmul.ts';

test.each([1, 2])('a product comes back at once, on %i thread(s)', async (threads) => {
  const backend = await createSyncBackend({ threads });
  const a = makeConstant([200, 300], 'float32', new Float32Array(60_000).fill(0.5));
  const b = makeConstant([300, 100], 'float32', new Float32Array(30_000).fill(2));
  const [values] = backend.run([makeNode(matmul, [a, b], {})]);
  expect(values).toHaveLength(20_000);
  expect(values!.every((value) => value === 300)).toBe(true);
});
