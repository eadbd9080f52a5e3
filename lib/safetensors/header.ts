/**
 * The header of a safetensors file: 8 bytes of little-endian length, then JSON, then the tensors' bytes.
 * After https://github.com/huggingface/safetensors (`tensor.rs`, `read_metadata` and `validate`), with the
 * same rule that tensors lie end to end and fill the file. Stricter in two ways: any name may stand only
 * once, and the header may be 1 MB long.
 *
 * Left out: complex numbers, and floats of 4, 6 and 8 bits other than F8_E4M3 and F8_E5M2.
 */
import { DTYPE_BYTES, isSafetensorsDtype } from './dtype.ts';
import type { SafetensorsDtype } from './dtype.ts';
import { SafetensorsError } from './error.ts';
import { isObject, parseHeaderJson, type Json, type JsonObject } from './header-json.ts';

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

/**
 * A header longer than this is refused unread. The reference takes 100 MB; the largest of timm's ViTs have
 * 100 kB, and a page that parses more stands still.
 */
export const MAX_HEADER_BYTES = 1_000_000;
const LENGTH_BYTES = 8;

/** Types that a file may have and that are not read here, with what they are. */
const UNREAD: ReadonlyMap<string, string> = new Map([
  ['C64', ', complex numbers'],
  ...['F4', 'F6_E2M3', 'F6_E3M2', 'F8_E8M0', 'F8_E4M3FNUZ', 'F8_E5M2FNUZ'].map((dtype): [string, string] => [
    dtype,
    ', a float of a few bits',
  ]),
]);

/**
 * Reads and checks the header of a file.
 *
 * @param bytes the whole file, or its beginning with all of the header; nothing of the tensors is looked at.
 * @param fileBytes the size of the whole file.
 * @throws {SafetensorsError} with one sentence that says what is wrong.
 */
export function parseHeader(bytes: Uint8Array, fileBytes = bytes.byteLength): SafetensorsHeader {
  refuseOtherTexts(bytes);
  const length = headerLength(bytes, fileBytes);
  const dataBegin = LENGTH_BYTES + length;
  const fields = headerFields(bytes.subarray(LENGTH_BYTES, dataBegin));
  const metadata = parseMetadata(fields.get('__metadata__'));
  fields.delete('__metadata__');
  const entries = new Map([...fields].map(([name, value]) => [name, parseEntry(name, value, dataBegin)]));
  checkCoverage([...entries.values()], dataBegin, fileBytes);
  return { metadata, entries };
}

/** What the hub serves in a checkpoint's place, and what lies beside one, are told by name. */
function refuseOtherTexts(bytes: Uint8Array): void {
  const text = String.fromCharCode(...bytes.subarray(0, 1000));
  const [answer] = /^(Entry not found|Repository not found|Invalid username or password)/.exec(text) ?? [];
  if (answer) {
    throw new SafetensorsError('header-length', `The hub answered "${answer}" in place of the file.`);
  }
  if (/^\s*\{/.test(text) && text.includes('"weight_map"')) {
    throw new SafetensorsError(
      'header-length',
      'This is the index of a checkpoint in several files (as model.safetensors.index.json); it holds no tensors.',
    );
  }
}

/**
 * How many bytes the header has after its length. @throws {SafetensorsError} when no file can have so many.
 */
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
function headerFields(bytes: Uint8Array): Map<string, Json> {
  const { fields, repeated } = headerObject(headerText(bytes));
  if (repeated !== undefined)
    throw new SafetensorsError('entry', `The header names ${quote(repeated)} twice.`);
  return new Map(fields);
}

function headerText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new SafetensorsError('header-text', 'The header is not UTF-8 text.');
  }
}

function headerObject(text: string): JsonObject {
  if (!/^[ \t\n\r]*\{/.test(text)) {
    throw new SafetensorsError('header-text', 'The header does not start with "{", as a JSON object does.');
  }
  try {
    return parseHeaderJson(text).value as JsonObject;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new SafetensorsError('header-text', `The header is not valid JSON: ${error.message}.`);
  }
}

function parseMetadata(json: Json | undefined): Record<string, string> {
  const value = json?.value ?? null;
  if (value === null) return {};
  if (!isObject(value)) {
    throw new SafetensorsError('metadata', 'The header\'s "__metadata__" is not an object of texts.');
  }
  if (value.repeated !== undefined) {
    throw new SafetensorsError(
      'metadata',
      `The header's "__metadata__" names ${quote(value.repeated)} twice.`,
    );
  }
  const texts: [key: string, text: string][] = [];
  for (const [key, { value: text }] of value.fields) {
    if (typeof text !== 'string') {
      throw new SafetensorsError('metadata', `The header's "__metadata__" has no text under ${quote(key)}.`);
    }
    texts.push([key, text]);
  }
  return Object.fromEntries(texts);
}

function parseEntry(name: string, { value }: Json, dataBegin: number): SafetensorsEntry {
  if (!isObject(value)) {
    throw new SafetensorsError('entry', `The header's entry for ${quote(name)} is not an object.`);
  }
  if (value.repeated !== undefined) {
    throw new SafetensorsError('entry', `Tensor ${quote(name)} has ${quote(value.repeated)} twice.`);
  }
  const dtype = parseDtype(name, value.fields.get('dtype'));
  const shape = counts(value.fields.get('shape'));
  if (!shape) {
    throw new SafetensorsError(
      'shape',
      `Tensor ${quote(name)} has shape ${source(value.fields.get('shape'))}; a shape is a list of whole numbers from 0.`,
    );
  }
  const offsets = counts(value.fields.get('data_offsets'));
  if (offsets?.length !== 2) {
    throw new SafetensorsError(
      'offsets',
      `Tensor ${quote(name)} has data_offsets ${source(value.fields.get('data_offsets'))}; they are two whole numbers from 0.`,
    );
  }
  const [begin, end] = offsets as [number, number];
  const wanted = byteLength(name, dtype, shape);
  if (end - begin !== wanted) {
    throw new SafetensorsError(
      'offsets',
      `Tensor ${quote(name)} (${dtype}, shape ${cut(`[${shape.join(', ')}]`)}) takes ${wanted} bytes, ` +
        `and its data_offsets [${begin}, ${end}] span ${end - begin}.`,
    );
  }
  return { name, dtype, shape, begin: dataBegin + begin, end: dataBegin + end };
}

function parseDtype(name: string, json: Json | undefined): SafetensorsDtype {
  const dtype = json?.value;
  if (isSafetensorsDtype(dtype)) return dtype;
  const known = Object.keys(DTYPE_BYTES).join(', ');
  const what = typeof dtype === 'string' ? (UNREAD.get(dtype) ?? '') : '';
  throw new SafetensorsError(
    'dtype',
    `Tensor ${quote(name)} has dtype ${source(json)}${what}; this reader knows ${known}.`,
  );
}

function byteLength(name: string, dtype: SafetensorsDtype, shape: readonly number[]): number {
  let bytes: number = DTYPE_BYTES[dtype];
  for (const size of shape) {
    bytes *= size;
    if (!Number.isSafeInteger(bytes)) {
      throw new SafetensorsError(
        'shape',
        `Tensor ${quote(name)} of shape ${cut(`[${shape.join(', ')}]`)} is larger than any file.`,
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

/** The whole numbers of a list, or null when it is no such list. */
function counts(json: Json | undefined): number[] | null {
  const value: unknown = json?.value;
  return Array.isArray(value) && value.every(isCount) ? value : null;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && !Object.is(value, -0);
}

/** A name for a message, cut when it is long. */
const quote = (name: string): string => cut(JSON.stringify(name));

/** A value of the header for a message, as it stands there. */
const source = (json: Json | undefined): string => (json ? cut(json.text()) : 'nothing');

const cut = (text: string): string => (text.length > 80 ? `${text.slice(0, 77)}…` : text);
