/**
 * Arithmetic as a reader types it into an answer: `786432+768`, `16 × 16 × 3`, `14² + 1`, `(1−4)/√5`,
 * `224//16`. Numbers are read by one convention: which sign sets apart the decimals, and which the thousands.
 */

/** `1,234.5` or `1.234,5`; spaces, `'` and `_` set thousands apart in both. */
export interface Convention {
  readonly decimal: '.' | ',';
  readonly group: '.' | ',';
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const MULTIPLES: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, '': 1 };

/** One way to write each sign: ASCII digits and operators, one kind of space. */
export function plainSigns(text: string): string {
  return text
    .replace(/[⁰¹²³⁴-⁹]+/g, (power) => `^${[...power].map((digit) => SUPERSCRIPTS.indexOf(digit)).join('')}`)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[−‒–—﹣]/g, '-')
    .replace(/[×·⋅∙∗]/g, '*')
    .replace(/(?<=[\d)]\s*)x(?=\s*[\d(])/g, '*')
    .replace(/÷/g, '/')
    .replace(/\*\*/g, '^')
    .replace(/sqrt(?=\s*\()/g, '√')
    .replace(/。/g, '.')
    .replace(/[’‘＇]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/** The value of a formula in plain signs, or undefined where it is none by this convention. */
export function evaluate(text: string, convention: Convention): number | undefined {
  const number = numberPattern(convention);
  let at = 0;

  const skip = (): void => {
    while (text[at] === ' ') at++;
  };
  /** Takes the first of `signs` that comes next; the longer ones stand first. */
  const take = (...signs: readonly string[]): string | undefined => {
    skip();
    const found = signs.find((sign) => text.startsWith(sign, at));
    if (found) at += found.length;
    return found;
  };

  function sum(): number {
    let value = product();
    for (let sign = take('+', '-'); sign; sign = take('+', '-'))
      value = sign === '+' ? value + product() : value - product();
    return value;
  }
  function product(): number {
    let value = signed();
    for (let sign = take('//', '*', '/'); sign; sign = take('//', '*', '/')) {
      const by = signed();
      value = sign === '*' ? value * by : sign === '/' ? value / by : Math.floor(value / by);
    }
    return value;
  }
  function signed(): number {
    const sign = take('-', '+');
    return sign ? (sign === '-' ? -signed() : signed()) : power();
  }
  function power(): number {
    const base = atom();
    return take('^') ? base ** signed() : base;
  }
  function atom(): number {
    if (take('√')) return Math.sqrt(atom());
    if (take('(')) {
      const value = sum();
      return take(')') ? value : NaN;
    }
    skip();
    number.lastIndex = at;
    const found = number.exec(text);
    if (!found) return NaN;
    at = number.lastIndex;
    const [, grouped, plain, multiple = ''] = found;
    const digits = grouped === undefined ? plain! : grouped.replace(groupSigns(convention), '');
    return Number(digits.replace(convention.decimal, '.')) * MULTIPLES[multiple]!;
  }

  const value = sum();
  skip();
  return at === text.length && Number.isFinite(value) ? value : undefined;
}

const groupSigns = ({ group }: Convention): RegExp => new RegExp(`[ '_${group}]`, 'g');

/** Grouped digits (by threes, or India's 7,87,200), or plain ones with an exponent; then perhaps 万 or 亿. */
function numberPattern({ decimal, group }: Convention): RegExp {
  const sign = `[ '_\\${group}]`;
  const groups = `(?!0)(?:\\d{1,3}(?:${sign}\\d{3})+|\\d{1,2}(?:\\${group}\\d{2})+\\${group}\\d{3})(?!\\d)`;
  const decimals = `(?:\\${decimal}\\d+)?`;
  const plain = `(?:\\d+${decimals}|\\${decimal}\\d+)(?:e[+-]?\\d+)?`;
  return new RegExp(`(?:(${groups}${decimals})|(${plain})) ?([万亿]?)`, 'y');
}
