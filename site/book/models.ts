/**
 * The models that figures run or outline, as handles: `book.run(models.scenes, …)`. Any other model of timm's
 * registry is `{ name: 'vit_small_patch16_224', weights: null, … }`; weights that the reader chose are
 * another `weights`.
 */
import type { ModelSpec } from '#lib/engine/contract.ts';
import type { Normalisation } from '../picture/normalised.ts';

export interface BookModel {
  /** timm's name. */
  readonly name: string;
  readonly options?: NonNullable<ModelSpec['options']>;
  /** The site's own file, any other source, or none: then there are shapes and counts, and nothing to run. */
  readonly weights: 'bundled' | ModelSpec['weights'] | null;
  /**
   * Among the site's models, where the weights are the site's own; default the book's. All know the same
   * classes.
   */
  readonly file?: string;
  /** How it takes the colours of pictures. Default: as the page prepares them. */
  readonly normalisation?: Normalisation;
  /** What a figure's foot calls the weights. */
  readonly label: string;
}

export const models = {
  /** timm's vit_tiny_patch16_224 with the weights that come with the site. */
  scenes: { name: 'vit_tiny_patch16_224', weights: 'bundled', label: 'ViT-Tiny, scenes' },
  /** timm's resnet18 at half width, trained on the same scenes. */
  scenesResnet: {
    name: 'resnet18',
    options: { channels: [32, 64, 128, 256] },
    weights: 'bundled',
    file: 'resnet18_half.scenes.safetensors',
    label: 'ResNet-18 at half width, scenes',
  },
  resnet50: { name: 'resnet50', weights: null, label: 'ResNet-50' },
} as const satisfies Record<string, BookModel>;
