/** A document for drawing in Node, at build time and in tests: linkedom's, one for all drawings. */
import { parseHTML } from 'linkedom';

let shared: Document | undefined;

/** The document to pass as `document` to every drawing in Node. */
export function nodeDocument(): Document {
  shared ??= parseHTML('<!doctype html><html><body></body></html>').document;
  return shared;
}
