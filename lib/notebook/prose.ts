/**
 * A chapter's prose as Markdown that Jupyter renders. What only the site understands is put in plain words by
 * those who know the site's components; of all others what they enclose stays.
 */
import { readBraces, type Literal } from './literal.ts';

/** A component's attributes, as far as they are plain data. */
export type Props = Readonly<Record<string, Literal>>;

/**
 * What a component becomes.
 * @param inside the Markdown that it encloses
 * @param whole false where it goes on after a cell: then `inside` is its first part, and the rest is left as
 *   it is
 */
export type ComponentProse = (props: Props, inside: string, whole: boolean) => string;

export interface ProseOptions {
  /** The site's first page, from where links that begin with `/` lead. */
  readonly site?: string;
  readonly components?: Readonly<Record<string, ComponentProse>>;
}

const FENCE = /^( *)(`{3,}|~{3,})([\w-]*).*\n([^]*?\n)??\1\2 *$/gm;

/** MDX → Markdown. Code in fences stays as it is, but for what the fence says besides its language. */
export function plainProse(mdx: string, options: ProseOptions = {}): string {
  let cleaned = '';
  let from = 0;
  for (const fence of mdx.matchAll(FENCE)) {
    const [all, indent = '', marks = '', language = '', code = ''] = fence;
    cleaned += `${plainText(mdx.slice(from, fence.index), options)}${indent}${marks}${language}\n${code}${indent}${marks}`;
    from = fence.index + all.length;
  }
  cleaned += plainText(mdx.slice(from), options);
  return replaceTags(cleaned, options.components ?? {})
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function plainText(text: string, { site }: ProseOptions): string {
  return text
    .replace(/^(import|export)\s.*$/gm, '')
    .replace(/\{\/\*[^]*?\*\/\}/g, '')
    .replace(/^:::.*$/gm, '')
    .replace(/\]\((\/[^)]*)\)/g, (link, path: string) =>
      site ? `](${new URL(`.${path}`, site).href})` : link,
    );
}

/** What begins a component's tag; or code, in a fence or between backticks, in which nothing is a tag. */
const OPENING = /^( *)(`{3,}|~{3,})[^]*?^\1\2 *$|(`+)[^]*?\3|<(\/?)([A-Z][\w.]*)/gm;
const NAME = /\s*([\w-]+)(=)?/y;
const STRING = /"([^"]*)"|'([^']*)'/y;
const END = /\s*(\/?)>/y;

interface OpenTag {
  readonly name: string;
  readonly props: Props;
  /** Where what it encloses begins in the result. */
  readonly at: number;
}

function replaceTags(text: string, components: Readonly<Record<string, ComponentProse>>): string {
  const open: OpenTag[] = [];
  let result = '';
  let from = 0;
  const close = ({ name, props, at }: OpenTag, whole: boolean): void => {
    const inside = result.slice(at);
    const prose = components[name];
    result = result.slice(0, at) + (prose ? prose(props, inside.trim(), whole) : inside);
  };
  for (const { 0: opening, 4: slash, 5: name, index } of text.matchAll(OPENING)) {
    if (name === undefined || index < from) continue;
    const { props, end } = readProps(text, index + opening.length);
    END.lastIndex = end;
    const closed = END.exec(text);
    if (!closed) continue;
    result += text.slice(from, index);
    from = END.lastIndex;
    if (slash) {
      const last = open.findLastIndex((tag) => tag.name === name);
      // One that was opened before the cell above is not there.
      if (last >= 0) close(open.splice(last)[0]!, true);
    } else if (closed[1]) result += components[name]?.(props, '', true) ?? '';
    else open.push({ name, props, at: result.length });
  }
  result += text.slice(from);
  for (const tag of open.reverse()) close(tag, false);
  return result;
}

function readProps(text: string, from: number): { props: Props; end: number } {
  const props: Record<string, Literal> = {};
  let end = from;
  for (;;) {
    NAME.lastIndex = end;
    const found = NAME.exec(text);
    if (!found) return { props, end };
    const [, name = '', equals] = found;
    end = NAME.lastIndex;
    if (!equals) {
      props[name] = true;
      continue;
    }
    STRING.lastIndex = end;
    const string = STRING.exec(text);
    if (string) {
      props[name] = string[1] ?? string[2] ?? '';
      end = STRING.lastIndex;
    } else if (text[end] === '{') {
      const read = readBraces(text, end);
      if (read.value !== undefined) props[name] = read.value;
      end = read.end;
    } else return { props, end };
  }
}
