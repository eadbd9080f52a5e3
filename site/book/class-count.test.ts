import { readFile, writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseSafetensors } from '#lib/safetensors/read.ts';
import { writeSafetensors } from '#lib/safetensors/write.ts';
import { classCount, readClassCount } from './class-count.node.ts';
import { WEIGHTS_FILE } from './model.ts';

test('the header says as many classes as the whole file', async () => {
  const whole = parseSafetensors(new Uint8Array(await readFile(`public/${WEIGHTS_FILE}`)));
  expect(await classCount()).toBe(Number(whole.metadata['num_classes']));
  expect(await classCount()).toBe(whole.entries.get('head.bias')!.shape[0]);
});

test('a checkpoint that does not say its number of classes is refused by name', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'checkpoint-'));
  const path = join(folder, 'silent.safetensors');
  await writeFile(
    path,
    writeSafetensors(new Map([['x', { dtype: 'F32', shape: [1], data: new Float32Array(1) }]])),
  );
  await expect(readClassCount(path)).rejects.toThrow(/silent\.safetensors does not say/);
  await rm(folder, { recursive: true });
});
