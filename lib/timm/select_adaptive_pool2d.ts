/**
 * Global pooling of maps, after timm 1.0.29 `timm/layers/adaptive_avgmax_pool.py`: (B, C, h, w) → (B, C), or
 * unchanged for ''. The `fast` kinds reduce with one call and have no layers of PyTorch's. Left out on
 * purpose: NHWC maps.
 */
import { AdaptiveAvgPool2d, Flatten, Identity, Module } from '../nn/index.ts';
import type { PairLike } from '../nn/pair.ts';
import { tuple } from '../nn/python_repr.ts';
import { checkAs } from '../torch/errors.ts';
import { adaptive_avg_pool2d, adaptive_max_pool2d } from '../torch/ops/nn/adaptive_pooling.ts';
import { cat } from '../torch/ops/join.ts';
import { amax } from '../torch/ops/reduce.ts';
import { FloatScalar } from '../torch/dtype.ts';
import type { Tensor } from '../torch/tensor.ts';

type Reduction = (x: Tensor) => Tensor;

const halfSum = (a: Tensor, b: Tensor): Tensor => a.add(b).mul(new FloatScalar(0.5));

class AdaptiveMaxPool2d extends Module {
  readonly type_name: string = 'AdaptiveMaxPool2d';
  output_size: PairLike;
  constructor(output_size: PairLike) {
    super();
    this.output_size = output_size;
  }
  forward(x: Tensor): Tensor {
    return adaptive_max_pool2d(x, this.output_size);
  }
  override extra_repr(): string {
    const { output_size } = this;
    return `output_size=${typeof output_size === 'number' ? output_size : tuple(output_size)}`;
  }
}

/** The mean of average and maximum. */
class AdaptiveAvgMaxPool2d extends Module {
  readonly type_name: string = 'AdaptiveAvgMaxPool2d';
  output_size: PairLike;
  constructor(output_size: PairLike) {
    super();
    this.output_size = output_size;
  }
  forward(x: Tensor): Tensor {
    return halfSum(adaptive_avg_pool2d(x, this.output_size), adaptive_max_pool2d(x, this.output_size));
  }
}

/** Average and maximum side by side: twice the channels. */
class AdaptiveCatAvgMaxPool2d extends Module {
  readonly type_name: string = 'AdaptiveCatAvgMaxPool2d';
  output_size: PairLike;
  constructor(output_size: PairLike) {
    super();
    this.output_size = output_size;
  }
  forward(x: Tensor): Tensor {
    return cat([adaptive_avg_pool2d(x, this.output_size), adaptive_max_pool2d(x, this.output_size)], 1);
  }
}

/** Reduces height and width at once, and keeps them as 1 where it does not flatten. */
class FastAdaptivePool extends Module {
  readonly type_name: string;
  flatten: boolean;
  readonly #reduce: (average: Reduction, maximum: Reduction, x: Tensor) => Tensor;
  constructor(
    type_name: string,
    flatten: boolean,
    reduce: (average: Reduction, maximum: Reduction, x: Tensor) => Tensor,
  ) {
    super();
    this.type_name = type_name;
    this.flatten = flatten;
    this.#reduce = reduce;
  }
  forward(x: Tensor): Tensor {
    const average: Reduction = (y) => y.mean([2, 3], !this.flatten);
    const maximum: Reduction = (y) => amax(y, [2, 3], !this.flatten);
    return this.#reduce(average, maximum, x);
  }
}

const pools: Readonly<Record<string, (size: PairLike) => Module>> = {
  '': () => new Identity(),
  avg: (size) => new AdaptiveAvgPool2d(size),
  max: (size) => new AdaptiveMaxPool2d(size),
  avgmax: (size) => new AdaptiveAvgMaxPool2d(size),
  catavgmax: (size) => new AdaptiveCatAvgMaxPool2d(size),
};

function fastPool(pool_type: string, flatten: boolean): Module | undefined {
  if (pool_type.endsWith('catavgmax'))
    return new FastAdaptivePool('FastAdaptiveCatAvgMaxPool', flatten, (avg, max, x) =>
      cat([avg(x), max(x)], 1),
    );
  if (pool_type.endsWith('avgmax'))
    return new FastAdaptivePool('FastAdaptiveAvgMaxPool', flatten, (avg, max, x) =>
      avg(x).mul(0.5).add(max(x).mul(0.5)),
    );
  if (pool_type.endsWith('max'))
    return new FastAdaptivePool('FastAdaptiveMaxPool', flatten, (_, max, x) => max(x));
  if (pool_type === 'fast' || pool_type.endsWith('avg'))
    return new FastAdaptivePool('FastAdaptiveAvgPool', flatten, (avg, _, x) => avg(x));
  return undefined;
}

export class SelectAdaptivePool2d extends Module {
  readonly type_name: string = 'SelectAdaptivePool2d';
  pool_type: string;
  pool: Module;
  flatten: Module;

  constructor(pool_type = 'avg', flatten = false, output_size: PairLike = 1) {
    super();
    const kind = pool_type.toLowerCase();
    const fast = kind.startsWith('fast');
    checkAs(
      'AssertionError',
      !fast || output_size === 1,
      () => 'Fast pooling and non NCHW input formats require output_size == 1.',
    );
    const pool = fast
      ? fastPool(kind, flatten)
      : Object.hasOwn(pools, kind)
        ? pools[kind]!(output_size)
        : undefined;
    checkAs('AssertionError', pool !== undefined, () => `Invalid pool type: ${kind}`);
    this.pool_type = pool_type;
    this.pool = pool;
    this.flatten = flatten && !fast ? new Flatten(1) : new Identity();
  }

  /** How many times the channels come out. */
  feat_mult(): number {
    return this.pool_type.endsWith('catavgmax') ? 2 : 1;
  }

  forward(x: Tensor): Tensor {
    return this.flatten.call(this.pool.call(x));
  }

  override repr(): string {
    return `${this.type_name}(pool_type=${this.pool_type}, flatten=${this.flatten.repr()})`;
  }
}
