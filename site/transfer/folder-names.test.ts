import { expect, test } from 'vitest';
import { folderNames } from './folder-names.ts';

test('names that a folder can have stay, in any script', () => {
  expect(folderNames(['mug', '马克杯', 'my mug.v2'])).toEqual(['mug', '马克杯', 'my mug.v2']);
});

test('what a system refuses is left out, and no two folders are the same', () => {
  expect(folderNames(['a/b', '../x', 'a:b', '', 'A-B', ' . '])).toEqual([
    'a-b',
    '-x',
    'a-b-2',
    'class-4',
    'A-B-3',
    'class-6',
  ]);
});
