/**
 * Makes the Python worker with a Content-Security-Policy of its own, on any static host. A worker takes its
 * policy from its script's response headers, which such a host cannot set; a worker from a `blob:` URL takes
 * it from the document that made it. So a hidden frame, a page of the site with a policy in a `<meta>`, makes
 * a one-line worker that imports the real one. The frame is same-origin: the worker stays isolated where the
 * page is, and its memory can be shared.
 */
import { afterAwake } from '#lib/time/awake.ts';
import { NotLoadedError } from './start-files.ts';
import workerUrl from './python.worker.ts?worker&url';

/** Milliseconds that the frame and the worker's script may take to load. */
const PATIENCE = 60_000;

/**
 * A new worker, its script loaded. Its frame leaves the document when the worker is ended.
 *
 * @param assets where Python's files are: an absolute URL that ends in a slash; the frame is `frame/` under
 *   it.
 * @throws NotLoadedError when the frame or the script does not load, or takes longer than `patience`
 * milliseconds.
 */
export async function spawnPythonWorker(
  assets: string,
  url: string | URL = workerUrl,
  patience = PATIENCE,
): Promise<Worker> {
  const script = new URL(url, document.baseURI).href;
  const late = new AbortController();
  const arrived = afterAwake(patience, () => late.abort());
  try {
    const frame = await policyFrame(`${assets}frame/`, late.signal);
    return await workerOf(frame, script, late.signal);
  } finally {
    arrived();
  }
}

/** The worker that imports `script`, made by the frame's document. */
async function workerOf(frame: HTMLIFrameElement, script: string, late: AbortSignal): Promise<Worker> {
  const inner = frame.contentWindow as Window & typeof globalThis;
  const source = `import(${JSON.stringify(script)}).then(() => postMessage('loaded'), (e) => postMessage(String(e)));`;
  const blob = inner.URL.createObjectURL(new inner.Blob([source], { type: 'text/javascript' }));
  const worker = new inner.Worker(blob, { type: 'module', name: 'python' });
  const terminate = worker.terminate.bind(worker);
  worker.terminate = () => {
    terminate();
    frame.remove();
  };
  await new Promise<void>((resolve, reject) => {
    const fail = (reason: string): void => {
      worker.terminate();
      reject(new NotLoadedError('the Python worker', reason));
    };
    late.addEventListener('abort', () => fail('it did not answer'), { once: true });
    worker.addEventListener('error', (event) => fail(event.message), { once: true });
    worker.addEventListener('message', ({ data }) => (data === 'loaded' ? resolve() : fail(String(data))), {
      once: true,
    });
  });
  inner.URL.revokeObjectURL(blob);
  return worker;
}

/**
 * A hidden frame of the page at `url`; another page in its place (a host's own for what is missing) is
 * refused.
 */
function policyFrame(url: string, late: AbortSignal): Promise<HTMLIFrameElement> {
  return new Promise((resolve, reject) => {
    const frame = document.createElement('iframe');
    frame.hidden = true;
    frame.title = 'Python';
    frame.src = url;
    const fail = (): void => {
      frame.remove();
      reject(new NotLoadedError('the frame of the Python worker'));
    };
    late.addEventListener('abort', fail, { once: true });
    frame.addEventListener(
      'load',
      () => (frame.contentDocument?.documentElement.dataset['frame'] === 'python' ? resolve(frame) : fail()),
      { once: true },
    );
    frame.addEventListener('error', fail, { once: true });
    // Not in the body: what is done to the page's content must not end the worker.
    document.documentElement.append(frame);
  });
}
