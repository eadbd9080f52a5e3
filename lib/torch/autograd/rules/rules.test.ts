/**
 * Each rule against central differences in float64, first and second derivatives; and that no primitive lacks
 * one.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cases } from '../../../onnx/lowerings/lowerings.cases.ts';
import { allocate, isFloating } from '../../dtype.ts';
import '../../index.ts';
import { makeConstant, type Attributes, type Primitive } from '../../node.ts';
import * as families from '../../primitives/index.ts';
import { record } from '../../record.ts';
import { numel, type Shape } from '../../shape.ts';
import { Tensor } from '../../tensor.ts';
import { grad } from '../backward.ts';
import { setGradEnabled } from '../mode.ts';
import { notDifferentiable, rules } from './index.ts';
import { ruleCases, type RuleCase } from './rules.cases.ts';

beforeAll(() => void setGradEnabled(true));
afterAll(() => void setGradEnabled(false));

const isPrimitive = (entry: unknown): entry is Primitive =>
  typeof entry === 'object' && entry !== null && 'kernel' in entry;
const primitives = Object.values(families)
  .flatMap((family): unknown[] => Object.values(family))
  .filter(isPrimitive);

/** Away from ties and kinks: no two values are alike, none is near a whole number. */
const wave = (shape: Shape, input: number): Float64Array =>
  Float64Array.from({ length: numel(shape) }, (_, i) => 1.7 * Math.sin(1.7 * i + input + 0.3) + 0.013 * i);

const tensorOf = (values: Float64Array, shape: Shape, dtype: 'float64' | 'int64' | 'bool'): Tensor => {
  const stored = allocate(dtype, values.length);
  stored.set(values);
  return Tensor.of(makeConstant(shape, dtype, stored));
};

interface Trial {
  readonly shapes: readonly Shape[];
  readonly attributes: Attributes;
  readonly values: readonly Float64Array[];
  readonly integers: readonly number[];
}

function trialOf({ shapes, attributes = {}, of = (x) => x, integers = {} }: RuleCase): Trial {
  const wide = (value: unknown): unknown => (value === 'float32' ? 'float64' : value);
  return {
    shapes,
    attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, wide(value)])),
    values: shapes.map((shape, i) =>
      integers[i] ? Float64Array.from(integers[i]) : wave(shape, i).map((x) => of(x, i)),
    ),
    integers: Object.keys(integers).map(Number),
  };
}

/** The inputs as leaves, those in `tracked` with gradients. */
const inputsOf = ({ shapes, values, integers }: Trial, tracked: readonly number[]): Tensor[] =>
  values.map((list, i) => {
    const whole = integers.includes(i)
      ? list.every((x) => x === 0 || x === 1) && i === 0
        ? 'bool'
        : 'int64'
      : null;
    const tensor = tensorOf(list, shapes[i]!, whole ?? 'float64');
    if (tracked.includes(i)) tensor.requires_grad = true;
    return tensor;
  });

/** Σ k-th weight · k-th element, the weights all different. */
const weighted = (tensor: Tensor): Tensor =>
  tensor.mul(tensorOf(wave(tensor.shape, 5), tensor.shape, 'float64')).sum();

const STEP = 1e-6;
/** The slope of `f` along each element of input `i`, by two values beside it. */
function differences(trial: Trial, i: number, f: (trial: Trial) => number): number[] {
  return Array.from(trial.values[i]!, (_, k) => {
    const at = (delta: number): number => {
      const moved = trial.values[i]!.slice();
      moved[k]! += delta;
      return f({ ...trial, values: trial.values.with(i, moved) });
    };
    return (at(STEP) - at(-STEP)) / (2 * STEP);
  });
}

function expectClose(actual: Tensor | null, wanted: readonly number[], what: string): void {
  const values = actual ? Array.from(actual.values()) : wanted.map(() => 0);
  const largest = Math.max(1, ...wanted.map(Math.abs));
  values.forEach((value, k) => {
    expect(Math.abs(value - wanted[k]!), `${what}, element ${k}: ${value}, not ${wanted[k]}`).toBeLessThan(
      2e-6 * largest,
    );
  });
}

test('every primitive of floating results has a rule or stands among those without', () => {
  for (const { name } of primitives) {
    const known =
      Object.hasOwn(rules, name) || notDifferentiable.has(name) || ruleCases.integral.includes(name);
    expect(known, name).toBe(true);
  }
});

test('every rule is of a primitive, and is tried here', () => {
  const names = new Set(primitives.map(({ name }) => name));
  for (const name of Object.keys(rules)) {
    const apart = ['alias', 'rewritten', 'overwritten', ...ruleCases.flat].includes(name);
    expect(apart || names.has(name), name).toBe(true);
    expect(apart || Object.hasOwn(ruleCases.own, name) || Object.hasOwn(cases, name), name).toBe(true);
  }
});

const tried = primitives.filter(
  ({ name }) => Object.hasOwn(rules, name) && !ruleCases.flat.includes(name) && name !== 'cast',
);
test.each(tried.map((primitive) => [primitive.name, primitive] as const))('%s', (name, primitive) => {
  for (const given of [ruleCases.own[name] ?? (cases[name] as RuleCase | RuleCase[])].flat()) {
    const trial = trialOf(given);
    const rule = rules[name]!;
    const tracked = trial.values
      .map((_, i) => i)
      .filter((i) => !trial.integers.includes(i) && (typeof rule === 'function' || rule[i]));
    const run = (at: Trial, which: readonly number[]) => {
      const inputs = inputsOf(at, which);
      return { inputs, output: record(primitive, inputs, at.attributes) };
    };
    const { inputs, output } = run(trial, tracked);
    if (!isFloating(output.dtype)) continue;
    const leaves = tracked.map((i) => inputs[i]!);
    const first = grad([weighted(output)], leaves, [], { create_graph: true }, true);
    const value = (at: Trial): number => weighted(run(at, []).output).values()[0]!;
    tracked.forEach((i, k) => {
      expectClose(first[k]!, differences(trial, i, value), `${name}, input ${i}`);
    });
    // The gradient, weighted and summed, is a function again.
    const slopes = first.filter((g) => g?.requires_grad);
    if (slopes.length === 0) continue;
    const summed = (gs: readonly (Tensor | null)[]): Tensor =>
      gs
        .filter((g) => g !== null)
        .map(weighted)
        .reduce((a, b) => a.add(b));
    const second = grad([summed(slopes)], leaves, [], {}, true);
    const slope = (at: Trial): number => {
      const again = run(at, tracked);
      const gs = grad(
        [weighted(again.output)],
        tracked.map((i) => again.inputs[i]!),
        [],
        { create_graph: true },
        true,
      );
      return summed(gs.filter((g) => g?.requires_grad)).values()[0]!;
    };
    tracked.forEach((i, k) => {
      expectClose(second[k]!, differences(trial, i, slope), `${name} again, input ${i}`);
    });
  }
});

test('a value that is replaced keeps the history of what was there, with a gradient of zeros', () => {
  const x = tensorOf(Float64Array.of(1, 2), [2], 'float64');
  x.requires_grad = true;
  const y = x.mul(1);
  y.fill_(3);
  expect(Array.from(grad([y.sum()], [x])[0]!.values())).toEqual([0, 0]);
});
