import { describe, expect, test } from 'vitest';
import { SafetensorsError } from './error.ts';
import { parseSafetensors } from './read.ts';

/** A file with this header text and so many bytes of tensors. */
function fileOf(header: unknown, dataBytes = 0, announced?: bigint): Uint8Array {
  const text = typeof header === 'string' ? header : JSON.stringify(header);
  const json = new TextEncoder().encode(text);
  const bytes = new Uint8Array(8 + json.length + dataBytes);
  new DataView(bytes.buffer).setBigUint64(0, announced ?? BigInt(json.length), true);
  bytes.set(json, 8);
  return bytes;
}

const f32 = (shape: unknown, begin: unknown, end: unknown) => ({
  dtype: 'F32',
  shape,
  data_offsets: [begin, end],
});

describe('a well-formed file may be unusual', () => {
  test.each([
    ['no tensors', fileOf({})],
    ['only metadata', fileOf({ __metadata__: { format: 'pt' } })],
    ['metadata null, as the reference allows', fileOf({ __metadata__: null })],
    ['spaces after the header', fileOf('{}      ')],
    [
      'an empty tensor between two others',
      fileOf({ a: f32([1], 0, 4), b: f32([0], 4, 4), c: f32([1], 4, 8) }, 8),
    ],
    [
      'an empty tensor, named later, where another one starts',
      fileOf({ b: f32([1], 0, 4), a: f32([0], 0, 0) }, 4),
    ],
    [
      'a name that JavaScript treats specially',
      fileOf('{"__proto__":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}', 1),
    ],
    ['braces, quotes and backslashes in a name', fileOf({ '{"\\[,': f32([], 0, 4) }, 4)],
  ])('%s', (_, bytes) => {
    expect(() => parseSafetensors(bytes)).not.toThrow();
  });

  test('tensors come in the order of the header, also when named by numbers', () => {
    const bytes = fileOf(
      '{"b":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"0":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}',
      2,
    );
    expect([...parseSafetensors(bytes).entries.keys()]).toEqual(['b', '0']);
  });

  test('metadata with the names of every object are texts like any other', () => {
    const { metadata } = parseSafetensors(
      fileOf('{"__metadata__":{"__proto__":"<b>","constructor":"c","toString":"t"}}'),
    );
    expect(Object.entries(metadata)).toEqual([
      ['__proto__', '<b>'],
      ['constructor', 'c'],
      ['toString', 't'],
    ]);
  });

  test('a tensor named __proto__ is a tensor like any other', () => {
    const bytes = fileOf('{"__proto__":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}', 1);
    expect(parseSafetensors(bytes).entry('__proto__').shape).toEqual([1]);
  });
});

describe('a malformed file is refused with one sentence', () => {
  test.each<[string, Uint8Array, string]>([
    [
      'no bytes',
      new Uint8Array(0),
      "The file has 0 bytes; a safetensors file starts with 8 bytes that give its header's length.",
    ],
    [
      'a header length of 2⁶⁴ − 1',
      fileOf({}, 0, 2n ** 64n - 1n),
      'The file announces a header of 18446744073709551615 bytes; more than 1000000 are not accepted.',
    ],
    [
      'a header over the limit',
      fileOf({}, 0, 1_000_001n),
      'The file announces a header of 1000001 bytes; more than 1000000 are not accepted.',
    ],
    [
      'a header past the end',
      fileOf({}, 0, 99n),
      'The file announces a header of 99 bytes and has only 2 bytes after the length.',
    ],
    ['no header', fileOf(''), 'The header does not start with "{", as a JSON object does.'],
    ['a byte order mark', fileOf('\ufeff{}'), 'The header does not start with "{", as a JSON object does.'],
    ['an array', fileOf('[]'), 'The header does not start with "{", as a JSON object does.'],
    ['bytes that are no UTF-8', fileOf('{"x"}').fill(0xff, 9, 10), 'The header is not UTF-8 text.'],
    ['JSON cut short', fileOf('{"a":'), 'The header is not valid JSON: '],
    ['two headers', fileOf('{}{}'), 'The header is not valid JSON: '],
    [
      'metadata that is a list',
      fileOf({ __metadata__: [] }),
      'The header\'s "__metadata__" is not an object of texts.',
    ],
    [
      'metadata with a number',
      fileOf({ __metadata__: { step: 3 } }),
      'The header\'s "__metadata__" has no text under "step".',
    ],
    ['an entry that is a number', fileOf({ a: 3 }), 'The header\'s entry for "a" is not an object.'],
    [
      'a name twice',
      fileOf(
        '{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"\\u0061":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}',
        1,
      ),
      'The header names "a" twice.',
    ],
    [
      'no dtype',
      fileOf({ a: { shape: [], data_offsets: [0, 4] } }, 4),
      'Tensor "a" has dtype nothing; this reader knows F64, F32, F16, BF16, F8_E4M3, F8_E5M2, I64, I32, I16, I8, U64, U32, U16, U8, BOOL.',
    ],
    [
      'a dtype of another kind',
      fileOf({ a: { dtype: 'F8_E8M0', shape: [1], data_offsets: [0, 1] } }, 1),
      'Tensor "a" has dtype "F8_E8M0", a float of a few bits; this reader knows',
    ],
    [
      'a dtype from the prototype',
      fileOf({ a: { dtype: 'toString', shape: [1], data_offsets: [0, 1] } }, 1),
      'Tensor "a" has dtype "toString"; this reader knows',
    ],
    [
      'no shape',
      fileOf({ a: { dtype: 'F32', data_offsets: [0, 4] } }, 4),
      'Tensor "a" has shape nothing; a shape is a list of whole numbers from 0.',
    ],
    [
      'a negative size',
      fileOf({ a: f32([-1], 0, 4) }, 4),
      'Tensor "a" has shape [-1]; a shape is a list of whole numbers from 0.',
    ],
    [
      'a size of −0',
      fileOf('{"a":{"dtype":"F32","shape":[-0],"data_offsets":[0,0]}}'),
      'Tensor "a" has shape [-0]; a shape is a list of whole numbers from 0.',
    ],
    ['a broken size', fileOf({ a: f32([0.5], 0, 2) }, 2), 'Tensor "a" has shape [0.5]; a shape is a list'],
    ['a size in text', fileOf({ a: f32(['1'], 0, 4) }, 4), 'Tensor "a" has shape ["1"]; a shape is a list'],
    [
      'a size past 2⁵³',
      fileOf('{"a":{"dtype":"F32","shape":[9007199254740993],"data_offsets":[0,4]}}', 4),
      'Tensor "a" has shape [9007199254740993]; a shape is a list',
    ],
    [
      'a product past 2⁵³',
      fileOf({ a: f32([2 ** 40, 2 ** 40], 0, 4) }, 4),
      'Tensor "a" of shape [1099511627776, 1099511627776] is larger than any file.',
    ],
    [
      'no offsets',
      fileOf({ a: { dtype: 'F32', shape: [] } }, 4),
      'Tensor "a" has data_offsets nothing; they are two whole numbers from 0.',
    ],
    [
      'three offsets',
      fileOf({ a: { dtype: 'F32', shape: [], data_offsets: [0, 2, 4] } }, 4),
      'Tensor "a" has data_offsets [0,2,4]; they are two whole numbers from 0.',
    ],
    [
      'a negative offset',
      fileOf({ a: f32([], -4, 0) }, 4),
      'Tensor "a" has data_offsets [-4,0]; they are two whole numbers from 0.',
    ],
    [
      'offsets in reverse',
      fileOf({ a: f32([], 4, 0) }, 4),
      'Tensor "a" (F32, shape []) takes 4 bytes, and its data_offsets [4, 0] span -4.',
    ],
    [
      'a span unlike the shape',
      fileOf({ a: f32([2, 3], 0, 20) }, 20),
      'Tensor "a" (F32, shape [2, 3]) takes 24 bytes, and its data_offsets [0, 20] span 20.',
    ],
    ['an overlap', fileOf({ a: f32([2], 0, 8), b: f32([1], 4, 8) }, 8), 'Tensors "a" and "b" share bytes.'],
    [
      'the same bytes twice',
      fileOf({ a: f32([1], 0, 4), b: f32([1], 0, 4) }, 4),
      'Tensors "a" and "b" share bytes.',
    ],
    [
      'a hole at the start',
      fileOf({ a: f32([1], 4, 8) }, 8),
      'The 4 bytes before tensor "a" belong to no tensor.',
    ],
    [
      'a hole in the middle',
      fileOf({ a: f32([1], 0, 4), b: f32([1], 12, 16) }, 16),
      'The 8 bytes before tensor "b" belong to no tensor.',
    ],
    [
      'the end cut off',
      fileOf({ a: f32([2], 0, 8) }, 7),
      'The file is cut off: its tensors end at byte 70 and it has 69 bytes.',
    ],
    [
      'bytes left over',
      fileOf({ a: f32([1], 0, 4) }, 6),
      'The 2 bytes from 66 to the end belong to no tensor.',
    ],
    [
      'a huge tensor in a tiny file',
      fileOf({ a: f32([2 ** 40], 0, 2 ** 42) }),
      'The file is cut off: its tensors end at byte 4398046511190 and it has 86 bytes.',
    ],
  ])('%s', (_, bytes, message) => {
    expect(() => parseSafetensors(bytes)).toThrow(SafetensorsError);
    expect(() => parseSafetensors(bytes)).toThrow(message);
  });

  test('a long name or value is cut in the message', () => {
    const parse = () => parseSafetensors(fileOf({ ['n'.repeat(500)]: 3 }));
    expect(parse).toThrow(SafetensorsError);
    expect(parse).toThrow(/^.{1,140}$/);
  });
});
