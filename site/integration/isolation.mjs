// @ts-check
/**
 * The headers that make a page cross-origin isolated, which SharedArrayBuffer and so WebAssembly threads
 * need. Used by the dev server, the preview, `npm start` and the browser tests; `public/_headers` says the
 * same to hosts that read it, and the service worker adds them where a host cannot.
 */
export const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};
