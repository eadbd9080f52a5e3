/** Pooling layers over (B, C, H, W): https://docs.pytorch.org/docs/stable/nn.html#pooling-layers */
import type { Tensor } from '../torch/tensor.ts';
import * as F from './functional.ts';
import { Module } from './module.ts';
import type { PairLike } from './pair.ts';
import { bool, tuple } from './python_repr.ts';

const plain = (value: PairLike): string => (typeof value === 'number' ? String(value) : tuple(value));

export interface MaxPoolOptions {
  readonly stride?: PairLike | null;
  readonly padding?: PairLike;
  readonly dilation?: PairLike;
  readonly ceil_mode?: boolean;
}

export class MaxPool2d extends Module {
  readonly type_name: string = 'MaxPool2d';
  kernel_size: PairLike;
  stride: PairLike;
  padding: PairLike;
  dilation: PairLike;
  ceil_mode: boolean;

  constructor(kernel_size: PairLike, options: MaxPoolOptions = {}) {
    super();
    this.kernel_size = kernel_size;
    this.stride = options.stride ?? kernel_size;
    this.padding = options.padding ?? 0;
    this.dilation = options.dilation ?? 1;
    this.ceil_mode = options.ceil_mode ?? false;
  }

  forward(input: Tensor): Tensor {
    return F.max_pool2d(input, this.kernel_size, this.stride, this.padding, this.dilation, this.ceil_mode);
  }

  override extra_repr(): string {
    return (
      `kernel_size=${plain(this.kernel_size)}, stride=${plain(this.stride)}, padding=${plain(this.padding)}, ` +
      `dilation=${plain(this.dilation)}, ceil_mode=${bool(this.ceil_mode)}`
    );
  }
}

export class AdaptiveAvgPool2d extends Module {
  readonly type_name: string = 'AdaptiveAvgPool2d';
  output_size: number | readonly (number | null)[];

  constructor(output_size: number | readonly (number | null)[]) {
    super();
    this.output_size = output_size;
  }

  forward(input: Tensor): Tensor {
    return F.adaptive_avg_pool2d(input, this.output_size);
  }

  override extra_repr(): string {
    const { output_size } = this;
    return `output_size=${typeof output_size === 'number' ? output_size : `(${output_size.map((n) => n ?? 'None').join(', ')})`}`;
  }
}
