/** One learned factor a channel, after timm 1.0.29 `timm/layers/layer_scale.py`: (…, C) → (…, C). */
import { init, Module } from '../nn/index.ts';
import type { Parameter, Tensor } from '../torch/tensor.ts';

export class LayerScale extends Module {
  readonly type_name: string = 'LayerScale';
  init_values: number;
  inplace: boolean;
  gamma: Parameter;

  constructor(dim: number, init_values = 1e-5, inplace = false) {
    super();
    this.init_values = init_values;
    this.inplace = inplace;
    this.gamma = init.emptyParameter([dim]);
    this.reset_parameters();
  }

  reset_parameters(): void {
    init.constant_(this.gamma, this.init_values);
  }

  forward(x: Tensor): Tensor {
    return this.inplace ? x.mul_(this.gamma) : x.mul(this.gamma);
  }
}
