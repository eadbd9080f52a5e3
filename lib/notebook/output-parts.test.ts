import { expect, test } from 'vitest';
import { outputPart } from './output-parts.ts';

const error = (type: string, traceback: string) =>
  outputPart({ kind: 'error', type, message: '', line: null, traceback }).message;

test('an error’s message is the end of its text, from its class on', () => {
  const frames = 'Traceback (most recent call last):\n  File "<cell 1>", line 1, in <module>\n';
  expect(error('ValueError', `${frames}ValueError: no\nnot at all`)).toBe('ValueError: no\nnot at all');
  expect(error('KeyboardInterrupt', `${frames}KeyboardInterrupt`)).toBe('KeyboardInterrupt');
  expect(error('NumpyError', `${frames}numpy.lib.NumpyError: no`)).toBe('numpy.lib.NumpyError: no');
  const chain = `${frames}ValueError: first\n\nDuring handling …\n\n${frames}ValueError: second`;
  expect(error('ValueError', chain)).toBe('ValueError: second');
  expect(error('ExceptionGroup', '  | ExceptionGroup: two (2 sub-exceptions)')).toBeUndefined();
});
