import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import book from '#tests/fixtures/python/book.json' with { type: 'json' };
import { Attention, set_fused_attn } from '#lib/timm/attention.ts';
import { setGradEnabled } from '#lib/torch/autograd/mode.ts';
import { get_default_dtype, set_default_dtype } from '#lib/torch/dtype.ts';
import { createBridge } from './bridge.node.ts';

test('a bridge begins as PyTorch does, whatever an earlier one of the process had switched', async () => {
  set_fused_attn(false);
  set_default_dtype('float64');
  await createBridge(book);
  setGradEnabled(false); // or the new layer's weights could not be drawn
  expect(new Attention(192).fused_attn).toBe(true);
  expect(get_default_dtype()).toBe('float32');
});

const facade = 'lib/python/facade/';
const askForPicture = globSync(`${facade}**/*.py`)
  .filter((file) => !file.endsWith('_verbs.py') && readFileSync(file, 'utf8').includes('page_picture('))
  .map((file) => file.slice(facade.length).split('/')[0]!);

test.for(askForPicture)('a cell that imports %s and nothing else has the page’s picture', async (name) => {
  const bridge = await createBridge(book);
  const picture = () => bridge.call('page_picture', '[[]]');
  expect(picture()).toMatchObject({ kind: 'error', message: 'This page has no picture at hand.' });
  await bridge.beforeRun(`import ${name}`, { pretendCuda: false });
  expect(picture()).toMatchObject({ kind: 'tuple' });
});

test('three packages ask for it', () => {
  expect(askForPicture.sort()).toEqual(['PIL', 'requests', 'urllib']);
});
