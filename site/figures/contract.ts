/** What every state of a figure must be, for the tests of all figures. */
import { render } from 'preact-render-to-string';
import type { VNode } from 'preact';
import { expect } from 'vitest';
import { situationOf } from '../figure/drawn.node.ts';
import type { Run } from '../figure/runs.ts';
import { readoutText } from '../figure/figure.ts';
import type { AnyFigure, AnyViewProps, AnyState, Book } from '../figure/figure.ts';
import { limitsOf, ofForm } from '../figure/scene.tsx';

/** The start, then each field by itself at its limits or its samples. */
export async function statesOf(
  figure: AnyFigure,
  book: Book,
  run: Run,
): Promise<[name: string, link: AnyState][]> {
  const { state, tensors } = await situationOf(figure, book, run);
  const limits = limitsOf(figure, state, tensors, book.form);
  const changed = Object.entries(figure.state).flatMap(([name, { samples }]) =>
    ((samples && ofForm(samples, book.form)) ?? limits[name]?.slice(0, 2) ?? []).map(
      (value): [string, AnyState] => [`${name}=${JSON.stringify(value)}`, { [name]: value }],
    ),
  );
  return [['start', {}], ...changed];
}

const EMPTY_LABEL = /aria-label=""|<label>\s*<\/label>|<legend>\s*<\/legend>|<figcaption>\s*<\/figcaption>/;
/** A value that was never there, written out. */
export const BROKEN = /(?<![\w-])(undefined|NaN|\[object Object\]|Infinity)(?![\w-])/;

export function expectSound(figure: AnyFigure, scene: AnyViewProps): void {
  const parts: readonly VNode[] = [
    figure.view(scene),
    ...[figure.controls, figure.more, figure.caption].flatMap((part) => (part ? [part(scene)] : [])),
  ];
  for (const text of parts.map((part) => render(part))) {
    expect(text).not.toMatch(BROKEN);
    expect(text).not.toMatch(EMPTY_LABEL);
  }
  const said = figure.readout(scene, new Set());
  const readout = readoutText(said);
  expect(readout).not.toMatch(BROKEN);
  expect(readout.trim()).not.toBe('');
  const tensor = figure.tensor?.(scene);
  if (tensor) {
    expect(tensor.data.length).toBe(tensor.shape.reduce((product, size) => product * size, 1));
    expect(tensor.dims?.length ?? tensor.shape.length).toBe(tensor.shape.length);
  }
}
