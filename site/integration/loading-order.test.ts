import { describe, expect, test } from 'vitest';
import { importedBy, inLoadingOrder } from './loading-order.ts';

const imports = new Map([
  ['_astro/a.js', ['_astro/shared.js']],
  ['_astro/b.js', ['_astro/shared.js', '_astro/a.js']],
  ['_astro/shared.js', ['_astro/deep.js']],
  ['_astro/deep.js', ['_astro/shared.js']],
]);

test('what scripts import is found once each, however deep, in a circle too', () => {
  expect(importedBy(['_astro/a.js', '_astro/b.js'], imports)).toEqual(['_astro/shared.js', '_astro/deep.js']);
  expect(importedBy(['_astro/unknown.js'], imports)).toEqual([]);
});

describe('a page in loading order', () => {
  const page =
    '<html><head><link rel="stylesheet" href="/book/_astro/site.css">' +
    '<script type="module" src="/book/_astro/a.js"></script></head>' +
    '<body><p>text</p><link rel="stylesheet" href="/book/_astro/ec.css"/><pre>code</pre>' +
    '<link rel="stylesheet" href="/book/_astro/ec.css"/></body></html>';
  const ordered = inLoadingOrder(page, '/book/', imports);
  const [head, body] = ordered.split('</head>') as [string, string];

  test('has all its stylesheets in the head, once, and the body otherwise as it was', () => {
    expect(head.match(/rel="stylesheet"/g)).toHaveLength(2);
    expect(body).toBe('<body><p>text</p><pre>code</pre></body></html>');
  });

  test('names all modules in the head, at low priority', () => {
    expect(head).toContain('<script type="module" fetchpriority="low" src="/book/_astro/a.js">');
    for (const file of ['shared', 'deep'])
      expect(head).toContain(`<link rel="modulepreload" fetchpriority="low" href="/book/_astro/${file}.js">`);
  });

  test('stays as it is where there is no head', () => {
    expect(inLoadingOrder('<p>part of a page</p>', '/', imports)).toBe('<p>part of a page</p>');
  });
});
