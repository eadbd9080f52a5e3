/**
 * Expressive Code plugin: Python is coloured as the cells' editor colours it, by classes. The theme's own
 * tokens carry two colours each, also where they need none: they were half of a chapter's elements, and a
 * third of the time that its first styling took.
 */
import { pythonLanguage } from '@codemirror/lang-python';
import { highlightTree } from '@lezer/highlight';
import {
  definePlugin,
  ExpressiveCodeAnnotation,
  isInlineStyleAnnotation,
  type AnnotationRenderOptions,
  type ExpressiveCodeBlock,
  type ExpressiveCodePlugin,
} from '@astrojs/starlight/expressive-code';
import { h, type Parents } from '@astrojs/starlight/expressive-code/hast';
import { pythonHighlighter } from '../cells/highlight.ts';

export function pythonTokens(): ExpressiveCodePlugin {
  return definePlugin({
    name: 'python-tokens',
    hooks: {
      postprocessAnalyzedCode({ codeBlock }) {
        if (['py', 'python'].includes(codeBlock.language)) colour(codeBlock);
      },
    },
  });
}

/** Replaces the theme's tokens in a block. */
function colour(block: ExpressiveCodeBlock): void {
  const lines = block.getLines();
  for (const line of lines)
    for (const annotation of line.getAnnotations())
      if (isInlineStyleAnnotation(annotation)) line.deleteAnnotation(annotation);
  for (const { line, from, to, classes } of tokensOf(block.code))
    lines[line]?.addAnnotation(new Token(classes, from, to));
}

export interface CodeToken {
  /** From 0. */
  readonly line: number;
  /** Columns, the second one not included. */
  readonly from: number;
  readonly to: number;
  readonly classes: string;
}

/** The tokens of Python source that have a colour of their own; one that spans lines is one a line. */
export function tokensOf(source: string): CodeToken[] {
  const starts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const tokens: CodeToken[] = [];
  highlightTree(pythonLanguage.parser.parse(source), pythonHighlighter, (from, to, classes) => {
    starts.forEach((start, line) => {
      const end = (starts[line + 1] ?? source.length + 1) - 1;
      if (start < end && from < end && to > start)
        tokens.push({ line, from: Math.max(from, start) - start, to: Math.min(to, end) - start, classes });
    });
  });
  return tokens;
}

class Token extends ExpressiveCodeAnnotation {
  readonly #classes: string;

  constructor(classes: string, columnStart: number, columnEnd: number) {
    super({ inlineRange: { columnStart, columnEnd } });
    this.#classes = classes;
  }

  override render({ nodesToTransform }: AnnotationRenderOptions): Parents[] {
    return nodesToTransform.map((node) => h('span', { class: this.#classes }, node));
  }
}
