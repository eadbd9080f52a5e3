/**
 * Whether `?` opens the keyboard help: on, unless the reader switched it off in this browser (WCAG 2.1.4).
 */
import { KeptText } from '../storage/kept-text.ts';

const wish = new KeptText('localStorage', 'book-help-key');

export const keyOpensHelp = (): boolean => wish.get() !== 'off';

/**
 * Keeps the reader's choice, until "Reset everything". @returns whether the next page will know of it too.
 */
export const letKeyOpenHelp = (on: boolean): boolean => wish.set(on ? null : 'off');
