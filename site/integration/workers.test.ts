import { expect, test } from 'vitest';
import { importedEntries } from './workers.ts';

test.for([
  'import{t as e}from"./engine.worker-DbkgxG-g.js";',
  'import "./engine.worker-DbkgxG-g.js";',
  "export{t}from'/book/_astro/engine.worker-DbkgxG-g.js'",
  'const m=await import(`./engine.worker-DbkgxG-g.js`)',
])('%s is an import from a worker’s entry', (script) => {
  expect(importedEntries(new Map([['ort.js', script]]))).toEqual([
    'ort.js imports from engine.worker-DbkgxG-g.js, a worker’s entry, which WebKit would run twice.',
  ]);
});

test('a worker may be made from its entry, and import from chunks', () => {
  const scripts = new Map([
    ['page.js', 'new Worker(new URL("/_astro/engine.worker-DbkgxG-g.js",import.meta.url),{type:"module"})'],
    ['engine.worker-DbkgxG-g.js', 'import{t as e}from"./runtime-Ab12.js";'],
  ]);
  expect(importedEntries(scripts)).toEqual([]);
});
