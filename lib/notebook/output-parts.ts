/** Outputs as the pieces of text and the records that a page shows, the same at build time and live. */
import type { DisplayRecord, Output } from '#lib/python/contract.ts';
import { errorShapes, type ErrorShape } from './shape-error.ts';

export interface OutputPart {
  readonly role: 'stdout' | 'stderr' | 'value' | 'error';
  readonly text: string;
  /** The end of an error's text, from its class on: a sentence, which may be long, below lines of code. */
  readonly message?: string;
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
      const message = messageOf(output.traceback, output.type);
      return {
        role: 'error',
        text: output.traceback,
        ...(message === undefined ? {} : { message }),
        ...(shapes ? { shapes } : {}),
      };
    }
    case 'display':
      return { role: 'value', text: output.text, ...(output.record ? { record: output.record } : {}) };
  }
}

/** From the last line on that begins with the class, as `ValueError: no` or `torch.OutOfMemoryError: …`. */
function messageOf(traceback: string, type: string): string | undefined {
  const begins = new RegExp(`^(?:[\\w.]+\\.)?${type}(?::|$)`, 'gm');
  const last = [...traceback.matchAll(begins)].at(-1);
  return last && traceback.slice(last.index);
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
