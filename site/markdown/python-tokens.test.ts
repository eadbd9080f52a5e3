import { expect, test } from 'vitest';
import { tokensOf } from './python-tokens.ts';

/** Each token as `class text`. */
const named = (source: string): string[] => {
  const lines = source.split('\n');
  return tokensOf(source).map(
    ({ line, from, to, classes }) => `${classes} ${lines[line]?.slice(from, to) ?? ''}`,
  );
};

test('words with a colour of their own are tokens, all else is left as it is', () => {
  expect(named("x = -torch.zeros(2, 'a')  # note")).toEqual([
    'tok-operator -',
    'tok-function zeros',
    'tok-number 2',
    "tok-string 'a'",
    'tok-comment # note',
  ]);
});

test('a string over several lines is a token in each of them', () => {
  expect(named('s = """one\n\n  two"""\nprint(s)')).toEqual([
    'tok-string """one',
    'tok-string   two"""',
    'tok-function print',
  ]);
});
