/** Derivatives of pooling. */
import { scatter } from '../../primitives/indexing.ts';
import { conv2d_input } from '../../primitives/convolution_gradients.ts';
import {
  averaged,
  max_pool2d_places,
  type AveragePoolAttributes,
  type PoolAttributes,
} from '../../primitives/pool.ts';
import { constant, record } from '../../record.ts';
import { numel } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { ones, zeros } from '../filled.ts';
import type { Rule } from '../rule.ts';

/** (…, H, W) → (…, H · W) */
const flat = (x: Tensor): Tensor => x.reshape([...x.shape.slice(0, -2), -1]);

/** Each window's gradient goes to the place of its maximum. */
export const max_pool2d: Rule<PoolAttributes> = [
  ({ grad, input, metas, attributes }) => {
    const { shape, dtype } = metas[0]!;
    const planes = [...shape.slice(0, -2), shape.at(-2)! * shape.at(-1)!];
    const places = record(max_pool2d_places, [input(0).detach()], attributes);
    const into = zeros({ shape: planes, dtype });
    const scattered = record(scatter, [into, flat(places), flat(grad)], {
      dim: planes.length - 1,
      reduce: 'sum',
    });
    return scattered.reshape([...shape]);
  },
];

/**
 * Each window's gradient, divided by what it counted, spreads over the window: a convolution with ones,
 * backwards.
 */
export const avg_pool2d: Rule<AveragePoolAttributes> = [
  ({ grad, metas, attributes }) => {
    const { shape, dtype } = metas[0]!;
    const { kernel_size, stride, padding, dilation } = attributes;
    const [height, width] = grad.shape.slice(-2) as [number, number];
    const covered = averaged(shape.slice(-2), attributes);
    const areas = Float64Array.from(
      { length: height * width },
      (_, i) => covered(0, Math.floor(i / width)) * covered(1, i % width),
    );
    const planes = numel(shape.slice(0, -2));
    const each = grad.div(constant([height, width], 'float64', areas).to([dtype]));
    const window = ones({ shape: [1, 1, ...kernel_size], dtype });
    const spread = record(conv2d_input, [each.reshape([planes, 1, height, width]), window], {
      stride,
      padding,
      dilation,
      groups: 1,
      size: [planes, 1, ...shape.slice(-2)],
    });
    return spread.reshape([...shape]);
  },
];
