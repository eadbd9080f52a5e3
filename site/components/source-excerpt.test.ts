import { expect, test } from 'vitest';
import { methodSource } from './source-excerpt.ts';

const source = [
  'class A {',
  '  f(x: number): number {',
  '    return x;',
  '  }',
  '',
  '  g(): void {}',
  '}',
].join('\n');

test('a method is cut out whole and without its indentation', () => {
  expect(methodSource(source, 'f')).toBe('f(x: number): number {\n  return x;\n}');
});

test('asking for a method that is not there fails the build with its name', () => {
  expect(() => methodSource(source, 'h')).toThrow('no method h to show');
});
