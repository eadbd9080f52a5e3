/** timm's LayerNorm, after `timm/layers/norm.py`: PyTorch's with a `forward` of its own, eps 1e-6. */
import { functional as F, LayerNorm as TorchLayerNorm, type LayerNormOptions } from '../nn/index.ts';
import type { Tensor } from '../torch/index.ts';

export class LayerNorm extends TorchLayerNorm {
  constructor(num_channels: number | readonly number[], options: LayerNormOptions = {}) {
    super(num_channels, { eps: 1e-6, ...options });
  }

  override get python_class(): string {
    return 'timm.layers.LayerNorm';
  }

  override forward(x: Tensor): Tensor {
    return F.layer_norm(x, this.normalized_shape, this.weight, this.bias, this.eps);
  }
}
