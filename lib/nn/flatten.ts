/** https://docs.pytorch.org/docs/stable/generated/torch.nn.Flatten.html: from dimension 1 on, unlike `Tensor.flatten`, which starts at 0. */
import type { Tensor } from '../torch/tensor.ts';
import { Module } from './module.ts';
import { tuple } from './python_repr.ts';

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

/** https://docs.pytorch.org/docs/stable/generated/torch.nn.Unflatten.html */
export class Unflatten extends Module {
  readonly type_name: string = 'Unflatten';
  dim: number;
  unflattened_size: readonly number[];

  constructor(dim: number, unflattened_size: readonly number[]) {
    super();
    this.dim = dim;
    this.unflattened_size = unflattened_size;
  }

  forward(input: Tensor): Tensor {
    return input.unflatten(this.dim, this.unflattened_size);
  }

  override extra_repr(): string {
    return `dim=${this.dim}, unflattened_size=${tuple(this.unflattened_size)}`;
  }
}
