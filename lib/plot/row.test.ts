import { expect, test } from 'vitest';
import { nodeDocument } from './document.node.ts';
import { fixture } from './fixture.node.ts';
import { readGrid } from './grid.ts';
import { row } from './row.ts';
import { failOnWarning, reviewable } from './snapshot.node.ts';

failOnWarning();
const document = nodeDocument();
const token = fixture('mini_vit.activations', 'out:blocks.0.attn').data.slice(0, 48);

test('one token as a strip of 48 cells', async () => {
  const svg = row(token, { document, caption: 'token 0', selected: 4, name: 'x', index: (i) => [0, 0, i] });
  await expect(reviewable(svg)).toMatchFileSnapshot('snapshots/row.svg');
  expect(readGrid(svg)).toMatchObject({ rows: 1, cols: 48 });
});

test('the summary says where the extremes are', () => {
  const low = token.indexOf(Math.min(...token));
  expect(row(token, { document }).getAttribute('aria-label')).toContain(`lowest −0.910 at x[${low}]`);
});

test('a long vector is one picture', () => {
  const svg = row(fixture('mini_vit.weights', 'patch_embed.proj.weight').data.slice(0, 1500), { document });
  expect(svg.querySelectorAll('rect')).toHaveLength(0);
});
