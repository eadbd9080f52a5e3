/**
 * Reads the JSON of a header as the reference's serde does, which is stricter than `JSON.parse` where files
 * differ: a whole number is written as one (`1.0` and `-0` are none), text has no half of a surrogate pair,
 * nothing nests deeper than 127. And it keeps what `JSON.parse` loses: the order of fields named by numbers,
 * and that a field stands twice.
 */

/** A number that is not written as a whole one is NaN: no field of a header may hold it. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

export interface Json {
  readonly value: JsonValue;
  /** The text it was read from. */
  readonly text: () => string;
}

export interface JsonObject {
  readonly fields: ReadonlyMap<string, Json>;
  /** The first name that stands twice. */
  readonly repeated: string | undefined;
}

/** serde_json's limit. */
const DEEPEST = 127;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORDS = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

export function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && 'fields' in value;
}

/** @throws {SyntaxError} that says what is wrong and at which character, without a full stop. */
export function parseHeaderJson(text: string): Json {
  const reader = new Reader(text);
  const json = reader.field(0);
  reader.end();
  return json;
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  field(depth: number): Json {
    this.#space();
    const begin = this.#at;
    const value = this.#value(depth);
    const end = this.#at;
    return { value, text: () => this.#text.slice(begin, end) };
  }

  end(): void {
    this.#space();
    if (this.#at < this.#text.length) this.#fail('nothing may follow the object');
  }

  #value(depth: number): JsonValue {
    this.#space();
    const char = this.#text[this.#at];
    if (char === '{' || char === '[') {
      if (depth >= DEEPEST) this.#fail(`it nests deeper than ${DEEPEST}`);
      return char === '{' ? this.#object(depth + 1) : this.#array(depth + 1);
    }
    if (char === '"') return this.#string();
    return char === 't' || char === 'f' || char === 'n' ? this.#word() : this.#number();
  }

  #object(depth: number): JsonObject {
    const fields = new Map<string, Json>();
    let repeated: string | undefined;
    this.#items('}', () => {
      this.#space();
      if (this.#text[this.#at] !== '"') this.#fail('a field has no name');
      const name = this.#string();
      this.#space();
      if (this.#text[this.#at++] !== ':') this.#fail('a name has no ":" after it', -1);
      if (fields.has(name)) repeated ??= name;
      fields.set(name, this.field(depth));
    });
    return { fields, repeated };
  }

  #array(depth: number): JsonValue[] {
    const items: JsonValue[] = [];
    this.#items(']', () => items.push(this.#value(depth)));
    return items;
  }

  /** From the opening bracket to past the closing one. */
  #items(close: string, item: () => void): void {
    this.#at += 1;
    this.#space();
    if (this.#text[this.#at] === close) {
      this.#at += 1;
      return;
    }
    for (;;) {
      item();
      this.#space();
      const char = this.#text[this.#at++];
      if (char === close) return;
      if (char !== ',') this.#fail(`"," or "${close}" is missing`, -1);
    }
  }

  #string(): string {
    const begin = this.#at++;
    let plain = true;
    for (;;) {
      const code = this.#text.charCodeAt(this.#at++);
      if (code === 0x22) break;
      if (code === 0x5c) {
        plain = false;
        this.#at += 1;
      } else if (Number.isNaN(code)) this.#fail('a text has no end', -1);
      else if (code < 0x20) this.#fail('a text holds a control character', -1);
    }
    const text = plain
      ? this.#text.slice(begin + 1, this.#at - 1)
      : this.#unescaped(this.#text.slice(begin, this.#at));
    if (!plain && /\p{Surrogate}/u.test(text))
      this.#fail('a text holds half of a surrogate pair', begin - this.#at);
    return text;
  }

  #unescaped(quoted: string): string {
    try {
      return JSON.parse(quoted) as string;
    } catch {
      return this.#fail('a text holds an escape that is none', -quoted.length);
    }
  }

  #word(): boolean | null {
    for (const [word, value] of WORDS)
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    return this.#fail('a value is missing');
  }

  #number(): number {
    NUMBER.lastIndex = this.#at;
    const [text] = NUMBER.exec(this.#text) ?? this.#fail('a value is missing');
    this.#at += text.length;
    if (!Number.isFinite(Number(text))) this.#fail('a number is out of range', -text.length);
    return /^-?\d+$/.test(text) ? Number(text) : NaN;
  }

  #space(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at += 1;
    }
  }

  #fail(what: string, from = 0): never {
    throw new SyntaxError(`${what}, at character ${Math.min(this.#at + from, this.#text.length)}`);
  }
}
