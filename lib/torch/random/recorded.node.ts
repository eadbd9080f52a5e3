/**
 * What tests/fixtures/torch/random.json holds (tools/record/draws.py), and how to replay one of its steps.
 */
import { readFileSync } from 'node:fs';
import type { FloatTarget } from './draws.ts';
import {
  bernoulli,
  bernoulliOf,
  exponential,
  integers,
  kaiming_normal_std,
  multinomial,
  normal,
  permutation,
  timm_trunc_normal,
  trunc_normal,
  uniform,
  xavier_uniform_bound,
} from './index.ts';
import type { Distribution, DrawDtype, Generator, LazyDraw, LazyGenerator } from './index.ts';

export interface Step {
  readonly op: string;
  readonly n?: number;
  readonly dtype?: DrawDtype;
  readonly values: readonly number[];
  readonly printed: string;
  readonly [parameter: string]: unknown;
}
export interface Case {
  readonly seed: string;
  readonly steps: readonly Step[];
}

interface Recorded {
  readonly cases: readonly Case[];
  readonly layers: readonly Layer[];
  readonly states: readonly State[];
  /** [x, erf(x)] */
  readonly erf: readonly (readonly [number, number])[];
  readonly erfinv: readonly [inputs: readonly number[], outputs: readonly number[]];
}

export interface State {
  readonly seed: string;
  /** Drawn before the state was taken. */
  readonly normals: number;
  /** base64 of the zlib-compressed bytes. */
  readonly state: string;
  /** The four normals that follow. */
  readonly next: readonly number[];
}

export interface Layer {
  readonly seed: string;
  readonly layer: string;
  readonly tensors: Record<'weight' | 'bias', { readonly shape: number[]; readonly values: number[] }>;
}

const path = new URL('../../../tests/fixtures/torch/random.json', import.meta.url);
export const { cases, layers, states, erf, erfinv } = JSON.parse(readFileSync(path, 'utf8')) as Recorded;

/** A step that can be recorded; null for those that only draw at once. */
export function distributionOf(
  step: Step,
): { distribution: Distribution; n: number; dtype: DrawDtype } | null {
  const { n = 0, dtype = 'float32' } = step;
  const number = (name: string) => step[name] as number;
  const shape = (step['shape'] ?? []) as number[];
  const size = shape.reduce((product, length) => product * length, 1);
  const truncation = () => ({ mean: number('mean'), std: number('std'), a: number('a'), b: number('b') });
  switch (step.op) {
    case 'rand':
      return { distribution: uniform(), n, dtype };
    case 'randn':
      return { distribution: normal(), n, dtype };
    case 'uniform':
      return { distribution: uniform(number('from'), number('to')), n, dtype };
    case 'normal':
      return { distribution: normal(number('mean'), number('std')), n, dtype };
    case 'exponential':
      return { distribution: exponential(number('lambd')), n, dtype };
    case 'randint':
      return { distribution: integers(number('low'), number('high')), n, dtype: 'float64' };
    case 'randperm':
      return { distribution: permutation(), n, dtype: 'float64' };
    case 'bernoulli_':
      return { distribution: bernoulliOf(number('p')), n, dtype };
    case 'trunc_normal':
      return { distribution: trunc_normal(truncation()), n, dtype };
    case 'timm_trunc_normal':
      return { distribution: timm_trunc_normal(truncation()), n, dtype };
    case 'kaiming_normal': {
      const std = kaiming_normal_std(shape, { mode: 'fan_out', nonlinearity: 'relu' });
      return { distribution: normal(0, std), n: size, dtype };
    }
    case 'xavier_uniform': {
      const bound = xavier_uniform_bound(shape, number('gain'));
      return { distribution: uniform(-bound, bound), n: size, dtype };
    }
    default:
      return null;
  }
}

/** Replays `step` at once. */
export function drawNow(step: Step, generator: Generator): readonly number[] {
  const spec = distributionOf(step);
  if (spec) {
    const out = spec.dtype === 'float64' ? new Float64Array(spec.n) : new Float32Array(spec.n);
    spec.distribution.fill(out, generator, spec.dtype);
    return Array.from(out);
  }
  if (step.op === 'bernoulli') {
    const probabilities = arrayOf(step.dtype, step['probabilities'] as number[]);
    return Array.from(bernoulli(new Float32Array(probabilities.length), generator, probabilities));
  }
  if (step.op === 'multinomial') {
    const weights = Float32Array.from(step['weights'] as number[]);
    return multinomial(weights, generator, step['samples'] as number, step['replacement'] as boolean);
  }
  throw new Error(`no such step: ${step.op}`);
}

/** Records `step`, or draws it at once where it cannot be recorded. */
export function drawLater(step: Step, stream: LazyGenerator): LazyDraw | { values(): readonly number[] } {
  const spec = distributionOf(step);
  if (spec) return stream.record(spec.distribution, spec.n, spec.dtype);
  const values = stream.draw((generator) => drawNow(step, generator));
  return { values: () => values };
}

function arrayOf(dtype: DrawDtype | undefined, values: readonly number[]): FloatTarget {
  return dtype === 'float64' ? Float64Array.from(values) : Float32Array.from(values);
}
