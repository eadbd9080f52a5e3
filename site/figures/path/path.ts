/**
 * The shapes on the way from a picture to an answer, traced on timm's model without computing anything.
 * B batch, C channels or width, P patches, N tokens, K classes.
 */
import type { ModelSpec } from '#lib/engine/contract.ts';
import type { DimensionLetter } from '#lib/plot/dimension.ts';
import { create_model } from '#lib/timm/create_model.ts';
import type { VisionTransformer } from '#lib/timm/vision_transformer.ts';
import { Tensor } from '#lib/torch/index.ts';
import { makePlaceholder } from '#lib/torch/node.ts';

export const STEPS = [
  'img',
  'transforms',
  'stack',
  'patch_embed',
  'pos_embed',
  'blocks',
  'norm',
  'pool',
  'head',
  'softmax',
  'topk',
] as const;

export interface Step {
  readonly key: (typeof STEPS)[number];
  readonly code: string;
  readonly shape: readonly number[];
  readonly dims: readonly (DimensionLetter | null)[];
}

/**
 * @param picture height and width of the picture cut out, in pixels
 * @param model timm's name and arguments
 */
export function pathOf(
  batch: number,
  picture: { readonly height: number; readonly width: number },
  { name, options }: Pick<ModelSpec, 'name' | 'options'>,
): readonly Step[] {
  const { height, width } = picture;
  const m = create_model(name, options) as VisionTransformer;
  const one = Tensor.of(makePlaceholder('img', [height, width, 3], 'uint8')).permute([2, 0, 1]);
  const x = Tensor.of(makePlaceholder('x', [batch, ...one.shape], 'float32'));
  const patches = m.patch_embed.forward(x);
  const tokens = m._pos_embed(patches);
  const deep = m.blocks.forward(tokens);
  const normed = m.norm.forward(deep);
  const pooled = m.pool(normed);
  const logits = m.head.forward(pooled);
  const shares = logits.softmax(1);
  const top = shares.topk(5).values;
  const step = (
    key: Step['key'],
    code: string,
    { shape }: { readonly shape: readonly number[] },
    dims: Step['dims'],
  ): Step => ({
    key,
    code,
    shape,
    dims,
  });
  const list = batch === 1 ? '[a]' : batch === 2 ? '[a, b]' : '[a, b, …]';
  return [
    step('img', 'img', { shape: [height, width, 3] }, ['h', 'w', 'C']),
    step('transforms', 'a = transforms(img)', one, ['C', 'h', 'w']),
    step('stack', `x = torch.stack(${list})`, x, ['B', 'C', 'h', 'w']),
    step('patch_embed', 'm.patch_embed(x)', patches, ['B', 'P', 'C']),
    step('pos_embed', 'm._pos_embed(x)', tokens, ['B', 'N', 'C']),
    step('blocks', 'm.blocks(x)', deep, ['B', 'N', 'C']),
    step('norm', 'm.norm(x)', normed, ['B', 'N', 'C']),
    step('pool', 'm.pool(x)', pooled, ['B', 'C']),
    step('head', 'm.head(x)', logits, ['B', 'K']),
    step('softmax', '.softmax(dim=1)', shares, ['B', 'K']),
    step('topk', '.topk(5)', top, ['B', null]),
  ];
}
