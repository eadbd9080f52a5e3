import { expect, test } from 'vitest';
import { classNames } from './model.ts';

test('classes have the names of the checkpoint, in the page’s language where it has those', () => {
  const metadata = { class_names: '["cat", "dog"]', class_names_zh: '["猫", "狗"]' };
  expect(classNames(metadata, 'en')).toEqual(['cat', 'dog']);
  expect(classNames(metadata, 'zh-CN')).toEqual(['猫', '狗']);
  expect(classNames({ class_names: '["cat"]' }, 'zh-CN')).toEqual(['cat']);
  expect(classNames({}, 'en')).toEqual([]);
});

test.for(['cat', '{"0":"cat"}', '"cat"', '[1, 2]', '[["cat"]]', '[null]', '12', '['.repeat(100_000)])(
  'metadata of another kind gives no names: %.20s',
  (text) => {
    expect(classNames({ class_names: text }, 'en')).toEqual([]);
    expect(classNames({ class_names: '["cat"]', class_names_zh: text }, 'zh-CN')).toEqual(['cat']);
  },
);

test('a name that is no name is cut, and turns no writing around', () => {
  const [long, turned] = classNames({ class_names: JSON.stringify(['x'.repeat(1e6), '\u202Etac']) }, 'en');
  expect(long).toHaveLength(80);
  expect(turned).toBe('tac');
});

test('a name of every object is none of a file’s', () => {
  const metadata = Object.fromEntries([['__proto__', '["cat"]']]);
  expect(classNames(metadata, 'en')).toEqual([]);
});
