import { ExpressiveCode } from '@astrojs/starlight/expressive-code';
import { toHtml } from '@astrojs/starlight/expressive-code/hast';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import type { Output } from '#lib/python/contract.ts';
import { liveCell, type LiveCellOptions } from './live-cell.ts';

const SOURCE = 'x = "<a> & \\"b\\""\nprint(x)  # {not} jsx';

async function render(meta: string, options: LiveCellOptions = {}, locale = 'en', code = SOURCE) {
  const engine = new ExpressiveCode({ plugins: [liveCell(options)] });
  const sourceFilePath = '/project/content/docs/a.mdx';
  const block = { code, language: 'python', meta, locale, parentDocument: { sourceFilePath } };
  const { renderedGroupAst } = await engine.render(block);
  const { document } = parseHTML(`<html><body>${toHtml(renderedGroupAst)}</body></html>`);
  return document;
}

const gives = (outputs: readonly Output[], count = 2): LiveCellOptions => ({
  outputsOf: () => ({ outputs, count }),
});

describe('a live fence', () => {
  test('becomes a py-cell that holds its source exactly, and its highlighted code', async () => {
    const cell = (await render('live id="first"')).querySelector('py-cell');
    expect(cell?.getAttribute('data-source')).toBe(SOURCE);
    expect(cell?.getAttribute('data-id')).toBe('first');
    expect(cell?.querySelector('.py-code pre code')?.textContent).toContain('print(x)');
  });

  test('shows what it gave at build time, kept out of the search index', async () => {
    const document = await render(
      'live',
      gives([
        { kind: 'stream', name: 'stdout', text: 'one\n' },
        { kind: 'display', text: '<2>' },
        { kind: 'error', type: 'ValueError', message: 'no', line: 1, traceback: 'Traceback\nValueError: no' },
      ]),
    );
    const box = document.querySelector('.py-output')!;
    expect([...box.children].map((part) => [part.className, part.textContent])).toEqual([
      ['py-stdout', 'one\n'],
      ['py-value', '<2>'],
      ['py-error', 'Traceback\nValueError: no'],
    ]);
    expect(box.hasAttribute('data-pagefind-ignore')).toBe(true);
    expect(document.querySelector('.py-count')?.textContent).toBe('[2]');
  });

  test('is a group with its number in its name, and its output is English that no one translates', async () => {
    const document = await render('live', gives([{ kind: 'display', text: '4' }], 3), 'zh-CN');
    const cell = document.querySelector('py-cell')!;
    expect([cell.getAttribute('role'), cell.getAttribute('aria-label')]).toEqual([
      'group',
      'Python 代码单元 3',
    ]);
    expect(cell.querySelector('[data-action=run]')?.getAttribute('aria-label')).toBe('运行代码单元 3');
    const pre = cell.querySelector('.py-value')!;
    expect([pre.getAttribute('lang'), pre.getAttribute('translate')]).toEqual(['en', 'no']);
    expect(pre.hasAttribute('tabindex')).toBe(false);
  });

  test('sets off the sizes that do not fit', async () => {
    const message = 'mat1 and mat2 shapes cannot be multiplied (197x192 and 768x192)';
    const error = { type: 'RuntimeError', message, line: 1, traceback: `RuntimeError: ${message}` };
    const document = await render('live', gives([{ kind: 'error', ...error }]));
    const chips = [...document.querySelectorAll('.py-shape')];
    expect(chips.map((chip) => chip.textContent)).toEqual(['(197, 192)', '(768, 192)']);
    expect(chips.map((chip) => chip.querySelector('mark')?.textContent)).toEqual(['192', '768']);
  });

  test('finds its output by chapter, source and id', async () => {
    const asked: unknown[] = [];
    await render('live id=a', { outputsOf: (...args) => void asked.push(args) });
    expect(asked).toEqual([['/project/content/docs/a.mdx', SOURCE, 'a']]);
  });

  test('folds its output away where the reader is to guess first', async () => {
    const document = await render('live hide-output', gives([{ kind: 'display', text: '4' }]));
    expect(document.querySelector('details.py-folded > .py-output')?.textContent).toBe('4');
    expect(document.querySelector('details')?.hasAttribute('open')).toBe(false);
  });

  test('is drawn by `draw` where that can, text stays', async () => {
    const record = { kind: 'grid' };
    const draw = () => ({ type: 'element' as const, tagName: 'svg', properties: {}, children: [] });
    const document = await render('live', { ...gives([{ kind: 'display', text: 't', record }]), draw });
    expect(document.querySelector('.py-value')?.textContent).toBe('t');
    expect(document.querySelector('.py-drawn > svg')).not.toBeNull();
  });

  test('says its buttons in the language of the page, and that CUDA is a pretence', async () => {
    const document = await render('live pretend-cuda', {}, 'zh-CN');
    expect(document.querySelector('[data-action=run]')?.textContent).toBe('运行');
    expect(document.querySelector('py-cell')?.hasAttribute('data-pretend-cuda')).toBe(true);
    expect(document.querySelector('.py-note')?.textContent).toContain('GPU');
  });
});

test('the first cell has nothing above to run', async () => {
  const above = async (count: number) =>
    (await render('live', gives([], count))).querySelector('[data-action=above]')?.hasAttribute('hidden');
  expect([await above(1), await above(2)]).toEqual([true, false]);
});

test.for(['', 'title="a.py"', 'alive'])('a fence that is not live stays as it is: %j', async (meta) => {
  expect((await render(meta)).querySelector('py-cell')).toBeNull();
});
