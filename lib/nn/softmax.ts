/** https://docs.pytorch.org/docs/stable/generated/torch.nn.Softmax.html */
import type { Tensor } from '../torch/tensor.ts';
import * as F from './functional.ts';
import { Module } from './module.ts';

export class Softmax extends Module {
  readonly type_name: string = 'Softmax';
  dim: number | null;

  constructor(dim: number | null = null) {
    super();
    this.dim = dim;
  }

  forward(input: Tensor): Tensor {
    return F.softmax(input, this.dim);
  }

  override extra_repr(): string {
    return `dim=${this.dim ?? 'None'}`;
  }
}

export class LogSoftmax extends Softmax {
  override readonly type_name: string = 'LogSoftmax';
  override forward(input: Tensor): Tensor {
    return F.log_softmax(input, this.dim);
  }
}
