/**
 * How a ViT's layers start, after timm 1.0.29 `models/vision_transformer.py`: timm's own way (''), the JAX
 * implementation's, MoCo-v3's, or PyTorch's alone ('reset').
 */
import { Conv2d, init, Linear, type AnyModule } from '../nn/index.ts';
import { checkAs } from '../torch/errors.ts';
import type { Parameter } from '../torch/tensor.ts';

export type WeightInit = '' | 'skip' | 'reset' | 'jax' | 'jax_nlhb' | 'moco';

type Visit = (module: AnyModule, name: string) => boolean;

const zeroBias = ({ bias }: { readonly bias: Parameter | null }): void => {
  if (bias) init.zeros_(bias);
};

const timm: Visit = (module) => {
  if (!(module instanceof Linear)) return false;
  init.timm_trunc_normal_(module.weight, { std: 0.02 });
  zeroBias(module);
  return true;
};

const jax =
  (head_bias: number): Visit =>
  (module, name) => {
    if (module instanceof Conv2d) {
      lecun_normal_(module.weight);
      zeroBias(module);
    } else if (!(module instanceof Linear)) return false;
    else if (name.startsWith('head')) {
      init.zeros_(module.weight);
      init.constant_(module.bias!, head_bias);
    } else {
      init.xavier_uniform_(module.weight);
      if (module.bias && name.includes('mlp')) init.normal_(module.bias, 0, 1e-6);
      else zeroBias(module);
    }
    return true;
  };

const moco: Visit = (module, name) => {
  if (!(module instanceof Linear)) return false;
  const [outputs, inputs] = module.weight.shape as [number, number];
  const bound = Math.sqrt(6 / (Math.floor(outputs / 3) + inputs)); // Q, K and V each on their own
  if (name.includes('qkv')) init.uniform_(module.weight, -bound, bound);
  else init.xavier_uniform_(module.weight);
  zeroBias(module);
  return true;
};

const visits: Readonly<Record<string, (num_classes: number) => Visit>> = {
  '': () => timm,
  jax: () => jax(0),
  jax_nlhb: (num_classes) => jax(-Math.log(num_classes)),
  moco: () => moco,
  reset: () => () => false,
};

/**
 * Initialises every layer below `model`, children before their parents.
 * @param needs_reset whether the layers that the mode does not know start anew by PyTorch's rules
 */
export function initLayers(
  model: AnyModule,
  mode: WeightInit,
  { num_classes, needs_reset }: { readonly num_classes: number; readonly needs_reset: boolean },
): void {
  const visit = visits[mode]!(num_classes);
  const apply = (module: AnyModule, name: string): void => {
    for (const [child, below] of module.named_children()) apply(below, name ? `${name}.${child}` : child);
    if (!name || visit(module, name)) return;
    if (mode !== 'reset' && module.call_own('init_weights')) return;
    if (!needs_reset || module.call_own('reset_parameters')) return;
    if ('reset_parameters' in module) (module as { reset_parameters(): void }).reset_parameters();
  };
  apply(model, '');
}

export function checkWeightInit(mode: string): void {
  checkAs('AssertionError', mode === 'skip' || Object.hasOwn(visits, mode), () => '');
}

function lecun_normal_(weight: Parameter): void {
  const fan_in = weight.shape.slice(1).reduce((product, n) => product * n, 1);
  init.timm_trunc_normal_(weight);
  weight.mul_(Math.sqrt(1 / fan_in) / 0.87962566103423978);
}
