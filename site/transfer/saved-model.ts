/**
 * Backbone and head in one file that timm loads with `num_classes=K`, with the names of the classes in its
 * metadata.
 */
import { parseSafetensors } from '#lib/safetensors/read.ts';
import { writeSafetensors, type TensorToWrite } from '#lib/safetensors/write.ts';
import type { Head } from './train-head.ts';

/**
 * @param architecture timm's name of the model
 * @param backbone its safetensors file; the head in it is left out
 * @param names of the classes, in the order of their labels
 */
export function savedModel(
  architecture: string,
  backbone: Uint8Array,
  { weight, bias }: Head,
  names: readonly string[],
): Uint8Array<ArrayBuffer> {
  const file = parseSafetensors(backbone);
  const tensors = new Map<string, TensorToWrite>();
  for (const [name, { dtype, shape }] of file.entries) {
    if (/^head(_dist)?\./.test(name)) continue;
    tensors.set(
      name,
      dtype === 'F16'
        ? { dtype, shape, data: file.values(name) as Uint16Array }
        : { dtype: 'F32', shape, data: file.floats(name) },
    );
  }
  const classes = bias.length;
  // A distilled model has two heads, and answers with their mean; what was learned reads the mean of their
  // features.
  for (const head of file.entries.has('dist_token') ? ['head', 'head_dist'] : ['head']) {
    const shape = [classes, weight.length / classes];
    tensors.set(`${head}.weight`, { dtype: 'F32', shape, data: weight });
    tensors.set(`${head}.bias`, { dtype: 'F32', shape: [classes], data: bias });
  }
  return writeSafetensors(tensors, {
    architecture,
    num_classes: String(classes),
    class_names: JSON.stringify(names),
    class_names_zh: JSON.stringify(names),
  });
}
