/** One learned factor a channel, after timm 1.0.29 `timm/layers/layer_scale.py`: (…, C) → (…, C). */
import { init, Module } from '../nn/index.ts';
import type { Parameter, Tensor } from '../torch/tensor.ts';

export class LayerScale extends Module {
  readonly type_name: string = 'LayerScale';
  init_values: number;
  gamma: Parameter;

  constructor(dim: number, init_values = 1e-5) {
    super();
    this.init_values = init_values;
    this.gamma = init.emptyParameter([dim]);
    init.constant_(this.gamma, init_values);
  }

  forward(x: Tensor): Tensor {
    return x.mul(this.gamma);
  }
}
