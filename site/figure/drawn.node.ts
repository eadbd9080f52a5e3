/**
 * A figure as it stands in the page before any script: its start, from the book's own run. Drawn once a
 * language.
 */
import { render } from 'preact-render-to-string';
import type { AnyFigure, AnyState, Book, Growing, Readout } from './figure.ts';
import { computeBy, tensorsOf } from './runs.ts';
import type { Run } from './runs.ts';
import { fitting, needsOf, sceneOf, startOf, within } from './scene.tsx';
import type { Situation } from './scene.tsx';

export interface DrawnFigure {
  readonly stage: string;
  readonly controls: string;
  readonly more: string | null;
  readonly caption: string;
  readonly readout: Readout;
  readonly shape: readonly number[] | undefined;
}

/**
 * All that a state comes to, computed in Node.
 * @param link what of it is not the start's
 * @param yields after how many steps what grows is broken off; default never
 */
export async function situationOf(
  figure: AnyFigure,
  book: Book,
  run: Run,
  link: AnyState = {},
  yields = Infinity,
): Promise<Situation> {
  const { form } = book;
  const asked = fitting(figure, { ...startOf(figure), ...link }, form);
  const own = await tensorsOf(needsOf(figure, asked, book), run);
  const more = figure.further && (await tensorsOf(figure.further.needs(asked, own, book), run));
  const tensors = { ...own, ...more };
  const opened = { ...asked, ...figure.opening?.(tensors, asked, book), ...link };
  const state = within(figure, opened, tensors, form);
  const given = { tensors, words: figure.words[book.lang], book };
  const derived = await figure.derive?.(given, state);
  let grown: unknown;
  if (figure.growsWith?.(state, state) != null)
    for await (const each of figure.grow!({ ...given, ...growingBy(run) }, state, state)) {
      grown = each;
      if (--yields <= 0) break;
    }
  return { state, seen: state, tensors, derived, book, grown };
}

const growingBy = (run: Run): Growing => ({
  compute: computeBy(run),
  whenIdle: () => Promise.resolve(false),
});

export async function drawnFigure(figure: AnyFigure, book: Book, run: Run): Promise<DrawnFigure> {
  const scene = sceneOf(figure, await situationOf(figure, book, run));
  const { view, controls, more, caption, readout, shape, tensor } = figure;
  return {
    stage: render(view(scene)),
    controls: controls ? render(controls(scene)) : '',
    more: more ? render(more(scene)) : null,
    caption: render(caption(scene)),
    readout: readout(scene, new Set()),
    shape: shape?.(scene) ?? tensor?.(scene).shape,
  };
}
