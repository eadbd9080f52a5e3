import { expect, test } from 'vitest';
import { fixture } from '#lib/plot/fixture.node.ts';
import { at } from '#lib/plot/ndarray.ts';
import { attentionMaps, patchOf, queryAt, scaleEnd } from './attention-maps.ts';
import { attentionLayout } from './inspector-choice.ts';

const attention = {
  ...fixture('mini_vit.activations', 'out:blocks.0.attn.attn_drop'), // (2, 3, 17, 17)
  name: 'blocks.0.attn.attn_drop',
  dims: ['B', 'H', 'N', 'N'] as const,
};
const layout = attentionLayout(attention)!;

test('the mean of the heads stands first, then each head of the first item', () => {
  const maps = attentionMaps(attention, layout, 7);
  expect(maps.map(({ head }) => head)).toEqual([null, 0, 1, 2]);
  const key = 1 + 2 * 4 + 3;
  for (const head of [0, 1, 2])
    expect(at(maps[1 + head]!.patches, 2, 3)).toBe(at(attention, 0, head, 7, key));
  const mean = [0, 1, 2].reduce((sum, head) => sum + at(attention, 0, head, 7, key) / 3, 0);
  expect(at(maps[0]!.patches, 2, 3)).toBeCloseTo(mean, 7);
});

test('what a query gives to the patches and to the cls_token is all of its attention', () => {
  for (const { patches, prefix } of attentionMaps(attention, layout, 0)) {
    expect(prefix).toHaveLength(1);
    const all = [...prefix, ...Array.from(patches.data)].reduce((sum, share) => sum + share, 0);
    expect(all).toBeCloseTo(1, 5);
  }
});

test('a patch is a query and the cls_token is none of the patches', () => {
  expect(patchOf(0, layout)).toBeNull();
  expect(patchOf(7, layout)).toEqual({ row: 1, col: 2 });
  expect(queryAt(1, 2, layout)).toBe(7);
});

test('one bright patch of 196 does not end the scale, the only bright one of four does', () => {
  const map = { data: Array.from({ length: 196 }, (_, i) => (i === 7 ? 1 : i / 1000)), shape: [14, 14] };
  expect(scaleEnd([map])).toBeLessThan(0.2);
  expect(scaleEnd([{ data: [0.1, 0.5, 0.1, 0.1], shape: [2, 2] }])).toBe(0.5);
});
