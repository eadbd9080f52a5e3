/**
 * The dimensions' letters, names and colours, the same in figures, chips, code and prose.
 *
 * A colour is a CSS custom property (`--dim-tokens`), so that a theme can choose its own; the fallbacks are
 * the light theme's and stand in exported files.
 */
import type { Language } from './language.ts';

/** One letter a dimension: `hw` is height × width merged by `flatten(2)`. */
export type DimensionLetter = 'B' | 'N' | 'P' | 'C' | 'H' | 'h' | 'w' | 'hw' | 'd' | 'K';

/** A dimension as it is named, read aloud and coloured. */
export interface Dimension {
  readonly letter: DimensionLetter;
  readonly en: string;
  readonly zh: string;
  /** The CSS custom property that holds its colour. */
  readonly variable: string;
  /** The light theme's colour, for files that stand alone. */
  readonly fallback: string;
}

const dim = (
  letter: DimensionLetter,
  en: string,
  zh: string,
  variable: string,
  fallback: string,
): Dimension => ({
  letter,
  en,
  zh,
  variable,
  fallback,
});

/** All dimensions by letter. */
export const DIMENSIONS: Readonly<Record<DimensionLetter, Dimension>> = {
  B: dim('B', 'batch', '批', '--dim-batch', '#505559'),
  N: dim('N', 'tokens', 'token', '--dim-tokens', '#0163ce'),
  P: dim('P', 'patches', 'patch', '--dim-tokens', '#0163ce'),
  C: dim('C', 'channels', '通道', '--dim-channels', '#ad5009'),
  H: dim('H', 'heads', '头', '--dim-heads', '#0c6f4a'),
  h: dim('h', 'height', '高', '--dim-space', '#a42d89'),
  w: dim('w', 'width', '宽', '--dim-space', '#a42d89'),
  hw: dim('hw', 'positions', '位置', '--dim-space', '#a42d89'),
  d: dim('d', 'head dim', '每头维度', '--dim-head-dim', '#634303'),
  K: dim('K', 'classes', '类别', '--dim-classes', '#17181c'),
};

/** The dimension's name in a language. */
export function dimensionName(letter: DimensionLetter, lang: Language = 'en'): string {
  return lang === 'zh-CN' ? DIMENSIONS[letter].zh : DIMENSIONS[letter].en;
}

/** The dimension's colour as CSS: `var(--dim-tokens, #0163ce)`. */
export function dimensionColor(letter: DimensionLetter): string {
  const { variable, fallback } = DIMENSIONS[letter];
  return `var(${variable}, ${fallback})`;
}

/**
 * A shape as it is read out: "1 by 197 by 192: batch, tokens, channels".
 * A `null` letter is a dimension without a name; when none has one, only the numbers are read.
 */
export function shapeText(
  shape: readonly number[],
  letters: readonly (DimensionLetter | null)[] = [],
  lang: Language = 'en',
): string {
  const zh = lang === 'zh-CN';
  if (shape.length === 0) return zh ? '标量' : 'scalar';
  const numbers = shape.join(zh ? ' 乘 ' : ' by ');
  const named = shape.map((_, i) => letters[i] ?? null);
  if (named.every((letter) => letter === null)) return numbers;
  const names = named.map((letter) => (letter === null ? '–' : dimensionName(letter, lang)));
  return `${numbers}${zh ? '：' : ': '}${names.join(zh ? '、' : ', ')}`;
}
