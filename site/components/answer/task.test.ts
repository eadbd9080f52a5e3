import { expect, test } from 'vitest';
import { judge, written, writtenAnswer, type Task } from './task.ts';

const parameters: Task = {
  kind: 'number',
  shown: '787,200',
  answer: 787200,
  from: 787200,
  to: 787200,
  wrong: { 786432: 'bias forgotten', 590592: 'three channels' },
};
const normed: Task = {
  kind: 'number',
  shown: '−1.34',
  answer: -1.34,
  from: -1.345,
  to: -1.335,
  wrong: { '-1.16': 'N − 1' },
};
const shape: Task = {
  kind: 'shape',
  shown: '(1, 197, 192)',
  answer: ['1', '197', '192'],
  wrong: { '(1, 196, 192)': 'class token' },
};
const order: Task = {
  kind: 'order',
  shown: 'a → b → c',
  answer: [1, 0, 2],
  items: ['b', 'a', 'c'],
  wrong: { '0,1,2': 'swapped' },
};
const choice: Task = { kind: 'choice', shown: 'B', answer: 1, choices: ['A', 'B'], wrong: { 0: 'no' } };

test('the right answer is right however it is written', () => {
  for (const given of ['787 200', '787.200', '786432+768', '７８７２００'])
    expect(judge(parameters, given), given).toEqual({ is: 'right' });
  for (const given of ['−1,34', '-1.342', '(1 − 4)/√5'])
    expect(judge(normed, given), given).toEqual({ is: 'right' });
});

test('a wrong answer gets what was written to it, within the same tolerance', () => {
  expect(judge(parameters, '786,432')).toEqual({ is: 'wrong', because: 'bias forgotten' });
  expect(judge(parameters, '16*16*3*768+768')).toEqual({ is: 'wrong', because: 'three channels' });
  expect(judge(normed, '−1.162')).toEqual({ is: 'wrong', because: 'N − 1' });
  expect(judge(shape, '1x196x192')).toEqual({ is: 'wrong', because: 'class token' });
  expect(judge(order, '0,1,2')).toEqual({ is: 'wrong', because: 'swapped' });
  expect(judge(choice, '0')).toEqual({ is: 'wrong', because: 'no' });
});

test('where nothing was written to it, what it has in common with the right one', () => {
  expect(judge(normed, '1.34')).toEqual({ is: 'wrong', nearly: 'sign' });
  expect(judge(normed, '-1.33')).toEqual({ is: 'wrong', nearly: 'rounded' });
  expect(judge(shape, '(197, 192)')).toEqual({ is: 'wrong', nearly: 'rank' });
  expect(judge(shape, '(1, 192, 197)')).toEqual({ is: 'wrong', nearly: 'dimensions-in-another-order' });
  expect(judge(parameters, '12')).toEqual({ is: 'wrong' });
});

test('nothing given, and what cannot be read, are not wrong', () => {
  expect(judge(parameters, '  ')).toEqual({ is: 'empty' });
  expect(judge(parameters, 'abc')).toEqual({ is: 'unreadable' });
  expect(judge(shape, 'three')).toEqual({ is: 'unreadable' });
  expect(judge(choice, '2')).toEqual({ is: 'unreadable' });
  expect(judge(order, '0,1')).toEqual({ is: 'unreadable' });
  expect(judge(order, '0,1,1')).toEqual({ is: 'unreadable' });
});

test('an answer is repeated in the words of its question', () => {
  expect(written(choice, '1')).toBe('“B”');
  expect(writtenAnswer(choice)).toBe('“B”');
  expect(writtenAnswer(parameters)).toBe('787,200');
  expect(written(order, '1,0,2')).toBe('a → b → c');
  expect(written(parameters, ' 14 ')).toBe('14');
});
