/**
 * The page's side of training the last block: a worker for one training, ended with it or when nobody asks
 * for more.
 */
import type { LastBlockStep, LastBlockTask } from './last-block-task.ts';
import type { FromLastBlockWorker } from './last-block.worker.ts';

/**
 * Step by step; its buffers go to the worker.
 * @returns the class that each held-out picture is given. @throws Error when the worker fails.
 */
export async function* trainInWorker(task: LastBlockTask): AsyncGenerator<LastBlockStep, readonly number[]> {
  const worker = new Worker(new URL('./last-block.worker.ts', import.meta.url), {
    type: 'module',
    name: 'last-block',
  });
  const inbox: FromLastBlockWorker[] = [];
  let wake = (): void => undefined;
  const receive = (message: FromLastBlockWorker): void => {
    inbox.push(message);
    wake();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<FromLastBlockWorker>) => receive(data));
  worker.addEventListener('error', ({ message }) =>
    receive({ type: 'failed', message: message || 'The script that trains did not load.' }),
  );
  worker.postMessage(task, [task.train.data.buffer, task.test.data.buffer]);
  try {
    for (;;) {
      const message = inbox.shift();
      if (!message) await new Promise<void>((resolve) => (wake = resolve));
      else if (message.type === 'done') return message.said;
      else if (message.type === 'failed') throw new Error(message.message);
      else yield message.step;
    }
  } finally {
    worker.terminate();
  }
}
