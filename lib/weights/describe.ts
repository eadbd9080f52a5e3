/** Which model a kept file is, from its header alone: the tensors may still be on their way. */
import { headerLength, parseHeader, type SafetensorsHeader } from '#lib/safetensors/header.ts';
import { SafetensorsFile } from '#lib/safetensors/read.ts';
import { joined } from './download.ts';
import { refuseMalformed, WeightsError } from './error.ts';
import { statedNormalisation } from './normalisation.ts';
import { withoutPrefix } from './prefix.ts';
import { fitsNotSentence, recognise, type FitsNot } from './recognise.ts';
import { sourceName } from './source.ts';
import type { KeptModel, WeightsStore } from './store.ts';

/** A file that no model here can use. */
export class MismatchError extends WeightsError {
  readonly file: string;
  readonly fitsNot: FitsNot;

  constructor(file: string, fitsNot: FitsNot) {
    super('mismatch', fitsNotSentence(file, fitsNot));
    this.file = file;
    this.fitsNot = fitsNot;
  }
}

/**
 * @returns null where not all of the header is stored yet.
 * @throws {WeightsError} 'wrong-file' or, as a MismatchError, 'mismatch'.
 */
export async function describeKept(store: WeightsStore, key: string): Promise<KeptModel | null> {
  const file = await store.find(key);
  if (!file) return null;
  let head = new Uint8Array();
  for await (const piece of store.pieces(key)) {
    head = joined([head, piece]);
    const described = describeHead(head, file.bytes, sourceName({ kind: 'kept', key }));
    if (described) return described;
  }
  return null;
}

/**
 * @param head the beginning of a file.
 * @param name how sentences call the file; one that holds a model's name decides between equal models.
 * @returns null where the head does not hold all of the header.
 */
export function describeHead(head: Uint8Array, fileBytes: number, name: string): KeptModel | null {
  const header = refuseMalformed(name, () => headerOf(head, fileBytes));
  if (!header) return null;
  const { file, prefix } = withoutPrefix(new SafetensorsFile(header, head));
  const found = recognise(file.entries, name);
  if (!found.fits) throw new MismatchError(name, found);
  const { model, alternatives, options } = found;
  const dtypes = [...new Set(Array.from(file.entries.values(), ({ dtype }) => dtype))];
  const normalisation = statedNormalisation(file.metadata);
  return { model, alternatives, options, prefix, dtypes, normalisation };
}

function headerOf(head: Uint8Array, fileBytes: number): SafetensorsHeader | null {
  if (head.length < 8 && fileBytes >= 8) return null;
  if (head.length < 8 + headerLength(head, fileBytes)) return null;
  return parseHeader(head, fileBytes);
}
