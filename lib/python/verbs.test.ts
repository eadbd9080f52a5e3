import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Identity } from '#lib/nn/index.ts';
import book from '#tests/fixtures/python/book.json' with { type: 'json' };
import { bridgeWith } from './bridge.ts';
import { VERBS_PATH, verbsSource } from './verbs.node.ts';

const nothing = () => Promise.reject(new Error('no file is asked for'));
const bridge = bridgeWith(book, { checkpoint: nothing, picture: nothing });

test('the Python side of the verbs is as the bridge has them (npm run verbs)', () => {
  expect(readFileSync(new URL(`facade/${VERBS_PATH}`, import.meta.url), 'utf8')).toBe(verbsSource());
});

test('no verb has the name of another or of a Python builtin that the file uses', () => {
  const names = [...verbsSource().matchAll(/^def (\w+)/gm)].map(([, name]) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).not.toContain('bool');
});

test.each([
  ['an argument of another type', 'is_training', '[[1]]', 'is_training(): module must be a module'],
  ['an argument that is not there', 'rename', '[[]]', 'rename(): module must be a module'],
  [
    'a list with something else in it',
    'override',
    '[[{"$":0},["forward",1]]]',
    'names must be a list, each a string',
  ],
  ['a verb that is not there', 'fly', '[[]]', 'there is no verb fly'],
  ["a name of JavaScript's own", 'constructor', '[[]]', 'there is no verb constructor'],
])('%s is a fault of the page that says which', (_, verb, args, message) => {
  expect(bridge.call(verb, args, new Identity())).toMatchObject({
    kind: 'error',
    type: 'RuntimeError',
    message: expect.stringContaining(message) as string,
  });
});

test.each(['method', 'function', 'functional', 'linalg', 'special', 'fft', 'operator', 'attribute'])(
  "%s finds nothing by a name of JavaScript's own",
  (verb) => {
    expect(bridge.call(verb, '[["constructor"]]')).toEqual({
      kind: 'error',
      type: 'NotImplementedError',
      message: 'constructor() is not part of this page.',
    });
  },
);

test("a string that is a dtype's name is a name where one is asked for", () => {
  const record = bridge.call('is_public_name', '[["torch.Tensor",{"$p":0,"type":"str","text":"bool"}]]');
  expect(record).toEqual({ kind: 'json', text: 'true' });
});
