/**
 * Reads what stands in an attribute's braces, where it is plain data: strings, numbers, arrays, objects,
 * true, false, null.
 */

export type Literal =
  string | number | boolean | null | readonly Literal[] | { readonly [key: string]: Literal };

export interface Read {
  /** Undefined where the expression is more than data. */
  readonly value: Literal | undefined;
  /** Just past the closing brace. */
  readonly end: number;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t' };
const SPACE = /(?:\s|\/\*[^]*?\*\/|\/\/.*)*/y;
const STRING = /'((?:[^'\\]|\\[^])*)'|"((?:[^"\\]|\\[^])*)"|`((?:[^`\\$]|\\[^])*)`/y;
const NUMBER = /-?(?:\d[\d_]*)(?:\.\d+)?(?:e[+-]?\d+)?/y;
const WORD = /[\p{L}_$][\p{L}\p{N}_$]*/uy;

/** @param open where the opening brace stands. */
export function readBraces(text: string, open: number): Read {
  let at = open + 1;
  const skip = (): void => {
    SPACE.lastIndex = at;
    SPACE.exec(text);
    at = SPACE.lastIndex;
  };
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const take = (sign: string): boolean => {
    skip();
    if (text[at] !== sign) return false;
    at++;
    return true;
  };

  function value(): Literal {
    skip();
    const string = readString();
    if (string !== undefined) return string;
    const number = match(NUMBER);
    if (number) return Number(number[0].replaceAll('_', ''));
    if (take('[')) return list();
    if (take('{')) return object();
    const word = match(WORD)?.[0];
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    throw new NotData();
  }
  function readString(): string | undefined {
    const found = match(STRING);
    if (!found) return undefined;
    const inside = found[1] ?? found[2] ?? found[3] ?? '';
    return inside.replace(/\\([^])/g, (_, letter: string) => ESCAPES[letter] ?? letter);
  }
  function list(): Literal[] {
    const values: Literal[] = [];
    while (!take(']')) {
      values.push(value());
      if (!take(',') && text[at] !== ']') throw new NotData();
    }
    return values;
  }
  function object(): Record<string, Literal> {
    const values: Record<string, Literal> = {};
    while (!take('}')) {
      skip();
      const key = readString() ?? match(NUMBER)?.[0] ?? match(WORD)?.[0];
      if (key === undefined || !take(':')) throw new NotData();
      values[key] = value();
      if (!take(',') && text[at] !== '}') throw new NotData();
    }
    return values;
  }

  try {
    const read = value();
    if (take('}')) return { value: read, end: at };
  } catch (error) {
    if (!(error instanceof NotData)) throw error;
  }
  return { value: undefined, end: closingBrace(text, open) };
}

class NotData extends Error {}

/**
 * Just past the brace that closes the one at `open`, braces in strings left out; the text's end where there
 * is none.
 */
function closingBrace(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    STRING.lastIndex = at;
    if (STRING.test(text)) at = STRING.lastIndex - 1;
    else if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at + 1;
  }
  return text.length;
}
