/** https://docs.pytorch.org/docs/stable/generated/torch.nn.Dropout.html: nothing in evaluation mode. */
import { checkAs } from '../torch/errors.ts';
import type { Tensor } from '../torch/tensor.ts';
import * as F from './functional.ts';
import { Module } from './module.ts';
import { bool, float } from './python_repr.ts';

export class Dropout extends Module {
  readonly type_name: string = 'Dropout';
  p: number;
  inplace: boolean;

  constructor(p = 0.5, inplace = false) {
    super();
    checkAs(
      'ValueError',
      p >= 0 && p <= 1,
      () => `dropout probability has to be between 0 and 1, but got ${float(p)}`,
    );
    this.p = p;
    this.inplace = inplace;
  }

  forward(input: Tensor): Tensor {
    return F.dropout(input, this.p, this.training, this.inplace);
  }

  override extra_repr(): string {
    return `p=${float(this.p)}, inplace=${bool(this.inplace)}`;
  }
}
