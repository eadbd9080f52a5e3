/** Global pooling of maps, after timm 1.0.29 `timm/layers/adaptive_avgmax_pool.py`: (B, C, h, w) → (B, C), or unchanged for ''. */
import { AdaptiveAvgPool2d, Flatten, Identity, Module } from '../nn/index.ts';
import { checkAs, notHere } from '../torch/errors.ts';
import type { Tensor } from '../torch/tensor.ts';

export class SelectAdaptivePool2d extends Module {
  readonly type_name: string = 'SelectAdaptivePool2d';
  pool_type: string;
  pool: Module;
  flatten: Module;

  constructor(pool_type = 'avg', flatten = false) {
    super();
    const known = ['', 'avg', 'max', 'avgmax', 'catavgmax'];
    checkAs('AssertionError', known.includes(pool_type), () => `Invalid pool type: ${pool_type}`);
    if (pool_type !== '' && pool_type !== 'avg')
      throw notHere(`global_pool='${pool_type}' of a ResNet`, "global_pool='avg' and '' are.");
    this.pool_type = pool_type;
    this.pool = pool_type === '' ? new Identity() : new AdaptiveAvgPool2d(1);
    this.flatten = flatten ? new Flatten(1) : new Identity();
  }

  forward(x: Tensor): Tensor {
    return this.flatten.call(this.pool.call(x));
  }

  override repr(): string {
    return `${this.type_name}(pool_type=${this.pool_type}, flatten=${this.flatten.repr()})`;
  }
}
