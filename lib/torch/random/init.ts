/**
 * The bounds and deviations of torch.nn.init's random initialisers, after torch/nn/init.py: the drawing
 * itself is `uniform` or `normal`. A weight's shape is (out, in, …kernel).
 *
 * Left out: orthogonal_, sparse_, dirac_, eye_ and the SELU gain's history.
 */
import { TorchError } from '../errors.ts';

export type FanMode = 'fan_in' | 'fan_out';

const LINEAR = [
  'linear',
  'conv1d',
  'conv2d',
  'conv3d',
  'conv_transpose1d',
  'conv_transpose2d',
  'conv_transpose3d',
];

/** @throws TorchError in PyTorch's words, for a vector or a scalar. */
export function calculate_fan_in_and_fan_out(shape: readonly number[]): { fan_in: number; fan_out: number } {
  const [out, into, ...kernel] = shape;
  if (out === undefined || into === undefined) {
    throw new TorchError(
      'ValueError',
      'Fan in and fan out can not be computed for tensor with fewer than 2 dimensions',
    );
  }
  const field = kernel.reduce((product, size) => product * size, 1);
  return { fan_in: into * field, fan_out: out * field };
}

/** @param param the negative slope, for `leaky_relu` only. */
export function calculate_gain(nonlinearity: string, param = 0.01): number {
  if (LINEAR.includes(nonlinearity) || nonlinearity === 'sigmoid') return 1;
  if (nonlinearity === 'tanh') return 5 / 3;
  if (nonlinearity === 'relu') return Math.SQRT2;
  if (nonlinearity === 'leaky_relu') return Math.sqrt(2 / (1 + param ** 2));
  if (nonlinearity === 'selu') return 3 / 4;
  throw new TorchError('ValueError', `Unsupported nonlinearity ${nonlinearity}`);
}

export interface Kaiming {
  readonly a?: number;
  readonly mode?: FanMode;
  readonly nonlinearity?: string;
}

/** The standard deviation of `kaiming_normal_`. */
export function kaiming_normal_std(
  shape: readonly number[],
  { a = 0, mode = 'fan_in', nonlinearity = 'leaky_relu' }: Kaiming = {},
): number {
  return calculate_gain(nonlinearity, a) / Math.sqrt(calculate_fan_in_and_fan_out(shape)[mode]);
}

/** `kaiming_uniform_` draws from −bound to bound. nn.Linear and nn.Conv2d call it with `a: Math.sqrt(5)`. */
export function kaiming_uniform_bound(shape: readonly number[], options: Kaiming = {}): number {
  return Math.sqrt(3) * kaiming_normal_std(shape, options);
}

/** nn.Linear and nn.Conv2d draw their bias from −bound to bound, after the weight. */
export function bias_bound(weightShape: readonly number[]): number {
  const { fan_in } = calculate_fan_in_and_fan_out(weightShape);
  return fan_in > 0 ? 1 / Math.sqrt(fan_in) : 0;
}

export function xavier_normal_std(shape: readonly number[], gain = 1): number {
  const { fan_in, fan_out } = calculate_fan_in_and_fan_out(shape);
  return gain * Math.sqrt(2 / (fan_in + fan_out));
}

/** `xavier_uniform_` draws from −bound to bound. */
export function xavier_uniform_bound(shape: readonly number[], gain = 1): number {
  return Math.sqrt(3) * xavier_normal_std(shape, gain);
}
