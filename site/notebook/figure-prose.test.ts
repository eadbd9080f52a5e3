import { expect, test } from 'vitest';
import { figureProse, markdownOf } from './figure-prose.ts';

const CAPTION =
  'The mean of <code>attn[0]</code>. <small class="claim"><span class="visually-hidden">Holds for:</span> <a class="mark" href="/base/glossary/#marks">this model</a></small>';

test('a caption becomes Markdown, its links lead to the site', () => {
  expect(markdownOf(CAPTION, new URL('https://e.org'))).toBe(
    'The mean of `attn[0]`. Holds for: [this model](https://e.org/base/glossary/#marks)',
  );
  expect(markdownOf(CAPTION)).toBe('The mean of `attn[0]`. Holds for: this model');
});

test('a picture is called what its drawings are called, or as its figure', () => {
  const picture = { stage: 's', alt: 'attn[0, :] over a cat', file: 'heads.en.png', base64: '' };
  const parts = { title: 'Heads', caption: 'C', site: undefined };
  expect(figureProse({ ...parts, picture })).toEqual({
    title: 'Heads',
    caption: 'C',
    picture: '![attn\\[0, :\\] over a cat](attachment:heads.en.png)',
  });
  expect(figureProse({ ...parts, picture: { ...picture, alt: '' } }).picture).toBe(
    '![Heads](attachment:heads.en.png)',
  );
  expect(figureProse({ ...parts, picture: undefined })).toEqual({ title: 'Heads', caption: 'C' });
});
