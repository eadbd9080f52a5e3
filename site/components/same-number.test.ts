import { expect, test } from 'vitest';
import { sameNumber } from './same-number.ts';

test.each(['787200', '787,200', ' 787 200 ', '787’200', '７８７２００', '787200.0'])(
  '%s is 787200',
  (given) => {
    expect(sameNumber(given, '787200')).toBe(true);
  },
);

test.each(['', '787201', '7.872e5', 'about 787200', '78,72,00x'])('%s is not', (given) => {
  expect(sameNumber(given, '787200')).toBe(false);
});
