import { expect, test } from 'vitest';
import '../index.ts';
import { makeConstant, makePlaceholder, type Node } from '../node.ts';
import { Tensor } from '../tensor.ts';
import { peakBytes, refuseTooLarge } from './fits.ts';

/** A batch of 100 rows of 1,000 numbers through two layers of the same width, unread: 400 kB a result. */
function twoLayers(): Node {
  const x = Tensor.of(makePlaceholder('x', [100, 1000], 'float32'));
  const weight = Tensor.of(makeConstant([1000, 1000], 'float32', new Float32Array(1e6)));
  return x.matmul(weight).relu().matmul(weight).node;
}

test('memory is what is alive at once: a result is let go after its last use', () => {
  // the weight, and two results at a time beside the input
  expect(peakBytes([twoLayers()])).toBeGreaterThanOrEqual(4e6 + 2 * 4e5);
  expect(peakBytes([twoLayers()])).toBeLessThanOrEqual(4e6 + 3 * 4e5);
});

test('a step that does not fit is refused with the batch that does', () => {
  const root = twoLayers();
  expect(() => refuseTooLarge([root], 10e6)).not.toThrow();
  expect(() => refuseTooLarge([root], 4.5e6)).toThrow(
    /it was not started\. A batch of \d\d instead of 100 fits/,
  );
  expect(() => refuseTooLarge([root], 1e6)).toThrow(/smaller model/);
});
