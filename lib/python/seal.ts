/**
 * Takes network, storage, code from text and the way to the page out of a worker's globals, after Pyodide and
 * the tensor library have started and before a reader's code runs. The second of three walls: `guard.ts` lets
 * Python reach no global at all, and the worker's Content-Security-Policy limits what a script could do that
 * got past both.
 */

/**
 * What stays, because Pyodide and onnxruntime use it while they run. All else that a worker has is taken
 * away.
 */
const GONE = `
  fetch XMLHttpRequest WebSocket WebSocketStream WebTransport EventSource importScripts indexedDB caches CacheStorage
  BroadcastChannel Worker SharedWorker MessageChannel postMessage close reportError Notification
  RTCPeerConnection RTCDataChannel FileReader FileReaderSync FileSystemHandle FileSystemFileHandle
  FileSystemDirectoryHandle FileSystemSyncAccessHandle cookieStore CookieStore
  webkitRequestFileSystem webkitRequestFileSystemSync webkitResolveLocalFileSystemURL
  webkitResolveLocalFileSystemSyncURL IDBFactory StorageManager ServiceWorkerRegistration PushManager
  createImageBitmap OffscreenCanvas ImageDecoder FontFace fonts requestAnimationFrame scheduler trustedTypes
  XMLHttpRequestUpload HID USB Serial LockManager`;

type WorkerScope = Pick<typeof globalThis, 'navigator' | 'setTimeout' | 'setInterval' | 'URL'>;

/** Seals `scope`, which is `globalThis` of a dedicated worker. Cannot be undone. */
export function sealScope(scope: WorkerScope): void {
  const { userAgent, language, hardwareConcurrency } = scope.navigator;
  for (const name of GONE.split(/\s+/)) if (name) remove(scope, name);
  const navigator = Object.freeze({ __proto__: null, userAgent, language, hardwareConcurrency });
  define(scope, 'navigator', navigator);
  for (const name of ['createObjectURL', 'revokeObjectURL']) define(scope.URL, name, undefined);
  closeCodeFromText(scope);
}

/**
 * No `eval`, no `Function` from text, also not by the constructors that functions inherit; no timers from
 * text.
 */
function closeCodeFromText(scope: WorkerScope): void {
  const refuse = function (): never {
    throw new EvalError('code from text is not allowed in this worker');
  };
  const constructors = [function () {}, async function () {}, function* () {}, async function* () {}].map(
    (example) => Object.getPrototypeOf(example) as object,
  );
  for (const prototype of constructors) define(prototype, 'constructor', refuse);
  // `instanceof Function` still has to work.
  Object.defineProperty(refuse, 'prototype', { value: Function.prototype });
  define(scope, 'eval', refuse);
  define(scope, 'Function', refuse);
  for (const name of ['setTimeout', 'setInterval'] as const) {
    const timer = scope[name].bind(scope);
    define(scope, name, (work: unknown, ...rest: [number?, ...unknown[]]) =>
      typeof work === 'function' ? timer(work as () => void, ...rest) : refuse(),
    );
  }
}

/** A global may live on the scope itself or on one of its prototypes. */
function remove(scope: object, name: string): void {
  for (let holder: object | null = scope; holder; holder = Object.getPrototypeOf(holder) as object | null)
    if (Object.hasOwn(holder, name)) define(holder, name, undefined);
}

function define(holder: object, name: string, value: unknown): void {
  Object.defineProperty(holder, name, { value, writable: false, configurable: false, enumerable: false });
}
