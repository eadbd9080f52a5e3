import { describe, expect, test } from 'vitest';
import { writeSafetensors, type TensorToWrite } from '#lib/safetensors/write.ts';
import type { SafetensorsDtype } from '#lib/safetensors/dtype.ts';
import { create_model, type CreateModelOptions } from '../timm/index.ts';
import { MemoryStore } from './memory-store.ts';
import { PickleError, takeFile } from './own-file.ts';
import { readKept } from './store.ts';

const take = (file: File, store = new MemoryStore()) =>
  takeFile(file, { store, onProgress: () => undefined, signal: new AbortController().signal });
const fault = (file: File): Promise<string> =>
  take(file).then(
    () => 'taken',
    (error: { fault: string; message: string }) => `${error.fault}: ${error.message}`,
  );

/** A checkpoint of zeros with a model's names and shapes. */
function zeros(name: string, options: CreateModelOptions = {}, dtype: SafetensorsDtype = 'F32', prefix = '') {
  const arrays = { F32: Float32Array, F64: Float64Array, F16: Uint16Array, BF16: Uint16Array };
  const Values = arrays[dtype as keyof typeof arrays];
  return writeSafetensors(
    new Map(
      Array.from(create_model(name, options).state_dict(), ([key, { shape }]) => [
        prefix + key,
        { dtype, shape, data: new Values(shape.reduce((size, side) => size * side, 1)) } as TensorToWrite,
      ]),
    ),
  );
}

const SMALL = { img_size: 32, num_classes: 3 };

test('a file of a model here is kept, byte for byte, with what it is', async () => {
  const store = new MemoryStore();
  const bytes = zeros('vit_tiny_patch16_224', SMALL, 'F16');
  const kept = await take(new File([bytes], 'mine.safetensors'), store);
  expect(kept).toMatchObject({
    key: 'file:mine.safetensors',
    bytes: bytes.length,
    whole: true,
    sha256: null,
    model: {
      model: 'vit_tiny_patch16_224',
      alternatives: ['deit_tiny_patch16_224'],
      options: SMALL,
      prefix: '',
      dtypes: ['F16'],
    },
  });
  expect(await readKept(store, kept.key)).toEqual(bytes);
});

test.each<[SafetensorsDtype, string]>([
  ['F64', ''],
  ['BF16', 'module.'],
  ['F32', 'state_dict.model.'],
])('%s with the prefix "%s" is told', async (dtype, prefix) => {
  const bytes = zeros('vit_tiny_patch16_224', SMALL, dtype, prefix);
  const { model } = await take(new File([bytes], 'deit_tiny_patch16_224.safetensors'));
  expect(model).toMatchObject({ model: 'deit_tiny_patch16_224', prefix, dtypes: [dtype] });
});

describe('what is no checkpoint of a model here is refused in a sentence, and nothing is kept', () => {
  const header = (json: string, data = 0): Uint8Array<ArrayBuffer> => {
    const text = new TextEncoder().encode(json);
    const bytes = new Uint8Array(8 + text.length + data);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
    bytes.set(text, 8);
    return bytes;
  };
  const entry = (dtype: string, shape: string, offsets: string): string =>
    `{"dtype":"${dtype}","shape":${shape},"data_offsets":${offsets}}`;

  test.each<[string, BlobPart, string]>([
    ['empty.safetensors', '', 'wrong-file: empty.safetensors is empty: it has 0 bytes.'],
    [
      'short.safetensors',
      'abc',
      'wrong-file: short.safetensors is not a valid safetensors file. The file has 3 bytes;',
    ],
    [
      'long.safetensors',
      Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 0, 0x7b),
      'wrong-file: long.safetensors is not a valid safetensors file. The file announces a header of 16777216 bytes; more than',
    ],
    [
      'page.safetensors',
      '<!doctype html><title>404</title>',
      'wrong-file: page.safetensors is not a safetensors file but a web page.',
    ],
    [
      'model.safetensors.index.json',
      `{"metadata": {"total_size": 1}, "weight_map": {}}`,
      'wrong-file: model.safetensors.index.json is the index of weights in several files;',
    ],
    [
      'cut.safetensors',
      header(`{"a":${entry('F32', '[4]', '[0,16]')}}`, 8),
      'wrong-file: cut.safetensors is not a valid safetensors file. The file is cut off:',
    ],
    [
      'overlap.safetensors',
      header(`{"a":${entry('F32', '[2]', '[0,8]')},"b":${entry('F32', '[2]', '[4,12]')}}`, 12),
      'wrong-file: overlap.safetensors is not a valid safetensors file. Tensors "a" and "b" share bytes.',
    ],
    [
      'gap.safetensors',
      header(`{"a":${entry('F32', '[2]', '[0,8]')},"b":${entry('F32', '[1]', '[12,16]')}}`, 16),
      'wrong-file: gap.safetensors is not a valid safetensors file. The 4 bytes before tensor "b"',
    ],
    [
      'negative.safetensors',
      header(`{"a":${entry('F32', '[-2]', '[0,8]')}}`, 8),
      'wrong-file: negative.safetensors is not a valid safetensors file. Tensor "a" has shape [-2];',
    ],
    [
      'huge.safetensors',
      header(`{"a":${entry('F32', '[9007199254740991,9]', '[0,8]')}}`, 8),
      'wrong-file: huge.safetensors is not a valid safetensors file. Tensor "a" of shape',
    ],
    [
      'twice.safetensors',
      header(`{"a":${entry('F32', '[2]', '[0,8]')},"a":${entry('F32', '[2]', '[0,8]')}}`, 8),
      'wrong-file: twice.safetensors is not a valid safetensors file. The header names "a" twice.',
    ],
    [
      'complex.safetensors',
      header(`{"a":${entry('C64', '[1]', '[0,8]')}}`, 8),
      'wrong-file: complex.safetensors is not a valid safetensors file. Tensor "a" has dtype "C64",',
    ],
    [
      'other.safetensors',
      header(`{"embed.weight":${entry('F32', '[2]', '[0,8]')}}`, 8),
      'mismatch: other.safetensors fits no model here: none has a tensor called "embed.weight".',
    ],
    [
      'nothing.safetensors',
      header('{}'),
      'mismatch: nothing.safetensors fits no model here: it has no tensor.',
    ],
  ])('%s', async (name, content, message) => {
    const store = new MemoryStore();
    const said = await take(new File([content], name), store).then(
      () => 'taken',
      (error: { fault: string; message: string }) => `${error.fault}: ${error.message}`,
    );
    expect(said.slice(0, message.length)).toBe(message);
    expect(await store.all()).toEqual([]);
  });

  test('5 GB are not read', async () => {
    const file = new File([header('{}')], 'big.safetensors');
    Object.defineProperty(file, 'size', { value: 5e9 });
    expect(await fault(file)).toBe('refused: big.safetensors has 5000.0 MB; files of up to 2 GB are loaded.');
  });

  test.each(['model.pth', 'model.pt', 'pytorch_model.bin', 'last.ckpt'])(
    '%s comes with two lines of Python that convert it',
    async (name) => {
      const zip = new File(['PK\x03\x04', new Uint8Array(40), 'archive/data.pkl'], name);
      const old = new File([Uint8Array.of(0x80, 2, 0x8a, 10), new Uint8Array(50)], name);
      for (const file of [zip, old]) {
        const error: unknown = await take(file).catch((reason: unknown) => reason);
        expect(error).toBeInstanceOf(PickleError);
        const { message, python } = error as PickleError;
        expect(message).toMatch(`${name} is a pickle`);
        expect(python.split('\n')).toHaveLength(2);
        expect(python).toContain(`torch.load("${name}"`);
        expect(python).toContain(`"${name.replace(/\.\w+$/, '')}.safetensors"`);
      }
    },
  );

  test('a safetensors file with another ending is read all the same', async () => {
    const bytes = zeros('vit_tiny_patch16_224', SMALL, 'F16');
    expect((await take(new File([bytes], 'model.bin'))).model?.model).toBe('vit_tiny_patch16_224');
  });
});

test('a stop leaves nothing behind', async () => {
  const store = new MemoryStore();
  const stop = new AbortController();
  const file = new File([zeros('vit_tiny_patch16_224', SMALL)], 'mine.safetensors');
  const taking = takeFile(file, { store, signal: stop.signal, onProgress: () => stop.abort() });
  await expect(taking).rejects.toMatchObject({ name: 'AbortError' });
  expect(await store.all()).toEqual([]);
});
