/** Text in SVG, and about how wide it is: a figure is laid out before anything can be measured. */
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => escapes[c]!);

/** Widths of a sans-serif's letters in ems, by kind. */
export function widthOf(text: string, size: number): number {
  let ems = 0;
  for (const letter of text)
    ems += /[iljtfI.,:;'|!() ]/.test(letter)
      ? 0.34
      : /[mwMW@%]/.test(letter)
        ? 0.9
        : /[A-Z\u2212+=<>]/.test(letter)
          ? 0.7
          : letter > '\u2e80'
            ? 1
            : 0.58;
  return ems * size;
}

/** matplotlib's mathtext as plain text: `$x^2$` loses its dollars, Greek letters become letters. */
const GREEK: Readonly<Record<string, string>> = {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', theta: 'θ', lambda: 'λ', mu: 'μ', pi: 'π', sigma: 'σ',
  tau: 'τ', phi: 'φ', omega: 'ω', times: '×', cdot: '·', sqrt: '√', rightarrow: '→', leq: '≤', geq: '≥', infty: '∞',
}; // prettier-ignore

export const plainMath = (text: string): string =>
  text.replace(/\$([^$]*)\$/g, (_, inner: string) =>
    inner
      .replace(/\\(?:mathrm|mathbf|text|mathdefault)/g, '')
      .replace(/\\([a-zA-Z]+)/g, (_, name: string) => GREEK[name] ?? name)
      .replace(/\^2/g, '²')
      .replace(/[{}]/g, ''),
  );

export interface TextPlace {
  readonly size: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Fractions of the size by which the baseline is moved down. */
  readonly shift?: number;
  readonly color?: string;
  readonly rotation?: number;
  readonly bold?: boolean;
}

const round = (value: number): string => String(Math.round(value * 100) / 100);

/** Lines of text, the first at (x, y). */
export function svgText(text: string, x: number, y: number, place: TextPlace): string {
  const { size, anchor = 'start', shift = 0, color = 'currentColor', rotation = 0, bold = false } = place;
  const lines = plainMath(text).split('\n');
  const turn = rotation ? ` transform="rotate(${round(-rotation)} ${round(x)} ${round(y)})"` : '';
  const weight = bold ? ' font-weight="bold"' : '';
  const spans = lines.map((line, i) =>
    lines.length === 1
      ? escaped(line)
      : `<tspan x="${round(x)}" dy="${i === 0 ? 0 : round(size * 1.2)}">${escaped(line)}</tspan>`,
  );
  return `<text x="${round(x)}" y="${round(y + shift * size)}" font-size="${round(size)}" text-anchor="${anchor}" fill="${color}"${weight}${turn}>${spans.join('')}</text>`;
}
