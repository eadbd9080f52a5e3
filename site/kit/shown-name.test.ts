import { expect, test } from 'vitest';
import { shownName } from './shown-name.ts';

test('a usual name is shown as it is, in every script', () => {
  for (const name of ['cat.png', '我的 猫（1）.jpeg', 'tres niños 👍.webp', '<b>x</b>.png'])
    expect(shownName(name)).toBe(name);
});

test('what turns the writing around or breaks the line is left out', () => {
  expect(shownName('invoice\u202egnp.exe')).toBe('invoicegnp.exe');
  expect(shownName('a\u0000b\nc\u200b.png')).toBe('abc.png');
});

test('a long name keeps its beginning and its ending', () => {
  const shown = shownName(`cat${'🐈'.repeat(300)}.png`);
  expect([...shown]).toHaveLength(80);
  expect(shown).toMatch(/^cat🐈+…🐈+\.png$/u);
});
