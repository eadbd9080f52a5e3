/**
 * The MLP of a transformer block, after timm 1.0.29 `timm/layers/mlp.py`; tokens only, no convolutional form.
 */
import { Dropout, Identity, Linear, Module } from '../nn/index.ts';
import type { Tensor } from '../torch/tensor.ts';
import { defaultAct, type ActLayer, type NormLayer } from './layers.ts';

export interface MlpOptions {
  readonly hidden_features?: number | null;
  readonly out_features?: number | null;
  readonly act_layer?: ActLayer;
  readonly norm_layer?: NormLayer | null;
  /** Of both projections, or of each. */
  readonly bias?: boolean | readonly [boolean, boolean];
  readonly drop?: number | readonly [number, number];
}

export class Mlp extends Module {
  readonly type_name: string = 'Mlp';
  fc1: Linear;
  act: Module;
  drop1: Dropout;
  norm: Module;
  fc2: Linear;
  drop2: Dropout;

  constructor(in_features: number, options: MlpOptions = {}) {
    super();
    const { act_layer = defaultAct, norm_layer, bias = true, drop = 0 } = options;
    const [bias1, bias2] = typeof bias === 'boolean' ? [bias, bias] : bias;
    const [drop1, drop2] = typeof drop === 'number' ? [drop, drop] : drop;
    const hidden_features = options.hidden_features ?? in_features;
    this.fc1 = new Linear(in_features, hidden_features, bias1);
    this.act = act_layer();
    this.drop1 = new Dropout(drop1);
    this.norm = norm_layer ? norm_layer(hidden_features) : new Identity();
    this.fc2 = new Linear(hidden_features, options.out_features ?? in_features, bias2);
    this.drop2 = new Dropout(drop2);
  }

  /** (…, in_features) → (…, out_features) */
  forward(x: Tensor): Tensor {
    x = this.fc1.call(x);
    x = this.act.call(x);
    x = this.drop1.call(x);
    x = this.norm.call(x);
    x = this.fc2.call(x);
    return this.drop2.call(x);
  }
}
