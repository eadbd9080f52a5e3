import { expect, test } from 'vitest';
import * as plot from '#lib/plot/index.ts';
import { chosenScale } from './color-choice.ts';
import { inspectorWords } from './inspector-words.ts';

const whole = { data: [-6, 1, 0.5, -0.25], shape: [2, 2] };
const shown = { data: [0.5, -0.25], shape: [1, 2] };
const words = inspectorWords('en');

test('a heatmap’s own scale ends at what it shows, and names the ends of the whole tensor', () => {
  const { scale, says } = chosenScale(plot, { shown, whole, choice: 'own', fromZero: false }, words);
  expect(scale.domain).toEqual([-0.5, 0.5]);
  expect(says).toBe(
    'Values shown: −0.250 to +0.500. Own scale: colours run from −0.500 to +0.500; of the whole tensor, −6 to +6.',
  );
});

test('the common scale is the whole tensor’s, whatever is shown', () => {
  const { scale, says } = chosenScale(plot, { shown, whole, choice: 'common', fromZero: false }, words);
  expect(scale.domain).toEqual([-6, 6]);
  expect(says).toBe(
    'Values shown: −0.250 to +0.500. Common scale of the whole tensor: colours run from −6 to +6.',
  );
});

test('shares begin at 0, and one scale is named where all is shown', () => {
  const shares = { data: [0.25, 0.75], shape: [1, 2] };
  const { scale, says } = chosenScale(
    plot,
    { shown: shares, whole: shares, choice: 'own', fromZero: true },
    inspectorWords('zh-CN'),
  );
  expect(scale.domain).toEqual([0, 0.75]);
  expect(says).toBe('所示数值：0.250 到 0.750。颜色从 0 到 0.750；这就是整个张量。');
});
