import { expect, test } from 'vitest';
import { tapName } from '#lib/engine/tap.ts';
import { book } from '../../book/book.node.ts';
import { classNames, model, topClasses } from '../../book/model.ts';
import { OPERATIONS } from './operation.ts';
import { rowSource } from './row-source.ts';
import { answerSentence, noneSentence, rowView } from './row-view.ts';
import { flattenTransposeStrings } from './strings.ts';

const SHAPE = [1, 192, 14, 14];
const en = flattenTransposeStrings('en');
const zh = flattenTransposeStrings('zh-CN');

test('a row is said as Python and in words, in both languages', () => {
  expect(rowView('flatten', 87, SHAPE, en).sentence).toBe(
    'tokens[0, 87] is x[0, :, 6, 3]: patch 87, channels 0 to 191.',
  );
  expect(rowView('reshape', 5, SHAPE, en).sentence).toBe(
    'tokens[0, 5] is no patch: channel 4 at patches 176 to 195, then channel 5 at patches 0 to 171.',
  );
  expect(rowView('reshape', 5, SHAPE, zh).sentence).toBe(
    'tokens[0, 5] 不是 patch：第 4 个通道在第 176 到 195 个 patch 上的数，然后是第 5 个通道在第 0 到 171 个 patch 上的数。',
  );
  expect(rowView('reshape', 0, SHAPE, zh).note).toBe('1 张图里的数');
});

test('each map beside a row is named by its index in code', () => {
  const maps = rowView('reshape', 87, SHAPE, en).maps.map(({ code, patches }) => `${code} ${patches}`);
  expect(maps).toEqual(['x[0, 85] patches 44 to 195', 'x[0, 86] patches 0 to 39']);
});

test('an undecided answer is said to be perhaps none of the classes', () => {
  const undecided = { data: new Float32Array(100), shape: [1, 100] };
  const decided = { data: new Float32Array(100).with(3, 20), shape: [1, 100] };
  expect(noneSentence(undecided, 0.3, en)).toBe('It may be that none of its 100 classes is right.');
  expect(noneSentence(decided, 0.3, zh)).toBe('');
});

test('what the model’s tokens hold is what the figure says of them, and its answer differs', async () => {
  const opened = await book();
  const taps = [model.patch_embed, model.patch_embed.proj, 'logits'] as const;
  const answers = [];
  for (const operation of OPERATIONS) {
    const variant = operation === 'reshape' ? ({ variant: 'patch-embed-reshape' } as const) : {};
    const { tensors } = await opened.run(taps, variant);
    const [tokens, proj, logits] = taps.map((tap) => tensors.get(tapName(tap))!);
    for (const row of [0, 5, 87, 195]) {
      const named = rowSource(operation, row, { channels: 192, patches: 196 }).flatMap((piece) => {
        const numbers: number[] = [];
        for (let c = piece.channel; c <= piece.lastChannel; c++)
          for (let p = piece.patch; p <= piece.lastPatch; p++) numbers.push(proj!.data[c * 196 + p]!);
        return numbers;
      });
      expect(named).toEqual(Array.from(tokens!.data.slice(row * 192, (row + 1) * 192)));
    }
    const names = classNames(opened.model.metadata, 'en');
    expect(answerSentence(tokens!.shape, logits!, names, en)).toContain(
      'still (1, 196, 192). The model says',
    );
    answers.push(topClasses(logits!.data, names, 5));
  }
  expect(answers[0]).not.toEqual(answers[1]);
});
