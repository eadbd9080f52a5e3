import { expect, test } from 'vitest';
import { readBraces } from './literal.ts';

test.each([
  ['{787200}', 787200],
  ['{-1.5}', -1.5],
  ["{'a \\'b\\''}", "a 'b'"],
  ['{`one\ntwo`}', 'one\ntwo'],
  ['{[\'a\', "b",]}', ['a', 'b']],
  [
    "{{ 786432: 'x', '-1.16': 'y', key: true, 变少: null }}",
    { 786432: 'x', '-1.16': 'y', key: true, 变少: null },
  ],
  ['{[]}', []],
])('%s is data', (text, value) => {
  expect(readBraces(`${text} rest`, 0)).toEqual({ value, end: text.length });
});

test.each(['{a + 1}', '{() => { return "}"; }}', '{`${x}`}', "{['a' 'b']}"])(
  '%s is an expression, and is stepped over',
  (text) => {
    expect(readBraces(`${text} rest`, 0)).toEqual({ value: undefined, end: text.length });
  },
);
