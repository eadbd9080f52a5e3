/** Activations that are one function of one tensor: https://docs.pytorch.org/docs/stable/nn.html#non-linear-activations-weighted-sum-nonlinearity */
import type { Tensor } from '../torch/tensor.ts';
import * as F from './functional.ts';
import { Module } from './module.ts';
import { float } from './python_repr.ts';

/** An activation with PyTorch's `inplace` switch, which changes the printed module; values are the same. */
abstract class InplaceActivation extends Module {
  inplace: boolean;
  constructor(inplace = false) {
    super();
    this.inplace = inplace;
  }
  override extra_repr(): string {
    return this.inplace ? 'inplace=True' : '';
  }
}

export class ReLU extends InplaceActivation {
  readonly type_name: string = 'ReLU';
  forward(input: Tensor): Tensor {
    return this.inplace ? input.relu_() : F.relu(input);
  }
}

export class ReLU6 extends InplaceActivation {
  readonly type_name: string = 'ReLU6';
  forward(input: Tensor): Tensor {
    return F.relu6(input);
  }
  override extra_repr(): string {
    return this.inplace ? 'inplace=True' : '';
  }
}

export class SiLU extends InplaceActivation {
  readonly type_name: string = 'SiLU';
  forward(input: Tensor): Tensor {
    return F.silu(input);
  }
}

export class Mish extends InplaceActivation {
  readonly type_name: string = 'Mish';
  forward(input: Tensor): Tensor {
    return F.mish(input);
  }
}

export class Hardswish extends InplaceActivation {
  readonly type_name: string = 'Hardswish';
  forward(input: Tensor): Tensor {
    return F.hardswish(input);
  }
  override extra_repr(): string {
    return '';
  }
}

export class Hardsigmoid extends InplaceActivation {
  readonly type_name: string = 'Hardsigmoid';
  forward(input: Tensor): Tensor {
    return F.hardsigmoid(input);
  }
  override extra_repr(): string {
    return '';
  }
}

export class LeakyReLU extends InplaceActivation {
  readonly type_name: string = 'LeakyReLU';
  negative_slope: number;
  constructor(negative_slope = 0.01, inplace = false) {
    super(inplace);
    this.negative_slope = negative_slope;
  }
  forward(input: Tensor): Tensor {
    return F.leaky_relu(input, this.negative_slope);
  }
  override extra_repr(): string {
    return `negative_slope=${float(this.negative_slope)}${this.inplace ? ', inplace=True' : ''}`;
  }
}

export class ELU extends InplaceActivation {
  readonly type_name: string = 'ELU';
  alpha: number;
  constructor(alpha = 1, inplace = false) {
    super(inplace);
    this.alpha = alpha;
  }
  forward(input: Tensor): Tensor {
    return F.elu(input, this.alpha);
  }
  override extra_repr(): string {
    return `alpha=${float(this.alpha)}${this.inplace ? ', inplace=True' : ''}`;
  }
}

export class Sigmoid extends Module {
  readonly type_name: string = 'Sigmoid';
  forward(input: Tensor): Tensor {
    return input.sigmoid();
  }
}

export class Tanh extends Module {
  readonly type_name: string = 'Tanh';
  forward(input: Tensor): Tensor {
    return input.tanh();
  }
}

export class Softplus extends Module {
  readonly type_name: string = 'Softplus';
  beta: number;
  threshold: number;
  constructor(beta = 1, threshold = 20) {
    super();
    this.beta = beta;
    this.threshold = threshold;
  }
  forward(input: Tensor): Tensor {
    return F.softplus(input, this.beta, this.threshold);
  }
  override extra_repr(): string {
    return `beta=${float(this.beta)}, threshold=${float(this.threshold)}`;
  }
}
