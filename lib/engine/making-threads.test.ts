import { expect, test } from 'vitest';
import { tellOfThreads } from './making-threads.ts';

test('a worker that makes another tells before and after, and makes it as it would have', () => {
  const events: unknown[] = [];
  const scope = {
    Worker: class {
      constructor(url: string | URL, options?: WorkerOptions) {
        events.push([url, options]);
      }
    } as unknown as typeof Worker,
  };
  const original = scope.Worker;
  tellOfThreads(scope, (making) => events.push(making));
  const made = new scope.Worker('thread.js', { type: 'module' });
  expect(events).toEqual([true, ['thread.js', { type: 'module' }], false]);
  expect(made).toBeInstanceOf(original);
});
