/**
 * Every gradient that tools/record/gradients.py recorded from PyTorch, with the names of `grad_fn` and the
 * errors.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grad } from '#lib/torch/autograd/backward.ts';
import { setGradEnabled } from '#lib/torch/autograd/mode.ts';
import { nameOf } from '#lib/torch/autograd/names.ts';
import { allocate, isFloating } from '#lib/torch/dtype.ts';
import { TorchError } from '#lib/torch/errors.ts';
import { makeConstant } from '#lib/torch/node.ts';
import { isNamedTuple } from '#lib/torch/named_tuple.ts';
import { Tensor } from '#lib/torch/tensor.ts';
import { runIn, type Tree } from './python-tree.ts';

interface Case {
  readonly source: string;
  readonly program: readonly Tree[];
  readonly names?: readonly (string | null)[];
  readonly grads?: Readonly<Record<string, readonly (number | string)[]>>;
  readonly error?: readonly [string, string];
}

const file = new URL('../../fixtures/torch/gradients.json', import.meta.url);
const { setup, leaves, cases } = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly setup: readonly Tree[];
  readonly leaves: readonly string[];
  readonly cases: readonly Case[];
};

/** Where PyTorch's answer is not followed. */
const DIFFERENT: Readonly<Record<string, string>> = {
  "a.scatter_reduce(0, torch.tensor([[1, 0, 1]]), a, 'amax', include_self=False)":
    'PyTorch compares a source with an index of another shape, and gives half of the gradient',
  // The gradient is right; the step that PyTorch ends with, and names, is another one.
  'torch.linalg.svd(a)[0].abs()[:, :2]': 'name',
  'torch.linalg.matrix_norm(a, 2, keepdim=True)': 'name',
  'torch.as_strided_scatter(q, q[0, :2], (2,), (2,), 1)':
    'PyTorch gives the written places a gradient as well',
  'torch.nextafter(q, q.t())': 'PyTorch gives the second tensor a gradient where both are equal',
  'r[0] @ r.transpose(1, 2)': 'name',
};

beforeAll(() => void setGradEnabled(true));
afterAll(() => void setGradEnabled(false));

/** The gradient that the recorder gave to each result. */
function seed(tensor: Tensor): Tensor {
  const values = allocate(tensor.dtype, tensor.numel());
  for (let k = 0; k < values.length; k++) values[k] = (((k * 7) % 11) - 5) / 4;
  return Tensor.of(makeConstant(tensor.shape, tensor.dtype, values));
}

function floating(result: unknown): Tensor[] {
  if (result instanceof Tensor) return isFloating(result.dtype) && result.requires_grad ? [result] : [];
  if (Array.isArray(result)) return result.flatMap(floating);
  return isNamedTuple(result) ? Object.values(result).flatMap(floating) : [];
}

const number = (value: number | string): number => Number(String(value).replace('inf', 'Infinity'));
/** How far from PyTorch's gradient ours may lie, as a part of the largest one: by the type of the leaf. */
const singles = ['a', 'v', 'r', 's', 'n', 'im', 'w'];
const tolerance = (name: string): number => (name === 'h' ? 4e-3 : singles.includes(name) ? 3e-6 : 1e-9);

function expectGradient(
  name: string,
  actual: Tensor,
  expected: readonly (number | string)[],
  bound = tolerance(name),
): void {
  const wanted = expected.map(number);
  const values = Array.from(actual.values());
  const largest = Math.max(1e-3, ...wanted.filter(Number.isFinite).map(Math.abs));
  const far = (value: number, k: number): boolean =>
    Number.isFinite(wanted[k]!)
      ? !(Math.abs(value - wanted[k]!) <= bound * largest)
      : !Object.is(value, wanted[k]);
  if (values.length !== wanted.length || values.some(far)) expect(values, name).toEqual(wanted);
}

describe('gradients are those of PyTorch', () => {
  test.each(cases.filter(({ source }) => !Object.hasOwn(DIFFERENT, source)))(
    '$source',
    ({ source, program, names, grads, error }) => {
      const scope = runIn(setup);
      const outputs = floating(scope.run(program));
      expect(outputs.map((output) => output.grad_fn && nameOf(output.grad_fn))).toEqual(
        names!.map((name) => name && name.replace('torch::autograd::', '')),
      );
      const inputs = leaves.map((name) => scope.get(`leaf_${name}`) as Tensor);
      const differentiate = () => grad(outputs, inputs, outputs.map(seed), {}, true);
      if (error) {
        expect(differentiate).toThrow(new TorchError(error[0] as TorchError['pyType'], error[1]));
        return;
      }
      const found = Object.fromEntries(
        differentiate().flatMap((tensor, i) => (tensor ? [[leaves[i]!, tensor] as const] : [])),
      );
      for (const name of Object.keys({ ...found, ...grads })) {
        const tensor = found[name];
        // A gradient of zeros and none are one where PyTorch computes several results together.
        if (tensor === undefined)
          expect(
            grads![name]!.every((value) => value === 0),
            name,
          ).toBe(true);
        else if (grads![name] === undefined)
          expect(
            tensor.values().every((value) => value === 0),
            name,
          ).toBe(true);
        // PyTorch's hardsigmoid multiplies by a sixth in float32.
        else
          expectGradient(name, tensor, grads![name], source.startsWith('F.hardsigmoid') ? 1e-7 : undefined);
      }
    },
  );
});
