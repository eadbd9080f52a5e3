/**
 * https://docs.pytorch.org/docs/stable/generated/torch.nn.Identity.html: gives back what it is given; its
 * arguments are ignored.
 */
import { Module } from './module.ts';
import type { Tensor } from '../torch/tensor.ts';

export class Identity extends Module {
  readonly type_name: string = 'Identity';

  constructor(..._ignored: readonly unknown[]) {
    super();
  }

  forward(input: Tensor): Tensor {
    return input;
  }
}
