/**
 * Backbone and head in one file that timm loads with `num_classes=K`. Its metadata holds the names of the
 * classes, and how pictures were prepared, as timm takes it:
 *
 *     with safe_open(path, 'pt') as file:
 *         cfg = json.loads(file.metadata()['pretrained_cfg'])
 *     model = timm.create_model(cfg['architecture'], checkpoint_path=path, num_classes=K,
 *                               pretrained_cfg_overlay=cfg)
 */
import { parseSafetensors } from '#lib/safetensors/read.ts';
import { writeSafetensors, type TensorToWrite } from '#lib/safetensors/write.ts';
import { PRETRAINED_CFG, type Normalisation } from '#lib/weights/normalisation.ts';
import { evalConfig } from '../picture/eval-config.ts';
import type { Head } from './train-head.ts';

/** What is said of a saved model beside its numbers. */
export interface SavedAbout extends Partial<Normalisation> {
  /** timm's name of the model. */
  readonly architecture: string;
  /** Of the classes, in the order of their labels. */
  readonly names: readonly string[];
}

/**
 * @param backbone its safetensors file; the head in it is left out
 * @param about `mean` and `std`: as pictures were normalised; default as the page prepares them
 */
export function savedModel(
  backbone: Uint8Array,
  { weight, bias }: Head,
  { architecture, names, ...normalisation }: SavedAbout,
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
    [PRETRAINED_CFG]: JSON.stringify({
      architecture,
      num_classes: classes,
      ...evalConfig(),
      ...normalisation,
    }),
  });
}
