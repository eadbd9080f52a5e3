import { expect, test } from 'vitest';
import { keptChoice, parseChoice } from './choice.ts';
import type { PictureChoice } from './choice.ts';

test('a choice comes back from what is kept of it', () => {
  const choices: PictureChoice[] = [
    { kind: 'book' },
    { kind: 'gallery', file: 'owl-at-night.png' },
    { kind: 'own', name: 'Kätzchen & co = 100 %.jpg' },
  ];
  for (const choice of choices) expect(parseChoice(keptChoice(choice))).toEqual(choice);
});

test('what was not kept by this site is the book’s picture', () => {
  for (const kept of [
    null,
    '',
    '{"kind":"gallery"}',
    'gallery=../models/secret.png',
    'gallery=https%3A%2F%2Felsewhere',
  ])
    expect(parseChoice(kept)).toEqual({ kind: 'book' });
});
