/**
 * Linear probes on the class token, one a depth, for the site's own weights. They were fitted apart from the
 * model, on scenes of their own; tools/train/probe.py says how.
 */
import { parseSafetensors } from '#lib/safetensors/read.ts';

export interface Probes {
  /** Before the first block and after each. */
  readonly depths: number;
  readonly classes: number;
  /** Numbers of the token. */
  readonly width: number;
  /** (depths, classes, width) */
  readonly weight: Float32Array;
  /** (depths, classes) */
  readonly bias: Float32Array;
}

/**
 * @throws {SafetensorsError} when the bytes are no such file; {RangeError} when its tensors do not fit each
 *   other.
 */
export function parseProbes(bytes: Uint8Array): Probes {
  const file = parseSafetensors(bytes);
  const [depths = 0, classes = 0, width = 0] = file.entry('weight').shape;
  if (file.entry('bias').shape.join() !== `${depths},${classes}` || width === 0)
    throw new RangeError('The probes’ weight and bias do not fit each other.');
  return { depths, classes, width, weight: file.floats('weight'), bias: file.floats('bias') };
}

/** What the probe of a depth makes of the class token there: (classes). @param token (width) */
export function probeLogits(
  { classes, width, weight, bias }: Probes,
  depth: number,
  token: Float32Array,
): Float32Array {
  return Float32Array.from({ length: classes }, (_, k) => {
    const row = (depth * classes + k) * width;
    return token.reduce((sum, value, c) => sum + weight[row + c]! * value, bias[depth * classes + k]!);
  });
}
