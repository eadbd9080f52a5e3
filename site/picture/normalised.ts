/** How a model wants the colours of a picture shifted and divided; models differ in it. */
import type { TensorData } from '#lib/engine/contract.ts';
import type { Normalisation } from '#lib/weights/normalisation.ts';
import { evalConfig } from './eval-config.ts';

export type { Normalisation };

export const isSame = (a: Normalisation, b: Normalisation): boolean =>
  String([a.mean, a.std]) === String([b.mean, b.std]);

/** (B, 3, H, W) as the page prepares pictures → as a model takes it. Default: the same. */
export function normalisedFor(input: TensorData, wanted: Normalisation = evalConfig()): TensorData {
  const own = evalConfig();
  if (isSame(own, wanted)) return input;
  const area = input.shape[2]! * input.shape[3]!;
  const data = input.data.map((value, i) => {
    const colour = Math.floor(i / area) % 3;
    const light = value * own.std[colour]! + own.mean[colour]!;
    return (light - wanted.mean[colour]!) / wanted.std[colour]!;
  });
  return { data, shape: input.shape };
}
