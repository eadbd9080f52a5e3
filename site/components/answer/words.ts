/**
 * What a question says to its reader, in both languages; the words around it are in ../words.ts and stay with
 * the build.
 */
import type { Language } from '#lib/plot/language.ts';
import type { Nearly } from './task.ts';

const en = {
  noMoreHints: 'No more hints.',
  right: 'Right.',
  notYet: 'Not yet.',
  orHint: 'Look at what you counted, or take a hint.',
  nearly: {
    sign: 'The number is right, its sign is not.',
    rounded: 'Close. Did you round on the way?',
    rank: 'It has another number of dimensions.',
    'dimensions-in-another-order': 'These are its numbers, in another order.',
  } satisfies Record<Nearly, string>,
  empty: 'Give an answer first.',
  noNumber: 'This reads as no number. 1234, 45.6 and formulas such as 16*16+1 do.',
  noShape: 'This reads as no shape. (1, 197, 192) does.',
  line: (number: number) => `Line ${number}`,
  /** Between a sentence and the next, and after a colon. */
  gap: ' ',
  kept: (given: string) => `You said ${given}. Now look.`,
  saidWrong: (given: string, is: string) => `You said ${given}. It is ${is}.`,
  saidRight: (given: string) => `You said ${given}, and so it is.`,
  saidOpen: (given: string) => `You said ${given}.`,
  answers: 'Answers',
  figureSays: (text: string) => `The figure says: ${text}`,
  moved: (item: string, place: number, of: number) => `${item}: ${place} of ${of}`,
};

export type AnswerWords = typeof en;

/** A blank before digits and Latin letters, none before a quotation mark. */
const spaced = (text: string): string => (text.startsWith('“') ? text : ` ${text}`);

const zh: AnswerWords = {
  noMoreHints: '没有更多提示了。',
  right: '答对了。',
  notYet: '还不对。',
  orHint: '看看你数了什么，或者要一个提示。',
  nearly: {
    sign: '数值对了，正负号不对。',
    rounded: '很接近。中途是不是四舍五入了？',
    rank: '维数不对。',
    'dimensions-in-another-order': '这几个数都对，次序不对。',
  },
  empty: '请先给出一个答案。',
  noNumber: '这读不成一个数。可以写 1234、45.6，也可以写 16*16+1 这样的算式。',
  noShape: '这读不成一个形状。可以写 (1, 197, 192)。',
  line: (number) => `第 ${number} 行`,
  gap: '',
  kept: (given) => `你说的是${spaced(given)}。现在往下看。`,
  saidWrong: (given, is) => `你说的是${spaced(given)}，实际是${spaced(is)}。`,
  saidRight: (given) => `你说的是${spaced(given)}，正是这样。`,
  saidOpen: (given) => `你说的是${spaced(given)}。`,
  answers: '答案',
  figureSays: (text) => `图中显示：${text}`,
  moved: (item, place, of) => `${item}：第 ${place} 个，共 ${of} 个`,
};

export const answerWords: Record<Language, AnswerWords> = { en, 'zh-CN': zh };
