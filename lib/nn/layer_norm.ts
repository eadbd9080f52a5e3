/**
 * https://docs.pytorch.org/docs/stable/generated/torch.nn.LayerNorm.html: over the last dimensions, shape
 * kept.
 */
import type { Parameter, Tensor } from '../torch/tensor.ts';
import * as F from './functional.ts';
import { emptyParameter, ones_, zeros_ } from './init.ts';
import { Module } from './module.ts';
import { bool, float, tuple } from './python_repr.ts';

export interface LayerNormOptions {
  /** Added to the variance; 1e-5 by default, 1e-6 in timm's ViTs. */
  readonly eps?: number;
  readonly elementwise_affine?: boolean;
  readonly bias?: boolean;
}

export class LayerNorm extends Module {
  readonly type_name: string = 'LayerNorm';
  normalized_shape: readonly number[];
  eps: number;
  elementwise_affine: boolean;
  weight: Parameter | null;
  bias: Parameter | null;

  constructor(normalized_shape: number | readonly number[], options: LayerNormOptions = {}) {
    super();
    const { eps = 1e-5, elementwise_affine = true, bias = true } = options;
    this.normalized_shape = typeof normalized_shape === 'number' ? [normalized_shape] : [...normalized_shape];
    this.eps = eps;
    this.elementwise_affine = elementwise_affine;
    this.weight = elementwise_affine ? emptyParameter(this.normalized_shape) : null;
    this.bias = elementwise_affine && bias ? emptyParameter(this.normalized_shape) : null;
    this.reset_parameters();
  }

  reset_parameters(): void {
    if (this.weight) ones_(this.weight);
    if (this.bias) zeros_(this.bias);
  }

  forward(input: Tensor): Tensor {
    return F.layer_norm(input, this.normalized_shape, this.weight, this.bias, this.eps);
  }

  override extra_repr(): string {
    return (
      `${tuple(this.normalized_shape)}, eps=${float(this.eps)}, ` +
      `elementwise_affine=${bool(this.elementwise_affine)}, bias=${bool(this.bias !== null)}`
    );
  }
}
