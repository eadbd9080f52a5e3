/** Outputs as JSON, typed arrays in display records included, for the cache and for the page. */
import type { Output } from '#lib/python/contract.ts';

const TYPES = { Uint8Array, Int32Array, Float32Array, Float64Array } as const;
type TypeName = keyof typeof TYPES;

interface Encoded {
  readonly $array: TypeName;
  readonly base64: string;
}

/** JSON text that `parseOutputs` reads. */
export function stringifyOutputs(outputs: readonly Output[]): string {
  return JSON.stringify(outputs, (_, value: unknown) => {
    if (!ArrayBuffer.isView(value)) return value;
    const name = value.constructor.name;
    if (!Object.hasOwn(TYPES, name)) throw new TypeError(`outputs cannot hold a ${name}`);
    const $array = name as TypeName;
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    return { $array, base64: toBase64(bytes) } satisfies Encoded;
  });
}

export function parseOutputs(json: string): Output[] {
  return JSON.parse(json, (_, value: unknown) => {
    if (!isEncoded(value)) return value;
    const bytes = Uint8Array.from(atob(value.base64), (character) => character.charCodeAt(0));
    return new TYPES[value.$array](bytes.buffer);
  }) as Output[];
}

function isEncoded(value: unknown): value is Encoded {
  return typeof value === 'object' && value !== null && '$array' in value;
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 0x8000)
    text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  return btoa(text);
}
