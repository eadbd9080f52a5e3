/** https://docs.pytorch.org/docs/stable/generated/torch.nn.GELU.html */
import type { Tensor } from '../torch/tensor.ts';
import * as F from './functional.ts';
import { Module } from './module.ts';

export class GELU extends Module {
  readonly type_name: string = 'GELU';
  approximate: 'none' | 'tanh';

  constructor(approximate: 'none' | 'tanh' = 'none') {
    super();
    this.approximate = approximate;
  }

  forward(input: Tensor): Tensor {
    return F.gelu(input, this.approximate);
  }

  override extra_repr(): string {
    return `approximate='${this.approximate}'`;
  }
}
