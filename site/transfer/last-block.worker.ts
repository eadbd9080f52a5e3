/** Trains the last block away from the page, on onnxruntime; ended by whoever made it. */
import { usefulThreads } from '#lib/engine/onnxruntime.ts';
import { createSyncBackend } from '#lib/engine/sync-backend.ts';
import { setBackend } from '#lib/torch/index.ts';
import { trainLastBlock } from './last-block.ts';
import type { LastBlockStep, LastBlockTask } from './last-block-task.ts';

export type FromLastBlockWorker =
  | { readonly type: 'step'; readonly step: LastBlockStep }
  | { readonly type: 'done'; readonly said: readonly number[] }
  | { readonly type: 'failed'; readonly message: string };

const post = (message: FromLastBlockWorker): void => {
  postMessage(message);
};

async function train(task: LastBlockTask): Promise<void> {
  setBackend(await createSyncBackend({ threads: usefulThreads() }));
  const loop = trainLastBlock(task);
  for (;;) {
    const { done, value } = loop.next();
    if (done) return post({ type: 'done', said: value });
    post({ type: 'step', step: value });
  }
}

addEventListener('message', ({ data }: MessageEvent<LastBlockTask>) => {
  train(data).catch((error: unknown) => {
    post({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  });
});
