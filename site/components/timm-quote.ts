/** Lines of timm as they stand in its files, out of what tools/record/timm_source.py recorded. */
import recorded from '../../content/timm/source.json';

export interface Quote {
  readonly code: string;
  readonly file: string;
  /** First and last line in timm's file, from 1. */
  readonly from: number;
  readonly to: number;
  readonly release: string;
  readonly href: string;
}

/**
 * @param name the method as Python writes it: `PatchEmbed.forward`
 * @param lines timm's own line numbers, `136-142`; default all of the method. Indentation common to all is
 *   left out.
 * @throws Error where nothing was recorded, or the lines lie outside
 */
export function quoteTimm(name: string, lines?: string): Quote {
  const quotes: Readonly<Record<string, { file: string; from: number; code: string }>> = recorded.quotes;
  const quote = quotes[name];
  if (!quote) throw new Error(`timm’s ${name} is not recorded; add it to tools/record/timm_source.py`);
  const all = quote.code.split('\n');
  const last = quote.from + all.length - 1;
  const [from = quote.from, to = from] = lines ? lines.split('-').map(Number) : [quote.from, last];
  if (!(from >= quote.from && to <= last && from <= to))
    throw new Error(`timm’s ${name} has lines ${quote.from}-${last}, not ${lines}`);
  const { release } = recorded;
  const href = `https://github.com/huggingface/pytorch-image-models/blob/v${release}/${quote.file}#L${from}-L${to}`;
  const code = withoutIndent(all.slice(from - quote.from, to - quote.from + 1));
  return { code, file: quote.file, from, to, release, href };
}

function withoutIndent(lines: readonly string[]): string {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  return lines.map((line) => line.slice(Math.min(...indents))).join('\n');
}
