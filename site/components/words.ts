/** The words of a chapter's components in both languages. A chapter's own words are in the chapter. */
import type { Language } from '#lib/plot/language.ts';

const en = {
  exercise: 'Exercise',
  figure: 'Figure',
  live: 'live',
  pitfall: 'Pitfall:',
  yourAnswer: 'Your answer',
  yourShape: 'Your answer, a shape',
  check: 'Check',
  hint: 'Hint',
  hints: 'Hints',
  show: 'Show the answer',
  pickLine: 'Pick the line.',
  needsScript: 'Needs JavaScript.',
  beforeYouLook: 'Before you look:',
  keep: 'Keep my answer',
  again: 'Ask me again',
  answer: 'Answer',
  items: 'Put in order',
  up: (item: string) => `${item}: earlier`,
  down: (item: string) => `${item}: later`,
  recall: 'First, from earlier chapters',
  taughtIn: 'Taught in',
  term: {
    shape: 'Shape',
    taughtIn: 'Taught in',
    other: 'In Chinese',
    inGlossary: 'In the glossary',
    close: 'Close',
  },
  mirrorPython: 'timm, in Python',
  mirrorLines: (file: string, from: number, to: number, release: string) =>
    from === to
      ? `${file}, line ${from}, release ${release}`
      : `${file}, lines ${from} to ${to}, release ${release}`,
  mirrorTypeScript: 'The same in this site’s TypeScript',
  versions: {
    caption: 'What this printed, by timm’s release',
    release: 'timm',
    printed: 'Printed',
    and: ', ',
  },
  outcome: 'You can now say:',
  next: 'Next',
  minutes: (minutes: number) => `${minutes} minutes to read`,
  standsOn: 'Stands on: ',
};

export type ComponentWords = typeof en;

const zh: ComponentWords = {
  exercise: '练习',
  figure: '图',
  live: '在网页上运行',
  pitfall: '陷阱：',
  yourAnswer: '你的答案',
  yourShape: '你的答案（一个形状）',
  check: '检查',
  hint: '提示',
  hints: '提示列表',
  show: '显示答案',
  pickLine: '点出那一行。',
  needsScript: '需要 JavaScript。',
  beforeYouLook: '先想一想：',
  keep: '记下我的答案',
  again: '再问我一次',
  answer: '答案',
  items: '排出次序',
  up: (item) => `${item}：提前`,
  down: (item) => `${item}：推后`,
  recall: '先回想前面的章节',
  taughtIn: '出自',
  term: {
    shape: '形状',
    taughtIn: '讲解',
    other: '英文',
    inGlossary: '查看术语表',
    close: '关闭',
  },
  mirrorPython: 'timm 的 Python 代码',
  mirrorLines: (file, from, to, release) =>
    from === to ? `${file} 第 ${from} 行，${release} 版` : `${file} 第 ${from} 到 ${to} 行，${release} 版`,
  mirrorTypeScript: '本站 TypeScript 里的同一个方法',
  versions: {
    caption: '这段代码在 timm 各版本里的输出',
    release: 'timm',
    printed: '输出',
    and: '、',
  },
  outcome: '现在你可以这样说：',
  next: '下一章',
  minutes: (minutes) => `阅读 ${minutes} 分钟`,
  standsOn: '先读：',
};

export const componentWords: Record<Language, ComponentWords> = { en, 'zh-CN': zh };
