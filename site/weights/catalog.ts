/**
 * timm's official checkpoints that the book and its cells use. Accuracy: timm's
 * `results/results-imagenet.csv`, at 224 pixels; licence: the checkpoint's `default_cfg`; bytes: 4 for each
 * parameter and buffer.
 */

export interface OfficialWeights {
  readonly id: string;
  readonly label: string;
  readonly bytes: number;
  readonly licence: string;
  /** ImageNet top-1 accuracy in percent. */
  readonly top1: number;
  readonly trainedOn: 'in21k' | 'in1k' | 'distilled';
}

const APACHE = 'Apache-2.0';

export const CATALOG: readonly OfficialWeights[] = [
  {
    id: 'timm/vit_tiny_patch16_224.augreg_in21k_ft_in1k',
    label: 'ViT-Tiny',
    bytes: 22.9e6,
    licence: APACHE,
    top1: 75.5,
    trainedOn: 'in21k',
  },
  {
    id: 'timm/vit_small_patch16_224.augreg_in21k_ft_in1k',
    label: 'ViT-Small',
    bytes: 88.2e6,
    licence: APACHE,
    top1: 81.4,
    trainedOn: 'in21k',
  },
  {
    id: 'timm/vit_base_patch16_224.augreg2_in21k_ft_in1k',
    label: 'ViT-Base',
    bytes: 346.3e6,
    licence: APACHE,
    top1: 85.1,
    trainedOn: 'in21k',
  },
  {
    id: 'timm/deit_tiny_patch16_224.fb_in1k',
    label: 'DeiT-Tiny',
    bytes: 22.9e6,
    licence: APACHE,
    top1: 72.2,
    trainedOn: 'in1k',
  },
  {
    id: 'timm/deit_small_patch16_224.fb_in1k',
    label: 'DeiT-Small',
    bytes: 88.2e6,
    licence: APACHE,
    top1: 79.9,
    trainedOn: 'in1k',
  },
  {
    id: 'timm/deit_tiny_distilled_patch16_224.fb_in1k',
    label: 'DeiT-Tiny distilled',
    bytes: 23.6e6,
    licence: APACHE,
    top1: 74.5,
    trainedOn: 'distilled',
  },
  {
    id: 'timm/deit_small_distilled_patch16_224.fb_in1k',
    label: 'DeiT-Small distilled',
    bytes: 89.8e6,
    licence: APACHE,
    top1: 81.2,
    trainedOn: 'distilled',
  },
  {
    id: 'timm/resnet18.a1_in1k',
    label: 'ResNet-18',
    bytes: 46.8e6,
    licence: APACHE,
    top1: 71.5,
    trainedOn: 'in1k',
  },
  {
    id: 'timm/resnet50.a1_in1k',
    label: 'ResNet-50',
    bytes: 102.5e6,
    licence: APACHE,
    top1: 80.4,
    trainedOn: 'in1k',
  },
];

/** The one that is offered for photographs. */
export const FOR_PHOTOGRAPHS: OfficialWeights = CATALOG[0]!;
