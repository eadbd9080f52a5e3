/** How a run differs from the model as it is on the chosen picture; the same at build time and in the page. */
import type { TensorData } from '#lib/engine/contract.ts';
import type { VariantName } from '#lib/engine/variants.ts';

export interface RunOptions {
  readonly variant?: VariantName;
  /** Another input than the chosen picture's, (B, 3, H, W). */
  readonly input?: TensorData;
}

let counted = 0;
const objects = new WeakMap<object, number>();
/** Large values are told apart by identity: a figure that asks for the same run hands in the same object. */
const identity = (value: object): number => {
  if (!objects.has(value)) objects.set(value, ++counted);
  return objects.get(value)!;
};

/** The same text for the same options. */
export const optionsKey = (options: RunOptions): string =>
  JSON.stringify(options, (_, value: unknown) =>
    ArrayBuffer.isView(value) || value instanceof Map ? `#${identity(value)}` : value,
  );
