/**
 * https://docs.pytorch.org/docs/stable/generated/torch.nn.Linear.html: (…, in_features) → (…, out_features).
 */
import * as F from './functional.ts';
import type { Parameter, Tensor } from '../torch/tensor.ts';
import { emptyParameter, resetLinearLike } from './init.ts';
import { Module } from './module.ts';
import { bool } from './python_repr.ts';

export class Linear extends Module {
  readonly type_name: string = 'Linear';
  in_features: number;
  out_features: number;
  /** (out_features, in_features) */
  weight: Parameter;
  /** (out_features) */
  bias: Parameter | null;

  constructor(in_features: number, out_features: number, bias = true) {
    super();
    this.in_features = in_features;
    this.out_features = out_features;
    this.weight = emptyParameter([out_features, in_features]);
    this.bias = bias ? emptyParameter([out_features]) : null;
    this.reset_parameters();
  }

  reset_parameters(): void {
    resetLinearLike(this.weight, this.bias);
  }

  forward(input: Tensor): Tensor {
    return F.linear(input, this.weight, this.bias);
  }

  override extra_repr(): string {
    return `in_features=${this.in_features}, out_features=${this.out_features}, bias=${bool(this.bias !== null)}`;
  }
}
