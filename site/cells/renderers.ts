/** Who draws what a cell shows: one function a kind of record. What nobody draws stays text. */
import type { DisplayRecord } from '#lib/python/contract.ts';

/** Draws a record, now or soon. */
export type Renderer = (record: DisplayRecord, document: Document) => Element | Promise<Element>;

const renderers = new Map<string, Renderer>();

/** `draw` draws records of `kind` from now on. Returns what takes it back. */
export function registerRenderer(kind: string, draw: Renderer): () => void {
  renderers.set(kind, draw);
  return () => {
    if (renderers.get(kind) === draw) renderers.delete(kind);
  };
}

/** The drawing of a record, undefined where its kind has no renderer. */
export async function renderRecord(record: DisplayRecord, document: Document): Promise<Element | undefined> {
  return renderers.get(record.kind)?.(record, document);
}
