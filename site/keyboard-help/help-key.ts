/** Whether `?` opens the keyboard help: on, unless the reader switched it off in this browser (WCAG 2.1.4). */
const KEY = 'book-help-key';

export const keyOpensHelp = (): boolean => localStorage.getItem(KEY) !== 'off';

/** Keeps the reader's choice, until "Reset everything". */
export function letKeyOpenHelp(on: boolean): void {
  if (on) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, 'off');
}
