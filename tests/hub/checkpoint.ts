/**
 * Checkpoints of timm's layout with freshly drawn numbers, as the hub's files are named, shaped and typed.
 */
import { writeSafetensors } from '#lib/safetensors/write.ts';
import { create_model, type CreateModelOptions } from '#lib/timm/index.ts';
import { default_generator } from '#lib/torch/default_generator.ts';

/** A float32 file of a model by timm's name, its tensors in the order of their names. */
export function drawnCheckpoint(
  name: string,
  options: CreateModelOptions = {},
  seed = 0,
): Uint8Array<ArrayBuffer> {
  default_generator.manual_seed(seed);
  const state = [...create_model(name, options).state_dict()].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return writeSafetensors(
    new Map(
      state.map(([key, tensor]) => [
        key,
        { dtype: 'F32', shape: tensor.shape, data: Float32Array.from(tensor.values()) },
      ]),
    ),
  );
}
