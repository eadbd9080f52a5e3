import { expect, test } from 'vitest';
import probeUrl from '#tests/browser/csp-probe.worker.ts?worker&url';
import { spawnPythonWorker } from './spawn.ts';

interface Report {
  results: Record<string, string>;
  violations: string[];
}

test('the worker has a policy of its own: no code from text, no other origin', async () => {
  const worker = await spawnPythonWorker(probeUrl);
  const { results, violations } = await new Promise<{
    results: Record<string, string>;
    violations: string[];
  }>((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Report>) => resolve(data));
    worker.postMessage('probe');
  });
  worker.terminate();
  expect(results).toMatchObject({ function: 'EvalError', webAssembly: 'allowed', ownOrigin: 'allowed' });
  expect(results['fetchElsewhere']).not.toBe('allowed');
  expect(results['importData']).not.toBe('allowed');
  expect(violations).toContain('connect-src');
  expect(document.querySelector('iframe[title=Python]')).toBeNull();
});

test('a worker whose script is not there is an error, and leaves nothing behind', async () => {
  await expect(spawnPythonWorker('/no-such-worker.js')).rejects.toThrow('could not be loaded');
  expect(document.querySelector('iframe[title=Python]')).toBeNull();
});
