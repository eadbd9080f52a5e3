import { expect, test } from 'vitest';
import { isOwnKey } from './reset.ts';

test('a reset takes the site’s own keys', () => {
  for (const key of [
    'starlight-theme',
    'sl-sidebar-state',
    'picture',
    'book-isolation-reload',
    'book-help-key',
    'book-cells /a/',
  ])
    expect(isOwnKey(key), key).toBe(true);
});

test('a reset leaves what another site of the same origin keeps', () => {
  for (const key of ['theme', 'picture-frames', 'notebook-1', 'my-book-', 'slides'])
    expect(isOwnKey(key), key).toBe(false);
});
