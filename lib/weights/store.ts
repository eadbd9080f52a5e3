/**
 * Where downloaded weights are kept: in pieces as they come, so that a download that breaks off goes on where
 * it was. A whole file stays in its pieces too: nothing is copied when the last byte has come, which is when
 * room is scarcest.
 */

import type { Normalisation } from './normalisation.ts';
import type { FittingOptions } from './recognise.ts';

/** What a file's names and shapes say. */
export interface KeptModel {
  /** timm's name. */
  readonly model: string;
  /** Models with the same names and shapes. */
  readonly alternatives: readonly string[];
  readonly options: FittingOptions;
  /** What stood before every name, as `module.`; empty where nothing did. */
  readonly prefix: string;
  /** The dtypes of its tensors, in the order in which they occur. */
  readonly dtypes: readonly string[];
  /** How its pictures are normalised, where its metadata says so. */
  readonly normalisation?: Normalisation | null;
}

/** What is known of a file of weights, whole or still in parts. */
export interface KeptFile {
  /** `hub:timm/resnet18.a1_in1k`, or `file:mine.safetensors`. */
  readonly key: string;
  /** Size of the whole file. */
  readonly bytes: number;
  /** As the hub states it; null where nobody does. */
  readonly sha256: string | null;
  /** The commit of the hub's repository that was looked up; null for a reader's file. */
  readonly commit: string | null;
  /** How many bytes are here, from the first on. */
  readonly stored: number;
  /** All bytes are here, and they have the SHA-256 that the hub states. */
  readonly whole: boolean;
  /** The model that it fits, once its header has been read. */
  readonly model: KeptModel | null;
  /** When its first byte came, in milliseconds since 1970. */
  readonly since: number;
}

/** What is known of a file before its first byte. */
export type NewFile = Pick<KeptFile, 'key' | 'bytes' | 'sha256' | 'commit'>;

/** The entry that a file begins with. */
export const begun = (file: NewFile): KeptFile => ({
  ...file,
  stored: 0,
  whole: false,
  model: null,
  since: Date.now(),
});

/** Whether there is no room for what was to be stored. */
export const isFull = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'QuotaExceededError';

export interface WeightsStore {
  /** Whether what is kept outlives the page. */
  readonly lasting: boolean;
  all(): Promise<KeptFile[]>;
  find(key: string): Promise<KeptFile | null>;
  /** Starts a file anew: bytes kept under its key are gone. */
  begin(file: NewFile): Promise<void>;
  /**
   * Adds bytes that belong at the offset `at`. Where the file does not end there (another tab writes it too,
   * or has begun it anew), nothing is added.
   *
   * @returns whether they were added.
   * @throws {DOMException} QuotaExceededError when there is no room.
   */
  append(key: string, at: number, bytes: Uint8Array<ArrayBuffer>): Promise<boolean>;
  /** Says which model it is. */
  describe(key: string, model: KeptModel): Promise<void>;
  markWhole(key: string): Promise<void>;
  /** The bytes, in order. */
  pieces(key: string): AsyncGenerator<Uint8Array<ArrayBuffer>>;
  drop(key: string): Promise<void>;
}

/**
 * The bytes of a whole file, in one piece of memory of just its size.
 *
 * @returns null where there is no such file, or not all of it: what is left of it is dropped then.
 */
export async function readKept(store: WeightsStore, key: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const file = await store.find(key);
  if (!file?.whole) return null;
  const bytes = new Uint8Array(file.bytes);
  let at = 0;
  for await (const piece of store.pieces(key)) {
    if (at + piece.length <= bytes.length) bytes.set(piece, at);
    at += piece.length;
  }
  if (at === bytes.length) return bytes;
  await store.drop(key);
  return null;
}
