import { expect, test } from 'vitest';
import { quoteTimm } from './timm-quote.ts';

test('timm’s lines are quoted with their place in its file', () => {
  const { code, from, to, file, href } = quoteTimm('PatchEmbed.forward', '136-142');
  expect([file, from, to]).toEqual(['timm/layers/patch_embed.py', 136, 142]);
  expect(code.split('\n').slice(0, 3)).toEqual([
    'x = self.proj(x)',
    'if self.flatten:',
    '    x = x.flatten(2).transpose(1, 2)  # NCHW -> NLC',
  ]);
  expect(href).toMatch(/blob\/v1\.0\.29\/timm\/layers\/patch_embed\.py#L136-L142$/);
});

test('a whole method begins at its def', () => {
  expect(quoteTimm('Attention.forward').code).toMatch(/^def forward\(/);
});

test('a line outside the method, and a method that was not recorded, fail the build', () => {
  expect(() => quoteTimm('PatchEmbed.forward', '1-3')).toThrow('timm’s PatchEmbed.forward has lines 1');
  expect(() => quoteTimm('PatchEmbed.backward')).toThrow('PatchEmbed.backward is not recorded');
});
