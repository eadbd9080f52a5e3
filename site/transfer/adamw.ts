/** AdamW over some parameters, with PyTorch's defaults: `torch.optim.AdamW(parameters, lr)`. */
import { adam } from '#lib/torch/optim/optim.ts';
import { makeConstant, Tensor } from '#lib/torch/index.ts';

const DEFAULTS = {
  beta1: 0.9,
  beta2: 0.999,
  eps: 1e-8,
  weight_decay: 0.01,
  maximize: false,
  decoupled: true,
};

const zerosLike = ({ shape, dtype }: Tensor): Tensor =>
  Tensor.of(makeConstant(shape, dtype, new Float32Array(shape.reduce((size, side) => size * side, 1))));

export class AdamW {
  readonly #lr: number;
  readonly #slots: readonly {
    readonly parameter: Tensor;
    readonly exp_avg: Tensor;
    readonly exp_avg_sq: Tensor;
  }[];
  #steps = 0;

  constructor(parameters: Iterable<Tensor>, { lr }: { readonly lr: number }) {
    this.#lr = lr;
    this.#slots = Array.from(parameters, (parameter) => ({
      parameter,
      exp_avg: zerosLike(parameter),
      exp_avg_sq: zerosLike(parameter),
    }));
  }

  /** One step of every parameter that has a gradient; then the gradients are forgotten. */
  step(): void {
    const step = ++this.#steps;
    for (const { parameter, exp_avg, exp_avg_sq } of this.#slots) {
      if (!parameter.grad) continue;
      adam(parameter, parameter.grad, exp_avg, exp_avg_sq, null, { ...DEFAULTS, lr: this.#lr, step });
      parameter.grad = null;
    }
  }
}
