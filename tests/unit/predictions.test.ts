// What is asked before the look is not answered on the same screen.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const chapters = globSync('content/docs/**/chapters/*.mdx');
/** A prediction, and on the next lines a live cell. */
const ASKED = /(?:<\/Predict>|<Predict\b[^<]*?\/>)\s*```(python live[^\n]*)/g;

test.for(chapters)('%s: a cell right behind a prediction keeps its output folded', (file) => {
  const shown = Array.from(readFileSync(file, 'utf8').matchAll(ASKED), ([, info]) => info!);
  expect(shown.filter((info) => !info.includes('hide-output'))).toEqual([]);
});
