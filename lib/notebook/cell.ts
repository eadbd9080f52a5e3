/**
 * The cells of a chapter: fences ```` ```python live ```` in its Markdown, in the order in which they run.
 * Fences inside other fences are text; whether MDX would render the fence is not asked.
 */

export interface CellOptions {
  /** The cell is there to raise: the build expects an exception. */
  readonly raises: boolean;
  readonly pretendCuda: boolean;
  /** The output made at build time is folded away: the reader is to guess first. */
  readonly hideOutput: boolean;
}

export interface Cell {
  /** `id=…` of the fence, else `cell-<n>` from 1. */
  readonly id: string;
  readonly source: string;
  readonly options: CellOptions;
  /** The line in the chapter where the fence opens, from 1. */
  readonly line: number;
}

export type Block =
  { readonly kind: 'cell'; readonly cell: Cell } | { readonly kind: 'prose'; readonly text: string };

const FENCE = /^( *)(`{3,}|~{3,})([^\n`]*)$/;

/** The cells of a chapter. Throws when two have the same id. */
export function parseCells(chapter: string): Cell[] {
  return parseBlocks(chapter).flatMap((block) => (block.kind === 'cell' ? [block.cell] : []));
}

/** Cells and what stands between them, front matter left out. */
export function parseBlocks(chapter: string): Block[] {
  const lines = chapter.split(/\r?\n/);
  const blocks: Block[] = [];
  const ids = new Set<string>();
  let prose: string[] = [];
  let count = 0;
  let index = frontMatterEnd(lines);
  const flush = (): void => {
    const text = prose.join('\n').trim();
    if (text) blocks.push({ kind: 'prose', text });
    prose = [];
  };
  while (index < lines.length) {
    const fence = FENCE.exec(lines[index]!);
    if (!fence) {
      prose.push(lines[index++]!);
      continue;
    }
    const [, indent = '', marks = '', info = ''] = fence;
    const end = fenceEnd(lines, index + 1, marks);
    const words = parseInfo(info);
    if (!isLive(words)) prose.push(...lines.slice(index, end + 1));
    else {
      flush();
      const id = words.get('id') || `cell-${++count}`;
      if (ids.has(id)) throw new Error(`line ${index + 1}: two cells have the id ${id}`);
      ids.add(id);
      const source = lines.slice(index + 1, end).map((line) => withoutIndent(line, indent.length));
      const cell = { id, source: source.join('\n'), options: optionsOf(words), line: index + 1 };
      blocks.push({ kind: 'cell', cell });
    }
    index = end + 1;
  }
  flush();
  return blocks;
}

/** `python live id="a" raises` → python, live, id = a, raises. */
export function parseInfo(info: string): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const [, name = '', double, single, bare] of info.matchAll(
    /([\w-]+)(?:=(?:"([^"]*)"|'([^']*)'|(\S+)))?/g,
  ))
    words.set(name, double ?? single ?? bare ?? '');
  return words;
}

function isLive(words: ReadonlyMap<string, string>): boolean {
  const [language] = words.keys();
  return (language === 'python' || language === 'py') && words.has('live');
}

function optionsOf(words: ReadonlyMap<string, string>): CellOptions {
  return {
    raises: words.has('raises'),
    pretendCuda: words.has('pretend-cuda'),
    hideOutput: words.has('hide-output'),
  };
}

function frontMatterEnd(lines: readonly string[]): number {
  if (lines[0] !== '---') return 0;
  const end = lines.indexOf('---', 1);
  return end < 0 ? 0 : end + 1;
}

/** The line of the closing fence, or one past the end. */
function fenceEnd(lines: readonly string[], from: number, marks: string): number {
  const close = new RegExp(`^ *${marks[0]}{${marks.length},} *$`);
  const end = lines.findIndex((line, index) => index >= from && close.test(line));
  return end < 0 ? lines.length : end;
}

function withoutIndent(line: string, indent: number): string {
  return line.slice(0, indent).trim() === '' ? line.slice(indent) : line.trimStart();
}
