/**
 * Hooks on modules of ViT-Tiny: which of them are called while a picture passes, and with which shape.
 * Traced.
 */
import { create_model } from '#lib/timm/create_model.ts';
import { VisionTransformer } from '#lib/timm/vision_transformer.ts';
import { Tensor } from '#lib/torch/index.ts';
import { makePlaceholder } from '#lib/torch/node.ts';
import { moduleLines, withoutArguments, type ModuleLine } from '../../drawings/module-lines.ts';

export interface Listened {
  /** In the order of `named_modules()`; the first, '', is the model. */
  readonly paths: readonly string[];
  /** What each hook was handed, in the order of the calls. One that was not called is not there. */
  readonly heard: ReadonlyMap<string, readonly number[]>;
}

function vit(): VisionTransformer {
  const model = create_model('vit_tiny_patch16_224');
  if (!(model instanceof VisionTransformer)) throw new TypeError('ViT-Tiny is a VisionTransformer');
  return model;
}

const known = new Map<boolean, Listened>();

/** One pass of one picture, with a hook on every module. */
export function listened(fused: boolean): Listened {
  let made = known.get(fused);
  if (!made) known.set(fused, (made = listen(fused)));
  return made;
}

function listen(fused: boolean): Listened {
  const model = vit();
  for (const block of model.blocks) block.attn.fused_attn = fused;
  const heard = new Map<string, readonly number[]>();
  const paths = Array.from(model.named_modules(), ([path, module]) => {
    module.register_forward_hook((_module, _args, output) => {
      if (output instanceof Tensor) heard.set(path, output.shape);
    });
    return path;
  });
  model.call(Tensor.of(makePlaceholder('x', [1, 3, 224, 224], 'float32')));
  return { paths, heard };
}

let lines: readonly ModuleLine[] | undefined;
export const printedLines = (): readonly ModuleLine[] => (lines ??= withoutArguments(moduleLines(vit())));

/** Blocks that look like the first. */
export const FOLDED = Array.from({ length: 11 }, (_, i) => `blocks.${i + 1}`);
