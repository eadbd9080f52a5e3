/** The runs that a figure's needs come to: needs with equal options are one run. */
import type { Tap } from '#lib/engine/tap.ts';
import { tapName } from '#lib/engine/tap.ts';
import { optionsKey } from '../book/run-options.ts';
import type { RunOptions } from '../book/run-options.ts';
import type { Needs } from './figure.ts';

export interface RunOf {
  readonly options: RunOptions;
  /** The figure's name of a tensor → what is fetched. */
  readonly taps: ReadonlyMap<string, Tap>;
}

export function runsOf(needs: Needs): readonly RunOf[] {
  const runs = new Map<string, { options: RunOptions; taps: Map<string, Tap> }>();
  for (const [name, { tap, options }] of Object.entries(needs)) {
    const key = optionsKey(options);
    const found = runs.get(key) ?? { options, taps: new Map<string, Tap>() };
    found.taps.set(name, tap);
    runs.set(key, found);
  }
  return [...runs.values()];
}

/** The same text for needs that the same runs answer. */
export const needsKey = (needs: Needs): string =>
  runsOf(needs)
    .map(({ options, taps }) => `${optionsKey(options)}:${[...taps.values()].map(tapName).join()}`)
    .join('|');
