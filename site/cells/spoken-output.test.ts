import { expect, test } from 'vitest';
import { spokenOutput } from './spoken-output.ts';
import { cellWords } from './words.ts';

const strings = cellWords['en'];

test('an output of up to 300 characters is said whole', () => {
  expect(spokenOutput(`${'x'.repeat(300)}\n`, strings)).toBe('x'.repeat(300));
  expect(spokenOutput('', strings)).toBe('');
});

test('of a longer one the first 200 characters and the number of lines are said', () => {
  const long = Array.from({ length: 40 }, (_, i) => `line ${i} of it`).join('\n');
  const said = spokenOutput(long, strings);
  expect(said.startsWith(long.slice(0, 200))).toBe(true);
  expect(said.slice(200)).toBe(' … 40 lines in all.');
});
