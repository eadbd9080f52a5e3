/** The words of "Reset everything" in both languages. */
import type { Language } from '#lib/plot/language.ts';

const en = {
  reset: 'Reset everything',
  confirm:
    'This removes from this browser: your choices and answers, your own picture, downloaded weights and pages kept for offline use.',
  yes: 'Remove all of it',
  no: 'Keep it',
  failed: (reason: string) => `Not everything could be removed: ${reason}`,
};

export type ResetWords = typeof en;

const zh: ResetWords = {
  reset: '全部重置',
  confirm: '这会从本浏览器中删除：你的选择和回答、你自己的图片、下载的权重，以及为离线使用保存的页面。',
  yes: '全部删除',
  no: '保留',
  failed: (reason) => `没有全部删除：${reason}`,
};

export const resetWords: Record<Language, ResetWords> = { en, 'zh-CN': zh };
