import { expect, test } from 'vitest';
import { answerPrinted, taskOf } from './author.ts';
import { judge } from './task.ts';

test('each kind is known by what its author wrote', () => {
  expect(taskOf('q', { answer: 787200 })).toMatchObject({ kind: 'number', shown: '787,200', from: 787200 });
  expect(taskOf('q', { answer: '−1.34', tolerance: 0.01 })).toMatchObject({ answer: -1.34, shown: '−1.34' });
  expect(taskOf('q', { answer: 45.6, between: [45.5, 46] })).toMatchObject({ from: 45.5, to: 46 });
  expect(taskOf('q', { shape: '(1, 2)' })).toMatchObject({ kind: 'shape', answer: ['1', '2'] });
  expect(taskOf('q', { line: 3 })).toMatchObject({ kind: 'line', answer: 3 });
  const choice = taskOf('q', { choices: ['a', 'b'], answer: 'b', wrong: { a: 'no' } });
  expect(choice).toMatchObject({ kind: 'choice', answer: 1, wrong: { 0: 'no' } });
});

test('items to be put in order are mixed, the same way each time', () => {
  const order = ['proj', 'flatten', 'transpose', 'norm'];
  const task = taskOf('q', { order, wrong: { 'norm → proj → flatten → transpose': 'last' } });
  if (task.kind !== 'order') throw new Error(task.kind);
  expect(task.items).not.toEqual(order);
  expect(task.items.toSorted()).toEqual(order.toSorted());
  expect(task.answer.map((place) => task.items[place])).toEqual(order);
  expect(taskOf('q', { order })).toMatchObject({ items: task.items });
  const given = ['norm', 'proj', 'flatten', 'transpose'].map((item) => task.items.indexOf(item));
  expect(judge(task, given.join(','))).toEqual({ is: 'wrong', because: 'last' });
});

test.each([
  ['a choice that is not there', { choices: ['a', 'b'], answer: 'c' }, 'question q: “c” is not among a | b'],
  ['a wrong answer that is no number', { answer: 1, wrong: { many: '' } }, 'question q: “many” is no number'],
  [
    'an answer outside its own limits',
    { answer: 1, between: [2, 3] as const },
    'question q: 1 is not between 2 and 3',
  ],
  ['a shape that is none', { shape: 'long' }, 'question q: “long” is no shape'],
  ['nothing', {}, 'question q: needs an answer, a shape, choices, a line or an order'],
])('%s fails the build', (_, author, message) => {
  expect(() => taskOf('q', author)).toThrow(message);
});

test('what a cell printed is an answer: its shape, or the last number of its line', () => {
  expect(answerPrinted('after proj torch.Size([1, 192, 14, 14])')).toEqual({ shape: '(1, 192, 14, 14)' });
  expect(answerPrinted('parameters: 5,717,416')).toEqual({ answer: '5,717,416' });
  expect(answerPrinted('tensor(-0.3182)')).toEqual({ answer: '−0.3182' });
});
