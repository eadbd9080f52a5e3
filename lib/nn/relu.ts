/**
 * https://docs.pytorch.org/docs/stable/generated/torch.nn.ReLU.html; other activations are Python's alone.
 */
import type { Tensor } from '../torch/tensor.ts';
import * as F from './functional.ts';
import { Module } from './module.ts';

export class ReLU extends Module {
  readonly type_name: string = 'ReLU';
  /** Writes the result to the input; printed where it is true. */
  inplace: boolean;

  constructor(inplace = false) {
    super();
    this.inplace = inplace;
  }

  forward(input: Tensor): Tensor {
    return this.inplace ? input.relu_() : F.relu(input);
  }

  override extra_repr(): string {
    return this.inplace ? 'inplace=True' : '';
  }
}
