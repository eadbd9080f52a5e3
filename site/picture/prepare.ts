/** The page's side of the worker that prepares pictures; the worker starts with the first picture. */
import { ImageError } from '#lib/image/error.ts';
import type { PreparedPicture, PrepareReply, PrepareRequest } from './prepared.ts';

interface Waiting {
  resolve(picture: PreparedPicture): void;
  reject(error: Error): void;
}

let worker: Worker | null = null;
let count = 0;
const waiting = new Map<number, Waiting>();

/**
 * A picture file as the model takes it, at `size` × `size` pixels.
 * @throws {ImageError} with one sentence when the file is not a picture that can be used
 */
export function preparePicture(blob: Blob, size = 224): Promise<PreparedPicture> {
  worker ??= startWorker();
  const request: PrepareRequest = { id: count++, blob, size };
  worker.postMessage(request);
  return new Promise((resolve, reject) => {
    waiting.set(request.id, { resolve, reject });
  });
}

function startWorker(): Worker {
  const started = new Worker(new URL('./prepare.worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<PrepareReply>) => {
    const caller = waiting.get(data.id);
    waiting.delete(data.id);
    if ('picture' in data) caller?.resolve(data.picture);
    else caller?.reject(data.fault ? new ImageError(data.fault, data.error) : new Error(data.error));
  });
  started.addEventListener('error', () => {
    for (const caller of waiting.values()) caller.reject(new Error('The picture could not be prepared.'));
    waiting.clear();
    started.terminate();
    worker = null;
  });
  return started;
}
