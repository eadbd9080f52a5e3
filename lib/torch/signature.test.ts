import { expect, test } from 'vitest';
import { signatureOf } from './signature.ts';
import * as tables from './tables.ts';

test('every operation of the tables has a signature that parses', () => {
  for (const table of Object.values(tables))
    for (const [name, { signature }] of Object.entries(table))
      expect(() => signature.parameters, `${name}: ${signature.text}`).not.toThrow();
});

test('a signature is a text until its parameters are asked for, and then parsed once', () => {
  const strange = signatureOf('strange(not a parameter)');
  expect(strange.name).toBe('strange');
  expect(() => strange.parameters).toThrow('not a parameter: not a parameter');
  const { parameters } = signatureOf('max(Tensor input, int|Tensor? dim/other=None, *, bool keepdim=False)');
  expect(parameters).toEqual([
    { name: 'input', aliases: ['self', 'x'], type: 'Tensor', optional: false, keywordOnly: false },
    {
      name: 'dim',
      aliases: ['other', 'axis'],
      type: 'int|Tensor',
      optional: true,
      keywordOnly: false,
      default: null,
    },
    {
      name: 'keepdim',
      aliases: ['keepdims'],
      type: 'bool',
      optional: false,
      keywordOnly: true,
      default: false,
    },
  ]);
});
