/** How a run differs from the model as it is on the chosen picture; the same at build time and in the page. */
import type { Change } from '#lib/engine/change.ts';
import type { TensorData } from '#lib/engine/contract.ts';
import { tapName } from '#lib/engine/tap.ts';
import type { PathTap } from '#lib/engine/tap.ts';
import type { VariantName } from '#lib/engine/variants.ts';

export interface RunOptions {
  /** What is different from the model as it is; another change is a run of the same session. */
  readonly change?: Change;
  /** Another forward pass, for what no input can change. */
  readonly variant?: VariantName;
  /** Another input than the chosen picture's, (B, 3, H, W); with `through`, what its first module takes. */
  readonly input?: TensorData;
  /** Runs the input through these modules alone: `[model.norm, model.head]` is the logit lens. */
  readonly through?: readonly PathTap[];
}

let counted = 0;
const objects = new WeakMap<object, number>();
/** Large values are told apart by identity: a figure that asks for the same run hands in the same object. */
const identity = (value: object): number => {
  if (!objects.has(value)) objects.set(value, ++counted);
  return objects.get(value)!;
};

/** The same text for the same options. */
export const optionsKey = ({ through, ...options }: RunOptions): string =>
  JSON.stringify(
    { ...options, ...(through ? { through: through.map(tapName) } : {}) },
    (_, value: unknown) =>
      ArrayBuffer.isView(value) || value instanceof Map ? `#${identity(value)}` : value,
  );
