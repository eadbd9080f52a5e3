/**
 * The last block, the norm behind it and a new head, trained together: the loop of the chapter's cell. What
 * comes before stays as it is, so it has been computed once: the pictures come as the tokens that enter the
 * block.
 */
import { withGrad } from '#lib/torch/autograd/mode.ts';
import { backward } from '#lib/torch/autograd/backward.ts';
import { makeConstant, Tensor } from '#lib/torch/index.ts';
import { cross_entropy } from '#lib/torch/ops/nn/class_loss.ts';
import { create_model, type VisionTransformer } from '#lib/timm/index.ts';
import type { TensorData } from '#lib/engine/contract.ts';
import { AdamW } from './adamw.ts';
import { BLOCK_STEPS, lastNames, type LastBlockStep, type LastBlockTask } from './last-block-task.ts';
import { rowsAt, type Rows } from './rows.ts';
import { classesOf, newLinear } from './train-head.ts';

/** What the chapter's cell says. */
const LR = 0.001;
/** Pictures that are computed at once: a step's activations of more might not fit on a phone. */
const PART = 20;

const tensor = ({ data, shape }: TensorData): Tensor => Tensor.of(makeConstant(shape, 'float32', data));

/** Step by step. @returns the class that each held-out picture is given. */
export function* trainLastBlock({
  name,
  options,
  state,
  classes,
  train,
  labels,
  test,
  seed,
}: LastBlockTask): Generator<LastBlockStep, number[]> {
  const model = create_model(name, options) as VisionTransformer;
  model.eval();
  const last = model.blocks.length - 1;
  const { unexpected_keys } = model.load_state_dict(
    new Map([...state].map(([key, value]) => [key, tensor(value)])),
    false,
  );
  const missing = lastNames(last + 1).filter((key) => !state.has(key));
  if (missing.length + unexpected_keys.length > 0)
    throw new RangeError(`${name}: ${[...missing, ...unexpected_keys].join(', ')}`);
  model.requires_grad_(false);
  const block = model.blocks.at(last);
  const head = newLinear(model.embed_dim, classes, seed);
  const learning = [block, model.norm, head];
  for (const part of learning) part.requires_grad_(true);
  const logits = (tokens: Rows): Tensor => {
    const [n, width] = tokens.shape as [number, number];
    const x = tensor({ data: tokens.data, shape: [n, width / model.embed_dim, model.embed_dim] });
    return head.forward(model.forward_head(model.norm.call(block.call(x)), true));
  };
  const optimizer = new AdamW(
    learning.flatMap((part) => [...part.parameters()]),
    { lr: LR },
  );
  const n = labels.length;
  for (let step = 1; step <= BLOCK_STEPS; step++) {
    let loss = 0;
    for (const places of partsOf(n)) {
      const y = Tensor.of(
        makeConstant(
          [places.length],
          'int64',
          Float64Array.from(places, (place) => labels[place]!),
        ),
      );
      // The gradients of all parts add up to those of the mean over all pictures.
      loss += withGrad(true, () => {
        const found = cross_entropy(logits(rowsAt(train, places)), y).mul(places.length / n);
        backward([found]);
        return found.item() as number;
      });
    }
    optimizer.step();
    yield { step, loss };
  }
  return partsOf(test.shape[0]!).flatMap((places) => {
    const found = logits(rowsAt(test, places));
    return classesOf({ data: Float32Array.from(found.values() as Float32Array), shape: found.shape });
  });
}

const partsOf = (n: number): number[][] =>
  Array.from({ length: Math.ceil(n / PART) }, (_, part) =>
    Array.from({ length: Math.min(PART, n - part * PART) }, (__, i) => part * PART + i),
  );
