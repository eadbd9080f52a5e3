/** Bytes of a file that the reader chose or dropped. */
import { WeightsError } from './error.ts';

/** @throws {WeightsError} 'wrong-file' when the file has no byte. */
export function refuseEmpty({ name, size }: File): void {
  if (size > 0) return;
  throw new WeightsError('wrong-file', `${name} is empty: it has 0 bytes.`, { detail: { is: 'empty' } });
}

/** @throws {WeightsError} 'unreadable'. */
export async function bytesOf(file: File, begin = 0, end = file.size): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.slice(begin, end).arrayBuffer());
  } catch (error) {
    const message = `${file.name} could not be read; it may have been moved or changed since it was chosen.`;
    throw new WeightsError('unreadable', message, { cause: error });
  }
}
