/** A figure as it stands in the page before any script: its start, from the book's own run. Drawn once a language. */
import { render } from 'preact-render-to-string';
import type { TensorData } from '#lib/engine/contract.ts';
import { tapName } from '#lib/engine/tap.ts';
import type { Tap } from '#lib/engine/tap.ts';
import type { RunOptions } from '../book/run-options.ts';
import type { AnyFigure, AnyState, Book, Compute, Needs, Readout } from './figure.ts';
import { runsOf } from './runs.ts';
import { needsOf, sceneOf, startOf, within } from './scene.tsx';
import type { Situation } from './scene.tsx';

/** Runs the book's model at build time. */
export type BuildRun = (
  taps: readonly Tap[],
  options: RunOptions,
) => Promise<{ readonly tensors: ReadonlyMap<string, TensorData> }>;

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
  run: BuildRun,
  link: AnyState = {},
  yields = Infinity,
): Promise<Situation> {
  const asked = { ...startOf(figure), ...link };
  const tensors: Record<string, TensorData> = {};
  const fetchAll = async (needs: Needs) => {
    for (const { options, taps } of runsOf(needs)) {
      const found = await run([...taps.values()], options);
      for (const [name, tap] of taps) tensors[name] = found.tensors.get(tapName(tap))!;
    }
  };
  await fetchAll(needsOf(figure, asked));
  if (figure.further) await fetchAll(figure.further.needs(asked, tensors));
  const state = within(figure, { ...asked, ...figure.opening?.(tensors, asked), ...link }, tensors);
  const given = { tensors, words: figure.words[book.lang], book };
  const derived = await figure.derive?.(given, state);
  let grown: unknown;
  if (figure.growsWith?.(state) != null)
    for await (const each of figure.grow!({ ...given, compute: computeBy(run) }, state)) {
      grown = each;
      if (--yields <= 0) break;
    }
  return { state, seen: state, tensors, derived, book, grown };
}

const computeBy =
  (run: BuildRun): Compute =>
  async (taps, options = {}) => {
    const entries = Object.entries<Tap>(taps);
    const { tensors } = await run(
      entries.map(([, tap]) => tap),
      options,
    );
    return Object.fromEntries(entries.map(([name, tap]) => [name, tensors.get(tapName(tap))!])) as never;
  };

export async function drawnFigure(figure: AnyFigure, book: Book, run: BuildRun): Promise<DrawnFigure> {
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
