/**
 * An own picture, from a file, a drop or the camera: it is tried before it is chosen, so a broken one changes
 * nothing.
 */
import { choosePicture } from './choice.ts';
import { preparePicture } from './prepare.ts';
import type { PreparedPicture } from './prepared.ts';

export interface TakenPicture {
  readonly notes: PreparedPicture['notes'];
  /** Whether the next page will have it too. */
  readonly kept: boolean;
}

/**
 * Makes a file the chosen picture. @throws {ImageError} when it is none that can be used; then nothing has
 * changed.
 */
export async function takePicture(file: Blob, name: string): Promise<TakenPicture> {
  const prepared = await preparePicture(file);
  const kept = await choosePicture({ kind: 'own', name }, { file, prepared });
  return { notes: prepared.notes, kept };
}
