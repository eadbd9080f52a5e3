/**
 * https://docs.pytorch.org/docs/stable/generated/torch.nn.Flatten.html: from dimension 1 on, unlike
 * `Tensor.flatten`, which starts at 0.
 */
import type { Tensor } from '../torch/tensor.ts';
import { Module } from './module.ts';

export class Flatten extends Module {
  readonly type_name: string = 'Flatten';
  start_dim: number;
  end_dim: number;

  constructor(start_dim = 1, end_dim = -1) {
    super();
    this.start_dim = start_dim;
    this.end_dim = end_dim;
  }

  forward(input: Tensor): Tensor {
    return input.flatten(this.start_dim, this.end_dim);
  }

  override extra_repr(): string {
    return `start_dim=${this.start_dim}, end_dim=${this.end_dim}`;
  }
}
