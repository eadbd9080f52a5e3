/**
 * The header of a safetensors file: 8 bytes of little-endian length, then JSON, then the tensors' bytes.
 * After https://github.com/huggingface/safetensors (`tensor.rs`, `read_metadata` and `validate`), with the same
 * limit on the header's length and the same rule that tensors lie end to end and fill the file. Stricter in one
 * way: a name may stand only once.
 *
 * Left out: float8, float4, complex and unsigned types above 8 bits, which PyTorch image models do not use.
 */
import { DTYPE_BYTES, isSafetensorsDtype } from './dtype.ts';
import type { SafetensorsDtype } from './dtype.ts';
import { SafetensorsError } from './error.ts';
import { topLevelKeys } from './json_keys.ts';

/** One tensor: its name, dtype and shape, and its bytes as absolute offsets into the file. */
export interface SafetensorsEntry {
  readonly name: string;
  readonly dtype: SafetensorsDtype;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

export interface SafetensorsHeader {
  readonly metadata: Readonly<Record<string, string>>;
  readonly entries: ReadonlyMap<string, SafetensorsEntry>;
}

/** The reference's limit: a header longer than this is taken for an attack. */
export const MAX_HEADER_BYTES = 100_000_000;
const LENGTH_BYTES = 8;

/**
 * Reads and checks the header of a file.
 *
 * @param bytes the whole file, or its beginning with all of the header; nothing of the tensors is looked at.
 * @param fileBytes the size of the whole file.
 * @throws {SafetensorsError} with one sentence that says what is wrong.
 */
export function parseHeader(bytes: Uint8Array, fileBytes = bytes.byteLength): SafetensorsHeader {
  const length = headerLength(bytes, fileBytes);
  const dataBegin = LENGTH_BYTES + length;
  const fields = headerFields(bytes.subarray(LENGTH_BYTES, dataBegin));
  const metadata = parseMetadata(fields.get('__metadata__'));
  fields.delete('__metadata__');
  const entries = new Map([...fields].map(([name, value]) => [name, parseEntry(name, value, dataBegin)]));
  checkCoverage([...entries.values()], dataBegin, fileBytes);
  return { metadata, entries };
}

/** How many bytes the header has after its length. @throws {SafetensorsError} when no file can have so many. */
export function headerLength(bytes: Uint8Array, fileBytes: number): number {
  if (bytes.byteLength < LENGTH_BYTES) {
    throw new SafetensorsError(
      'too-short',
      `The file has ${bytes.byteLength} bytes; a safetensors file starts with 8 bytes that give its header's length.`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, LENGTH_BYTES);
  const length = view.getBigUint64(0, true);
  if (length > BigInt(MAX_HEADER_BYTES)) {
    throw new SafetensorsError(
      'header-length',
      `The file announces a header of ${length} bytes; more than ${MAX_HEADER_BYTES} are not accepted.`,
    );
  }
  const present = fileBytes - LENGTH_BYTES;
  if (Number(length) > present) {
    throw new SafetensorsError(
      'header-length',
      `The file announces a header of ${length} bytes and has only ${present} bytes after the length.`,
    );
  }
  return Number(length);
}

/** The header's JSON, field by field in the order of the text. */
function headerFields(bytes: Uint8Array): Map<string, unknown> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new SafetensorsError('header-text', 'The header is not UTF-8 text.');
  }
  if (!text.startsWith('{')) {
    throw new SafetensorsError('header-text', 'The header does not start with "{", as a JSON object does.');
  }
  let object: Record<string, unknown>;
  try {
    object = JSON.parse(text) as Record<string, unknown>;
  } catch (error) {
    throw new SafetensorsError('header-text', `The header is not valid JSON: ${(error as Error).message}.`);
  }
  const fields = new Map<string, unknown>();
  for (const key of topLevelKeys(text)) {
    if (fields.has(key)) throw new SafetensorsError('entry', `The header names ${quote(key)} twice.`);
    fields.set(key, object[key]);
  }
  return fields;
}

function parseMetadata(value: unknown): Record<string, string> {
  if (value === undefined || value === null) return {};
  if (!isRecord(value)) {
    throw new SafetensorsError('metadata', 'The header\'s "__metadata__" is not an object of texts.');
  }
  for (const [key, text] of Object.entries(value)) {
    if (typeof text !== 'string') {
      throw new SafetensorsError('metadata', `The header's "__metadata__" has no text under ${quote(key)}.`);
    }
  }
  return value as Record<string, string>;
}

function parseEntry(name: string, value: unknown, dataBegin: number): SafetensorsEntry {
  if (!isRecord(value)) {
    throw new SafetensorsError('entry', `The header's entry for ${quote(name)} is not an object.`);
  }
  const { dtype, shape, data_offsets: offsets } = value;
  if (!isSafetensorsDtype(dtype)) {
    const known = Object.keys(DTYPE_BYTES).join(', ');
    throw new SafetensorsError(
      'dtype',
      `Tensor ${quote(name)} has dtype ${quote(dtype)}; this reader knows ${known}.`,
    );
  }
  if (!Array.isArray(shape) || !shape.every(isCount)) {
    throw new SafetensorsError(
      'shape',
      `Tensor ${quote(name)} has shape ${quote(shape)}; a shape is a list of whole numbers from 0.`,
    );
  }
  if (!Array.isArray(offsets) || offsets.length !== 2 || !offsets.every(isCount)) {
    throw new SafetensorsError(
      'offsets',
      `Tensor ${quote(name)} has data_offsets ${quote(offsets)}; they are two whole numbers from 0.`,
    );
  }
  const [begin, end] = offsets as [number, number];
  const wanted = byteLength(name, dtype, shape);
  if (end - begin !== wanted) {
    throw new SafetensorsError(
      'offsets',
      `Tensor ${quote(name)} (${dtype}, shape [${shape.join(', ')}]) takes ${wanted} bytes, ` +
        `and its data_offsets [${begin}, ${end}] span ${end - begin}.`,
    );
  }
  return { name, dtype, shape, begin: dataBegin + begin, end: dataBegin + end };
}

function byteLength(name: string, dtype: SafetensorsDtype, shape: readonly number[]): number {
  let bytes: number = DTYPE_BYTES[dtype];
  for (const size of shape) {
    bytes *= size;
    if (!Number.isSafeInteger(bytes)) {
      throw new SafetensorsError(
        'shape',
        `Tensor ${quote(name)} of shape [${shape.join(', ')}] is larger than any file.`,
      );
    }
  }
  return bytes;
}

/** The tensors, in the order of their bytes, must lie end to end from the header to the end of the file. */
function checkCoverage(entries: readonly SafetensorsEntry[], dataBegin: number, fileBytes: number): void {
  const ordered = entries.toSorted((a, b) => a.begin - b.begin || a.end - b.end);
  let covered = dataBegin;
  let before = '';
  for (const { name, begin, end } of ordered) {
    if (begin < covered) {
      throw new SafetensorsError('overlap', `Tensors ${quote(before)} and ${quote(name)} share bytes.`);
    }
    if (begin > covered) {
      const gap = begin - covered;
      throw new SafetensorsError(
        'hole',
        `The ${gap} bytes before tensor ${quote(name)} belong to no tensor.`,
      );
    }
    covered = end;
    before = name;
  }
  if (covered > fileBytes) {
    throw new SafetensorsError(
      'truncated',
      `The file is cut off: its tensors end at byte ${covered} and it has ${fileBytes} bytes.`,
    );
  }
  if (covered < fileBytes) {
    throw new SafetensorsError(
      'trailing',
      `The ${fileBytes - covered} bytes from ${covered} to the end belong to no tensor.`,
    );
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && !Object.is(value, -0);
}

/** A value of the header for a message, cut when it is long. */
function quote(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
