/** Global pooling of maps, after timm 1.0.29 `timm/layers/adaptive_avgmax_pool.py`: (B, C, h, w) → (B, C), or unchanged for ''. */
import { AdaptiveAvgPool2d, Flatten, Identity, Module } from '../nn/index.ts';
import { checkAs } from '../torch/errors.ts';
import { adaptive_avg_pool2d, adaptive_max_pool2d } from '../torch/ops/nn/adaptive_pooling.ts';
import { cat } from '../torch/ops/join.ts';
import { FloatScalar } from '../torch/dtype.ts';
import type { Tensor } from '../torch/tensor.ts';

class AdaptiveMaxPool2d extends Module {
  readonly type_name: string = 'AdaptiveMaxPool2d';
  forward(x: Tensor): Tensor {
    return adaptive_max_pool2d(x, 1);
  }
  override extra_repr(): string {
    return 'output_size=1';
  }
}

/** The mean of average and maximum. */
class AdaptiveAvgMaxPool2d extends Module {
  readonly type_name: string = 'AdaptiveAvgMaxPool2d';
  forward(x: Tensor): Tensor {
    return adaptive_avg_pool2d(x, 1).add(adaptive_max_pool2d(x, 1)).mul(new FloatScalar(0.5));
  }
}

/** Average and maximum side by side: twice the channels. */
class AdaptiveCatAvgMaxPool2d extends Module {
  readonly type_name: string = 'AdaptiveCatAvgMaxPool2d';
  forward(x: Tensor): Tensor {
    return cat([adaptive_avg_pool2d(x, 1), adaptive_max_pool2d(x, 1)], 1);
  }
}

const pools: Readonly<Record<string, () => Module>> = {
  '': () => new Identity(),
  avg: () => new AdaptiveAvgPool2d(1),
  max: () => new AdaptiveMaxPool2d(),
  avgmax: () => new AdaptiveAvgMaxPool2d(),
  catavgmax: () => new AdaptiveCatAvgMaxPool2d(),
};

export class SelectAdaptivePool2d extends Module {
  readonly type_name: string = 'SelectAdaptivePool2d';
  pool_type: string;
  pool: Module;
  flatten: Module;

  constructor(pool_type = 'avg', flatten = false) {
    super();
    const pool = Object.hasOwn(pools, pool_type) ? pools[pool_type] : undefined;
    checkAs('AssertionError', pool !== undefined, () => `Invalid pool type: ${pool_type}`);
    this.pool_type = pool_type;
    this.pool = pool();
    this.flatten = flatten ? new Flatten(1) : new Identity();
  }

  /** How many times the channels come out. */
  feat_mult(): number {
    return this.pool_type === 'catavgmax' ? 2 : 1;
  }

  forward(x: Tensor): Tensor {
    return this.flatten.call(this.pool.call(x));
  }

  override repr(): string {
    return `${this.type_name}(pool_type=${this.pool_type}, flatten=${this.flatten.repr()})`;
  }
}
