import { expect, test } from 'vitest';
import probeUrl from '#tests/browser/csp-probe.worker.ts?worker&url';
import { spawnPythonWorker } from './spawn.ts';

const assets = new URL('/python/', location.href).href;

interface Report {
  results: Record<string, string>;
  violations: string[];
}

test('the worker has a policy of its own: no code from text, no other origin', async () => {
  const worker = await spawnPythonWorker(assets, probeUrl);
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
  await expect(spawnPythonWorker(assets, '/no-such-worker.js')).rejects.toThrow(
    'the Python worker did not load',
  );
  expect(document.querySelector('iframe[title=Python]')).toBeNull();
});

test('another page in the place of the frame is refused: a worker without a policy is none', async () => {
  const spawned = spawnPythonWorker(new URL('/not-python/', location.href).href, probeUrl);
  await expect(spawned).rejects.toThrow('the frame of the Python worker did not load');
  expect(document.querySelector('iframe[title=Python]')).toBeNull();
});

test('a worker that does not answer is an error after a while, and leaves nothing behind', async () => {
  await expect(spawnPythonWorker(assets, probeUrl, 0)).rejects.toThrow('did not load');
  expect(document.querySelector('iframe[title=Python]')).toBeNull();
});
