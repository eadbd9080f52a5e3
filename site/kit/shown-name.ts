/**
 * Characters that nobody sees: controls, and formats that turn the writing around or hide what comes after.
 */
const UNSEEN = /[\p{Cc}\p{Cf}]/gu;
const LONGEST = 80;

/** A file's name as the page shows it: without unseen characters, and cut in its middle where it is long. */
export function shownName(name: string): string {
  const seen = [...name.replace(UNSEEN, '')];
  if (seen.length <= LONGEST) return seen.join('');
  const half = (LONGEST - 1) / 2;
  return `${seen.slice(0, Math.ceil(half)).join('')}…${seen.slice(-Math.floor(half)).join('')}`;
}
