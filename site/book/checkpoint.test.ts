import { readFile, writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseSafetensors } from '#lib/safetensors/read.ts';
import { writeSafetensors } from '#lib/safetensors/write.ts';
import book from '#tests/fixtures/python/book.json' with { type: 'json' };
import { bookFiles, checkpointHeader, readHeader } from './checkpoint.node.ts';
import { PUBLIC, WEIGHTS } from './files.node.ts';
import { models } from './models.ts';

test('the header says the architecture and as many classes as the whole file has', async () => {
  const whole = parseSafetensors(new Uint8Array(await readFile(`${PUBLIC}/models/${WEIGHTS}`)));
  const { architecture, num_classes } = await checkpointHeader();
  expect(num_classes).toBe(whole.entries.get('head.bias')!.shape[0]);
  expect(architecture).toBe(models.scenes.name);
});

test('the cells’ tests run on the book’s own files', async () => {
  expect(await bookFiles()).toMatchObject(book);
});

test.for([
  [{}, 'architecture'],
  [{ architecture: 'vit_tiny_patch16_224' }, 'number of classes'],
] as const)('a checkpoint that does not say %j is refused by name', async ([metadata, missing]) => {
  const folder = await mkdtemp(join(tmpdir(), 'checkpoint-'));
  const path = join(folder, 'silent.safetensors');
  const tensors = new Map([['x', { dtype: 'F32', shape: [1], data: new Float32Array(1) }] as const]);
  await writeFile(path, writeSafetensors(tensors, metadata));
  await expect(readHeader(path)).rejects.toThrow(`silent.safetensors does not say its ${missing}`);
  await rm(folder, { recursive: true });
});
