import { expect, test } from 'vitest';
import { setBackend } from '../evaluate.ts';
import { makeConstant, type Node } from '../node.ts';
import { numel } from '../shape.ts';
import '../index.ts';
import { Parameter, Tensor } from '../tensor.ts';
import { backward } from './backward.ts';
import { withGrad } from './mode.ts';

const filled = (...shape: number[]): Tensor =>
  Tensor.of(makeConstant(shape, 'float32', new Float32Array(numel(shape)).fill(0.01)));

test('what a frozen part gives is kept by the first backward, so that the next step need not run it', () => {
  const runs: (readonly Node[])[] = [];
  const before = setBackend({
    takes: () => true,
    run: (roots) => {
      runs.push(roots);
      return roots.map(({ shape }) => new Float32Array(numel(shape)));
    },
  });
  try {
    let x = filled(128, 128);
    for (let i = 0; i < 6; i++) x = x.matmul(filled(128, 128)).tanh();
    const head = new Parameter(filled(128, 2));
    withGrad(true, () => backward([x.matmul(head).sum()]));
    expect(runs[0]).toContain(x.node);
    expect(x.node.inputs).toEqual([]);
    withGrad(true, () => backward([x.matmul(head).sum()]));
    expect(runs.slice(1).flat()).not.toContain(x.node);
  } finally {
    setBackend(before);
  }
});
