/** The page's one worker that prepares pictures; it starts with the first picture. */
import type { PreparedPicture } from './prepared.ts';
import { Preparer } from './preparer.ts';

const preparer = new Preparer({
  spawn: () => new Worker(new URL('./prepare.worker.ts', import.meta.url), { type: 'module' }),
  timeLimit: 20_000,
});

/**
 * A picture file as the model takes it, at `size` × `size` pixels.
 * @throws {ImageError} with one sentence when the file is not a picture that can be used
 */
export const preparePicture = (blob: Blob, size = 224): Promise<PreparedPicture> =>
  preparer.prepare(blob, size);
