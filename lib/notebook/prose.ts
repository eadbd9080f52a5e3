/**
 * A chapter's prose as Markdown that Jupyter renders: what only the site understands is left out or put in plain words.
 *
 * Of components with a `question`, the question stays and what answers it is folded; of those with a `title`, the title
 * stays; of all others what they enclose. Attributes count where they are plain strings.
 */
export interface ProseOptions {
  /** Where the chapter stands: titles of figures link there. */
  readonly url?: string;
  /** The site's first page, from where links that begin with `/` lead. */
  readonly site?: string;
  /** What opens a folded answer; default "Answer". */
  readonly answer?: string;
}

type Attributes = Readonly<Record<string, string>>;

interface Tag {
  readonly kind: 'opens' | 'closes' | 'alone';
  /** Of a closing tag: those of the tag that it closes. */
  readonly attributes: Attributes;
}

const FENCE = /^( *)(`{3,}|~{3,})([\w-]*).*\n([^]*?\n)??\1\2 *$/gm;

/** MDX → Markdown. Code in fences stays as it is, but for what the fence says besides its language. */
export function plainProse(mdx: string, options: ProseOptions = {}): string {
  const open: Attributes[] = [];
  const prose = (text: string): string => plain(text, open, options);
  let result = '';
  let from = 0;
  for (const fence of mdx.matchAll(FENCE)) {
    const [all, indent = '', marks = '', language = '', code = ''] = fence;
    result += `${prose(mdx.slice(from, fence.index))}${indent}${marks}${language}\n${code}${indent}${marks}`;
    from = fence.index + all.length;
  }
  return (result + prose(mdx.slice(from))).replace(/\n{3,}/g, '\n\n').trim();
}

function plain(text: string, open: Attributes[], options: ProseOptions): string {
  const { site } = options;
  const markdown = text
    .replace(/^(import|export)\s.*$/gm, '')
    .replace(/\{\/\*[^]*?\*\/\}/g, '')
    .replace(/^:::.*$/gm, '');
  return replaceTags(markdown, open, (tag) => inMarkdown(tag, options)).replace(
    /\]\((\/[^)]*)\)/g,
    (link, path: string) => (site ? `](${new URL(`.${path}`, site).href})` : link),
  );
}

function inMarkdown({ kind, attributes }: Tag, { url, answer = 'Answer' }: ProseOptions): string {
  const { question, title, explanation } = attributes;
  if (question !== undefined) {
    if (kind === 'opens') return unfold(question);
    if (kind === 'closes') return FOLD;
    return explanation === undefined ? question : `${question}\n\n${unfold(answer)}${explanation}\n${FOLD}`;
  }
  if (title === undefined || kind !== 'alone') return '';
  return url ? `*[${title}](${url})*` : `*${title}*`;
}

const unfold = (summary: string): string => `<details>\n<summary>${summary}</summary>\n\n`;
const FOLD = '\n</details>';

/** What begins a component's tag, or code between backticks, in which nothing is a tag. */
const OPENING = /(`+)[^]*?\1|<(\/?)[A-Z][\w.]*/g;
/** A name, and perhaps a string or an expression in braces (one level of braces within). */
const ATTRIBUTE = /\s*([\w-]+)(?:=(?:"([^"]*)"|'([^']*)'|\{(?:[^{}]|\{[^{}]*\})*\}))?/y;
const END = /\s*(\/?)>/y;

/** The text with every component's tag, one over several lines too, replaced. `open`: the tags not closed yet. */
function replaceTags(text: string, open: Attributes[], replace: (tag: Tag) => string): string {
  let result = '';
  let from = 0;
  for (const { 0: opening, 1: code, 2: slash, index } of text.matchAll(OPENING)) {
    if (code !== undefined || index < from) continue;
    const { attributes, end } = readAttributes(text, index + opening.length);
    END.lastIndex = end;
    const closed = END.exec(text);
    if (!closed) continue;
    result += text.slice(from, index);
    from = END.lastIndex;
    if (slash) result += replace({ kind: 'closes', attributes: open.pop() ?? {} });
    else if (closed[1]) result += replace({ kind: 'alone', attributes });
    else {
      open.push(attributes);
      result += replace({ kind: 'opens', attributes });
    }
  }
  return result + text.slice(from);
}

function readAttributes(text: string, from: number): { attributes: Attributes; end: number } {
  const attributes: Record<string, string> = {};
  let end = from;
  ATTRIBUTE.lastIndex = from;
  for (let found = ATTRIBUTE.exec(text); found; found = ATTRIBUTE.exec(text)) {
    const [, name = '', double, single] = found;
    const value = double ?? single;
    if (value !== undefined) attributes[name] = value;
    end = ATTRIBUTE.lastIndex;
  }
  return { attributes, end };
}
