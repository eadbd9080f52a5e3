/**
 * A reliability diagram's numbers, as tools/train/probe.py measured them on fresh scenes, at each
 * temperature.
 */
import measured from '../../../tools/train/probe.json';

export const SETS = ['training_styles', 'style_never_trained_on'] as const;
export type SetName = (typeof SETS)[number];

export interface Bin {
  /** Scenes whose first class got a share within this bin. */
  readonly count: number;
  /** Mean share that it got. */
  readonly said: number;
  /** Share of these scenes in which it was right. */
  readonly right: number;
}

export interface Reliability {
  readonly temperature: number;
  /** Expected calibration error: the mean gap between said and right, over all scenes. */
  readonly ece: number;
  readonly bins: readonly Bin[];
}

const { sets, best_temperature } = measured.calibration;

/** The temperature with the least negative log-likelihood on the scenes that the probes were fitted on. */
export const bestTemperature: number = best_temperature;

/**
 * How many scenes of a set were measured, and in how many the first class is right: the same at every
 * temperature.
 */
export const ofSet = (name: SetName): { readonly scenes: number; readonly top1: number } => sets[name];

/** At the measured temperature nearest to this one. */
export function reliabilityAt(name: SetName, temperature: number): Reliability {
  const { by_temperature } = sets[name];
  return by_temperature.reduce<Reliability>(
    (best, each) =>
      Math.abs(each.temperature - temperature) < Math.abs(best.temperature - temperature) ? each : best,
    by_temperature[0]!,
  );
}

/** Mean share that the first class got, over all scenes. */
export const meanSaid = ({ bins }: Reliability): number => {
  const scenes = bins.reduce((sum, { count }) => sum + count, 0);
  return bins.reduce((sum, { count, said }) => sum + count * said, 0) / scenes;
};
