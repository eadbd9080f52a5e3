/**
 * A new head on frozen features: the loop of the chapter's cell, `nn.Linear`, cross-entropy and AdamW, step
 * by step.
 */
import { Linear } from '#lib/nn/linear.ts';
import { withGrad } from '#lib/torch/autograd/mode.ts';
import { backward } from '#lib/torch/autograd/backward.ts';
import { default_generator } from '#lib/torch/default_generator.ts';
import { makeConstant, Tensor } from '#lib/torch/index.ts';
import { cross_entropy } from '#lib/torch/ops/nn/class_loss.ts';
import { AdamW } from './adamw.ts';
import type { Rows } from './rows.ts';

export interface Head {
  /** (K, C), row by row. */
  readonly weight: Float32Array;
  /** (K) */
  readonly bias: Float32Array;
}

export interface Step {
  /** Of the head before this step, as a loop prints it. */
  readonly loss: number;
  readonly head: Head;
}

export interface TrainingOptions {
  /** Draws the first numbers, as `torch.manual_seed(seed)` before `nn.Linear`. Default 0. */
  readonly seed?: number;
  readonly steps?: number;
  readonly lr?: number;
}

/** What the chapter's cell says. */
export const STEPS = 100;
const LR = 0.01;

const valuesOf = (tensor: Tensor): Float32Array => Float32Array.from(tensor.peek() as Float32Array);

/**
 * One step after the other, on all rows at once.
 * @param labels the class of each row, 0 … K − 1
 */
export function* trainHead(
  { data, shape }: Rows,
  labels: readonly number[],
  classes: number,
  { seed = 0, steps = STEPS, lr = LR }: TrainingOptions = {},
): Generator<Step, Head> {
  const x = Tensor.of(makeConstant(shape, 'float32', data));
  const y = Tensor.of(makeConstant([labels.length], 'int64', Float64Array.from(labels)));
  const layer = newLinear(shape[1]!, classes, seed);
  const optimizer = new AdamW([layer.weight, layer.bias!], { lr });
  const now = (): Head => ({ weight: valuesOf(layer.weight), bias: valuesOf(layer.bias!) });
  for (let step = 0; step < steps; step++) {
    const head = now();
    const loss = withGrad(true, () => {
      const found = cross_entropy(layer.forward(x), y);
      backward([found]);
      return found.item() as number;
    });
    optimizer.step();
    yield { loss, head };
  }
  return now();
}

/** The whole loop at once. */
export function trainedHead(...asked: Parameters<typeof trainHead>): Head {
  const loop = trainHead(...asked);
  for (;;) {
    const { done, value } = loop.next();
    if (done) return value;
  }
}

/** `nn.Linear` behind `torch.manual_seed(seed)`; the generator of others stays as it was. */
export function newLinear(width: number, classes: number, seed: number): Linear {
  const state = default_generator.get_state();
  default_generator.manual_seed(seed);
  const layer = new Linear(width, classes);
  for (const parameter of layer.parameters()) parameter.values();
  default_generator.set_state(state);
  return layer;
}

/** What a head says of rows: (n, K) logits. */
export function logitsOf({ weight, bias }: Head, { data, shape }: Rows): Rows {
  const [n, width, classes] = [shape[0]!, shape[1]!, bias.length];
  const logits = new Float32Array(n * classes);
  for (let i = 0; i < n; i++)
    for (let k = 0; k < classes; k++) {
      let sum = bias[k]!;
      for (let c = 0; c < width; c++) sum += weight[k * width + c]! * data[i * width + c]!;
      logits[i * classes + k] = sum;
    }
  return { data: logits, shape: [n, classes] };
}

/** The largest logit's class of each row. */
export const classesOf = ({ data, shape }: Rows): number[] =>
  Array.from({ length: shape[0]! }, (_, i) => {
    const row = data.subarray(i * shape[1]!, (i + 1) * shape[1]!);
    return row.indexOf(Math.max(...row));
  });
