/**
 * Whether this browser can run figures and cells, and one sentence where it cannot: the drawn figures stay as
 * they are.
 */
import { pageLanguage } from '../kit/words.ts';

const SENTENCE = {
  en: 'This browser cannot run the figures and cells (it lacks WebAssembly or module workers), so they stand as they were drawn. All else works.',
  'zh-CN':
    '此浏览器无法运行图和代码单元（缺少 WebAssembly 或模块 worker），因此它们保持绘制时的样子；其余一切正常。',
} as const;

/**
 * Browsers that have `toSorted` (Chrome 110, Firefox 115, Safari 16) have module workers too, which cannot be
 * asked for without starting one.
 */
export const canRun = (scope: typeof globalThis = globalThis): boolean =>
  typeof scope.WebAssembly === 'object' &&
  typeof scope.Worker === 'function' &&
  'toSorted' in scope.Array.prototype;

/** Says so at the top of the page's content. */
export function sayWhenItCannotRun(page: Document = document): void {
  if (canRun()) return;
  const sentence = page.createElement('p');
  sentence.className = 'cannot-run';
  sentence.textContent = SENTENCE[pageLanguage(page)];
  page.querySelector('main .sl-markdown-content')?.prepend(sentence);
}
