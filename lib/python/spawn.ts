/**
 * Makes the Python worker with a Content-Security-Policy of its own, on any static host. A worker takes its policy from
 * its script's response headers, which such a host cannot set; a worker from a `blob:` URL takes it from the document
 * that made it. So a hidden frame with a policy in a `<meta>` makes a one-line worker that imports the real one.
 * The frame is same-origin: the worker stays isolated where the page is, and its memory can be shared.
 */
import workerUrl from './python.worker.ts?worker&url';

/** Code from this site only, none from text; WebAssembly; requests to this site and to the hub of weights. */
export const WORKER_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "connect-src 'self' https://huggingface.co https://*.huggingface.co https://*.hf.co",
].join('; ');

/** A new worker, its script loaded. Its frame leaves the document when the worker is ended. */
export async function spawnPythonWorker(url: string | URL = workerUrl): Promise<Worker> {
  const script = new URL(url, document.baseURI).href;
  const frame = await policyFrame();
  const inner = frame.contentWindow as Window & typeof globalThis;
  const source = `import(${JSON.stringify(script)}).then(() => postMessage('loaded'), (e) => postMessage(String(e)));`;
  const blob = inner.URL.createObjectURL(new inner.Blob([source], { type: 'text/javascript' }));
  const worker = new inner.Worker(blob, { type: 'module', name: 'python' });
  const terminate = worker.terminate.bind(worker);
  worker.terminate = () => {
    terminate();
    frame.remove();
  };
  const loaded = new Promise<void>((resolve, reject) => {
    const fail = (reason: string): void => {
      worker.terminate();
      reject(new Error(`the Python worker could not be loaded: ${reason}`));
    };
    worker.addEventListener('error', (event) => fail(event.message), { once: true });
    worker.addEventListener('message', ({ data }) => (data === 'loaded' ? resolve() : fail(String(data))), {
      once: true,
    });
  });
  await loaded;
  inner.URL.revokeObjectURL(blob);
  return worker;
}

/** A hidden frame with the policy; same-origin, empty. */
function policyFrame(): Promise<HTMLIFrameElement> {
  return new Promise((resolve, reject) => {
    const frame = document.createElement('iframe');
    frame.hidden = true;
    frame.title = 'Python';
    frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${WORKER_POLICY}">`;
    frame.addEventListener('load', () => resolve(frame), { once: true });
    frame.addEventListener('error', () => reject(new Error('the frame of the Python worker did not load')));
    // Not in the body: what is done to the page's content must not end the worker.
    document.documentElement.append(frame);
  });
}
