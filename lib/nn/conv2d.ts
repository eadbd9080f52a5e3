/**
 * https://docs.pytorch.org/docs/stable/generated/torch.nn.Conv2d.html: (B, in_channels, H, W) → (B,
 * out_channels, h, w).
 */
import { checkAs } from '../torch/errors.ts';
import type { Parameter, Tensor } from '../torch/tensor.ts';
import * as F from './functional.ts';
import { emptyParameter, resetLinearLike } from './init.ts';
import { Module } from './module.ts';
import { pair, type Pair, type PairLike } from './pair.ts';
import { tuple } from './python_repr.ts';

export interface Conv2dOptions {
  readonly stride?: PairLike;
  readonly padding?: PairLike | 'same' | 'valid';
  readonly dilation?: PairLike;
  readonly groups?: number;
  readonly bias?: boolean;
  /** What stands in the padding. */
  readonly padding_mode?: PaddingMode;
}

export type PaddingMode = 'zeros' | 'reflect' | 'replicate' | 'circular';

export class Conv2d extends Module {
  readonly type_name: string = 'Conv2d';
  in_channels: number;
  out_channels: number;
  kernel_size: Pair;
  stride: Pair;
  padding: Pair | 'same' | 'valid';
  dilation: Pair;
  groups: number;
  padding_mode: PaddingMode;
  /** (out_channels, in_channels / groups, kh, kw) */
  weight: Parameter;
  /** (out_channels) */
  bias: Parameter | null;

  constructor(in_channels: number, out_channels: number, kernel_size: PairLike, options: Conv2dOptions = {}) {
    super();
    const { stride = 1, padding = 0, dilation = 1, groups = 1, bias = true } = options;
    checkAs('ValueError', groups > 0, () => 'groups must be a positive integer');
    checkAs('ValueError', in_channels % groups === 0, () => 'in_channels must be divisible by groups');
    checkAs('ValueError', out_channels % groups === 0, () => 'out_channels must be divisible by groups');
    this.in_channels = in_channels;
    this.out_channels = out_channels;
    this.kernel_size = pair(kernel_size);
    this.stride = pair(stride);
    this.padding = typeof padding === 'string' ? padding : pair(padding);
    this.dilation = pair(dilation);
    this.groups = groups;
    this.padding_mode = options.padding_mode ?? 'zeros';
    this.weight = emptyParameter([out_channels, in_channels / groups, ...this.kernel_size]);
    this.bias = bias ? emptyParameter([out_channels]) : null;
    this.reset_parameters();
  }

  reset_parameters(): void {
    resetLinearLike(this.weight, this.bias);
  }

  forward(input: Tensor): Tensor {
    const { weight, bias, stride, dilation, groups, padding_mode } = this;
    if (padding_mode === 'zeros')
      return F.conv2d(input, weight, bias, stride, this.padding, dilation, groups);
    const padded = F.pad(input, reversedPadding(this), padding_mode);
    return F.conv2d(padded, weight, bias, stride, 0, dilation, groups);
  }

  override extra_repr(): string {
    const { padding, dilation, groups } = this;
    return [
      `${this.in_channels}, ${this.out_channels}, kernel_size=${tuple(this.kernel_size)}, stride=${tuple(this.stride)}`,
      ...(typeof padding === 'string' ? [`padding=${padding}`] : []),
      ...(typeof padding !== 'string' && padding.some((p) => p !== 0) ? [`padding=${tuple(padding)}`] : []),
      ...(dilation.some((d) => d !== 1) ? [`dilation=${tuple(dilation)}`] : []),
      ...(groups !== 1 ? [`groups=${groups}`] : []),
      ...(this.bias ? [] : ['bias=False']),
      ...(this.padding_mode !== 'zeros' ? [`padding_mode=${this.padding_mode}`] : []),
    ].join(', ');
  }
}

/** Before and after the width, then the height, as `F.pad` takes it. */
function reversedPadding({ padding, dilation, kernel_size }: Conv2d): number[] {
  return [1, 0].flatMap((d) => {
    if (typeof padding !== 'string') return [padding[d]!, padding[d]!];
    const total = padding === 'same' ? dilation[d]! * (kernel_size[d]! - 1) : 0;
    return [Math.floor(total / 2), Math.ceil(total / 2)];
  });
}
