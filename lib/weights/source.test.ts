import { expect, test } from 'vitest';
import { keptKey, parseHubId, sourceName } from './source.ts';

const ID = 'timm/vit_tiny_patch16_224.augreg_in21k_ft_in1k';

test('a file is kept under its hub id whichever mirror it comes from, or under its name', () => {
  expect(keptKey({ kind: 'hub', id: ID, hub: 'https://mirror.example' })).toBe(`hub:${ID}`);
  expect(keptKey({ kind: 'file', file: new File([], 'my.safetensors') })).toBe('file:my.safetensors');
});

test.each([
  ID,
  ` ${ID} `,
  `hf-hub:${ID}`,
  `hf_hub:${ID}`,
  `https://huggingface.co/${ID}`,
  `https://huggingface.co/${ID}/`,
])('%j names the same repository', (text) => {
  expect(parseHubId(text)).toEqual({ kind: 'hub', id: ID });
});

test.each([
  '',
  'vit_tiny_patch16_224',
  'a/b/c',
  '../secret',
  'timm/..',
  'https://example.org/timm/x',
  'timm/a b',
  'timm/x?y',
  'timm/x#y',
  'timm\\x',
  'javascript:alert(1)',
  '//timm/x',
  'https://huggingface.co.example/timm/x',
  'https://huggingface.co@example.org/timm/x',
  '<img src=x onerror=alert(1)>/x',
  'timm/%2e%2e',
  'timm/x\u202E',
])('%j names no repository', (text) => {
  expect(() => parseHubId(text)).toThrow(`"${text}" is no hub id; one looks like ${ID}.`);
});

test.each(['a'.repeat(1e6), `timm/${'a'.repeat(97)}`])('an id of great length is not repeated', (text) => {
  expect(() => parseHubId(text)).toThrow(`"${text.slice(0, 100)}…" is no hub id; one looks like ${ID}.`);
});

test('names for messages are short', () => {
  expect(sourceName({ kind: 'hub', id: ID })).toBe(ID);
  expect(sourceName({ kind: 'file', file: new File([], 'my.safetensors') })).toBe('my.safetensors');
  expect(sourceName({ kind: 'kept', key: `hub:${ID}` })).toBe(ID);
  const url = 'https://site.example/models/vit.safetensors?v=2';
  expect(sourceName({ kind: 'bundled', url })).toBe('vit.safetensors');
});
