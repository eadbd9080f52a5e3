/** Outputs as the pieces of text and the records that a page shows, the same at build time and live. */
import type { DisplayRecord, Output } from '#lib/python/contract.ts';
import { errorShapes, type ErrorShape } from './shape-error.ts';

export interface OutputPart {
  readonly role: 'stdout' | 'stderr' | 'value' | 'error';
  readonly text: string;
  readonly record?: DisplayRecord;
  /** Of an error about shapes: those that do not fit. */
  readonly shapes?: readonly ErrorShape[];
}

export function outputPart(output: Output): OutputPart {
  switch (output.kind) {
    case 'stream':
      return { role: output.name, text: output.text };
    case 'error': {
      const shapes = errorShapes(output.message);
      return { role: 'error', text: output.traceback, ...(shapes ? { shapes } : {}) };
    }
    case 'display':
      return { role: 'value', text: output.text, ...(output.record ? { record: output.record } : {}) };
  }
}

/** A shape as text in pieces, `(197, ` · `192` · `)`: a piece with `misfit` is to be marked. */
export function shapePieces({
  sizes,
  misfits,
}: ErrorShape): { readonly text: string; readonly misfit: boolean }[] {
  const pieces = sizes.flatMap((size, place) => [
    { text: place === 0 ? '(' : ', ', misfit: false },
    { text: size === null ? '…' : String(size), misfit: misfits.includes(place) },
  ]);
  return [...pieces, { text: sizes.length === 1 ? ',)' : ')', misfit: false }];
}
