/**
 * The runs that a figure's needs come to, needs with equal options being one, and their tensors by the
 * figure's names.
 */
import type { TensorData } from '#lib/engine/contract.ts';
import type { Tap } from '#lib/engine/tap.ts';
import { tapName } from '#lib/engine/tap.ts';
import { models } from '../book/models.ts';
import { optionsKey } from '../book/run-options.ts';
import type { RunOptions } from '../book/run-options.ts';
import type { Compute, Needs } from './figure.ts';

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

/**
 * What the foot calls the weights of all models that run.
 * @param own the book's, or those that the reader chose for it
 * @param resnet the same of its ResNet
 */
export const weightsLabelOf = (needs: Needs, own: string, resnet: string): string =>
  [
    ...new Set(
      runsOf(needs).map(({ options: { model = models.scenes } }) =>
        model === models.scenes ? own : model === models.scenesResnet ? resnet : model.label,
      ),
    ),
  ].join(' · ') || own;

/** Runs the model, in Node or in the page. */
export type Run = (
  taps: readonly Tap[],
  options: RunOptions,
) => Promise<{ readonly tensors: ReadonlyMap<string, TensorData> }>;

/** One run's tensors by the figure's names. */
async function fetched(run: Run, { options, taps }: RunOf): Promise<[name: string, data: TensorData][]> {
  const { tensors } = await run([...taps.values()], options);
  return [...taps].map(([name, tap]) => [name, tensors.get(tapName(tap))!]);
}

/** All that the needs ask for. */
export async function tensorsOf(needs: Needs, run: Run): Promise<Readonly<Record<string, TensorData>>> {
  const results = await Promise.all(runsOf(needs).map((each) => fetched(run, each)));
  return Object.fromEntries(results.flat());
}

/** For `grow`: a run more. */
export const computeBy =
  (run: Run): Compute =>
  async (taps, options = {}) =>
    Object.fromEntries(await fetched(run, { options, taps: new Map(Object.entries<Tap>(taps)) })) as never;

/** The same text for needs that the same runs answer. */
export const needsKey = (needs: Needs): string =>
  runsOf(needs)
    .map(({ options, taps }) => `${optionsKey(options)}:${[...taps.values()].map(tapName).join()}`)
    .join('|');
