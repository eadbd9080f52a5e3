/**
 * Expressive Code plugin: a fence ```` ```python live ```` becomes a `<py-cell>` with its bar, the
 * highlighted code and the output made at build time. All of it can be read without JavaScript;
 * `site/cells/` brings it to life. For Expressive Code and not Markdown, so that it is the same in .md, .mdx
 * and `<Code>`.
 */
import { definePlugin, type ExpressiveCodePlugin } from '@astrojs/starlight/expressive-code';
import { h, type Element, type ElementContent } from '@astrojs/starlight/expressive-code/hast';
import { outputPart, shapePieces, type OutputPart } from '#lib/notebook/output-parts.ts';
import type { ErrorShape } from '#lib/notebook/shape-error.ts';
import type { RecordedOutputs } from '#lib/notebook/recorded.node.ts';
import type { DisplayRecord, Output } from '#lib/python/contract.ts';
import { cellWords, type CellWords } from '../cells/words.ts';
import { languageOf } from '../kit/words.ts';

export interface LiveCellOptions {
  /**
   * What a cell gave at build time, by its chapter's path and its source; undefined where it was not
   * executed.
   */
  readonly outputsOf?: (file: string, source: string, id: string | undefined) => RecordedOutputs | undefined;
  /** Draws a record at build time; undefined leaves its text. */
  readonly draw?: (record: DisplayRecord) => ElementContent | undefined;
}

export function liveCell({ outputsOf, draw }: LiveCellOptions = {}): ExpressiveCodePlugin {
  return definePlugin({
    name: 'live-cell',
    hooks: {
      // Listings that nobody runs are wrapped: what does not scroll needs no stop for the keyboard.
      preprocessMetadata({ codeBlock }) {
        if (!codeBlock.metaOptions.getBoolean('live')) codeBlock.props.wrap ??= true;
      },
      postprocessRenderedBlockGroup({ renderedGroupContents, renderData }) {
        const [block] = renderedGroupContents;
        if (!block || renderedGroupContents.length !== 1) return;
        const { language, metaOptions: meta, code, locale, parentDocument } = block.codeBlock;
        if (!['py', 'python'].includes(language) || !meta.getBoolean('live')) return;
        const id = meta.getString('id');
        const pretendCuda = meta.getBoolean('pretend-cuda') ?? false;
        const words = cellWords[languageOf(locale)];
        const recorded = outputsOf?.(parentDocument?.sourceFilePath ?? '', code, id);
        const data = {
          'data-source': code,
          'data-id': id,
          'data-pretend-cuda': pretendCuda,
          'data-state': 'drawn',
        };
        const name = recorded ? words.cellNumber(recorded.count) : words.cell;
        const named = { role: 'group', 'aria-label': name };
        nameCode(renderData.groupAst, words.codeOf(name));
        renderData.groupAst = h('py-cell', { class: 'not-content', ...named, ...data }, [
          bar(words, recorded?.count, pretendCuda),
          h('div.py-code', renderData.groupAst),
          outputBox(words, name, recorded?.outputs ?? [], meta.getBoolean('hide-output') ?? false, draw),
        ]);
      },
    },
  });
}

/**
 * Code may scroll on a narrow screen: it can be focused, and has a name of its own. No landmark: a page has
 * dozens.
 */
function nameCode(node: Element | ElementContent, label: string): void {
  if (node.type !== 'element') return;
  if (node.tagName === 'pre')
    Object.assign(node.properties, { role: 'group', tabIndex: 0, 'aria-label': label });
  for (const child of node.children) nameCode(child, label);
}

function bar(words: CellWords, count: number | undefined, pretendCuda: boolean): Element {
  const button = (name: string, text: string, hidden = false, label?: string): Element =>
    h(
      'button',
      { type: 'button', class: `py-${name}`, 'data-action': name, hidden, 'aria-label': label },
      text,
    );
  return h('div.py-bar', [
    button('run', words.run, false, count === undefined ? undefined : words.runCell(count)),
    button('stop', words.stop, true),
    h('span.py-count', count === undefined ? '' : `[${count}]`),
    button('above', words.runAbove, count === 1),
    button('reset', words.reset, true),
    button('copy', words.copy),
    h('span.py-note', pretendCuda ? words.pretendCuda : ''),
    h('span.py-status', { role: 'status' }),
    h('span.py-heard.visually-hidden', { role: 'status' }),
  ]);
}

function outputBox(
  words: CellWords,
  name: string,
  outputs: readonly Output[],
  hidden: boolean,
  draw: LiveCellOptions['draw'],
): Element {
  const parts = outputs.flatMap((output) => partNodes(outputPart(output), draw));
  const attributes = { role: 'group', 'aria-label': words.outputOf(name), 'data-pagefind-ignore': true };
  const box = h('div.py-output', attributes, parts);
  return hidden && parts.length > 0 ? h('details.py-folded', [h('summary', words.showOutput), box]) : box;
}

function partNodes(
  { role, text, message, record, shapes }: OutputPart,
  draw: LiveCellOptions['draw'],
): ElementContent[] {
  const drawn = record && draw?.(record);
  const words =
    message === undefined ? [text] : [text.slice(0, -message.length), h('span.py-message', message)];
  const pre = h('pre', { class: `py-${role}`, lang: 'en', translate: 'no' }, words);
  return [
    pre,
    ...(drawn ? [h('div.py-drawn', { lang: 'en' }, drawn)] : []),
    ...(shapes ? [shapeChips(shapes)] : []),
  ];
}

function shapeChips(shapes: readonly ErrorShape[]): Element {
  const chips = shapes.map((shape) =>
    h(
      'code.py-shape',
      shapePieces(shape).map(({ text, misfit }) =>
        misfit ? h('mark', text) : { type: 'text' as const, value: text },
      ),
    ),
  );
  return h('div.py-shapes', chips);
}
