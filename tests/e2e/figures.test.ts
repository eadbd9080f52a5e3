// Every figure of the book on one page: taken over from what the build drew, with another picture, a link's
// state and what the reader did before the code was there; then nothing of the drawn state may be left.
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { book } from '#site/book/book.node.ts';
import { drawnBook } from '#site/figure/drawn-book.node.ts';
import { situationOf } from '#site/figure/drawn.node.ts';
import type { AnyFigure } from '#site/figure/figure.ts';
import { limitsOf, ofForm, showsPicture } from '#site/figure/scene.tsx';
import { figures } from '#site/figures/registry.ts';
import { hashOfState } from '#site/kit/figure-state.ts';
import { figure, settled } from './figure.ts';
import { useBrowser } from './open-page.ts';

const openPage = useBrowser();
const OTHER_PICTURE = 'koala-never-seen.png';

/** A link to a state in which every field differs from the start, as far as it can. */
async function linkTo(definition: AnyFigure): Promise<string> {
  const opened = await book();
  const {
    state,
    tensors,
    book: told,
  } = await situationOf(definition, await drawnBook('en'), (taps, options) => opened.run(taps, options));
  const limits = limitsOf(definition, state, tensors, told.form);
  const entries = Object.entries(definition.state).flatMap(([name, { samples, write, parse }]) => {
    const value = (samples && ofForm(samples, told.form).at(-1)) ?? limits[name]?.[1];
    const text = value === undefined ? '' : write(value);
    return text !== '' && parse(text) !== undefined ? [[name, text] as const] : [];
  });
  return hashOfState(definition.name, Object.fromEntries(entries));
}

/** Where the page differs from the view drawn anew, attribute by attribute. */
const differences = (page: Page, name: string): Promise<string[]> =>
  page.evaluate((asked) => {
    type Runner = { readonly markup: () => string };
    const frame = document.querySelector<
      HTMLElement & { readonly stage: HTMLElement; readonly figure: Runner }
    >(`figure-frame[name="${asked}"]`)!;
    const template = document.createElement('template');
    template.innerHTML = frame.figure.markup();
    const found: string[] = [];
    const styleOf = (element: Element) => (element as HTMLElement).style.cssText;
    /** Elements, and texts as they are read: Preact keeps neighbours apart that the parser joins. */
    const partsOf = (parent: Node) =>
      [...parent.childNodes].reduce<(Element | string)[]>((parts, node) => {
        const last = parts.at(-1);
        if (node instanceof Element) parts.push(node);
        else if (typeof last === 'string') parts[parts.length - 1] = last + (node.nodeValue ?? '');
        else if (node.nodeValue) parts.push(node.nodeValue);
        return parts;
      }, []);
    const textOf = (part: Element | string) => (typeof part === 'string' ? part : `<${part.localName}>`);
    const compareAll = (shown: Node, wanted: Node, path: string) => {
      const [a, b] = [partsOf(shown), partsOf(wanted)];
      if (a.length !== b.length) return void found.push(`${path}: ${a.length} children, not ${b.length}`);
      for (const [i, part] of a.entries()) {
        const other = b[i]!;
        if (typeof part === 'string' || typeof other === 'string') {
          if (part !== other) found.push(`${path}: ${textOf(part)}, not ${textOf(other)}`);
        } else compare(part, other, `${path}/${part.localName}`);
      }
    };
    const compare = (shown: Element, wanted: Element, path: string) => {
      if (shown.localName !== wanted.localName)
        return void found.push(`${path}: ${shown.localName}, not ${wanted.localName}`);
      for (const { name: key, value } of wanted.attributes) {
        const has = key === 'style' ? styleOf(shown) === styleOf(wanted) : shown.getAttribute(key) === value;
        if (!has && !['checked', 'selected', 'value'].includes(key))
          found.push(`${path}@${key}: ${shown.getAttribute(key)?.slice(0, 60)}, not ${value.slice(0, 60)}`);
      }
      if (!wanted.localName.includes('-'))
        for (const { name: key } of shown.attributes)
          if (!wanted.hasAttribute(key)) found.push(`${path}@${key} is left over`);
      if (wanted instanceof HTMLInputElement && shown instanceof HTMLInputElement) {
        if (shown.checked !== wanted.checked) found.push(`${path}: checked is ${shown.checked}`);
        if (shown.value !== wanted.value) found.push(`${path}: value is ${shown.value}`);
      }
      compareAll(shown, wanted, path);
    };
    compareAll(frame.stage, template.content, asked);
    return found.slice(0, 10);
  }, name);

test(
  'a figure taken over shows the chosen picture, the link’s state and what was done early, to the last attribute',
  { timeout: 600_000 },
  async () => {
    const { page, messages } = await openPage('figures/', { viewport: { width: 1280, height: 800 } });
    // Chosen without a new page, which would bring the figures in view to life by itself.
    await page.evaluate((file) => sessionStorage.setItem('picture', `gallery=${file}`), OTHER_PICTURE);
    for (const [name, definition] of figures) {
      const frame = figure(page, name);
      const hash = await linkTo(definition);
      // In one turn: the link is followed, and a control is used before any code of the figure can have come.
      const early = await frame.evaluate((element, address) => {
        location.hash = address;
        const control = element.querySelector<HTMLInputElement>(
          '.stage input[type=checkbox]:not(:checked), .controls input[type=radio]:not(:checked), .controls input[type=checkbox]',
        );
        control?.click();
        return (
          control && { field: control.dataset['field']!, value: control.value, checked: control.checked }
        );
      }, hash);
      await settled(frame);
      expect(await differences(page, name), `${name} after ${hash}`).toEqual([]);
      if (early) {
        const named = early.value === 'on' ? '' : `[value="${early.value}"]`; // a checkbox without a value is 'on'
        const same = frame.locator(`input[data-field="${early.field}"]${named}`).first();
        expect(
          await same.isChecked(),
          `${name}: ${early.field}=${early.value}, before the code was there`,
        ).toBe(early.checked);
      }
      if (showsPicture(definition))
        expect(await frame.locator('.one > .stage').innerHTML()).not.toContain('drawn/crop.png');
    }
    expect(messages).toEqual([]);
  },
);

test.for(['figures/', 'zh-cn/figures/'])(
  'on a phone nothing of a drawn stage is cut, on %s',
  async (path) => {
    const { page } = await openPage(path, { viewport: { width: 360, height: 740 } });
    const cut = await page
      .locator('figure-frame .stage')
      .evaluateAll((stages) =>
        stages
          .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
          .map((stage) => stage.closest('figure-frame')!.getAttribute('name')),
      );
    expect(cut).toEqual([]);
  },
);

/** Links as they were copied when each figure had live code of its own. */
const OLD_LINKS: readonly (readonly [link: string, locator: string, shown: string])[] = [
  ['#fig=patch-grid&col=9&counted=2&row=4&show=pixels', 'slider-field[name=row] input[type=number]', '4'],
  ['#fig=patch-grid&col=9&counted=2&row=4&show=pixels', 'slider-field[name=col] input[type=number]', '9'],
  ['#fig=patch-grid&col=9&counted=2&row=4&show=pixels', 'select[name=show]', 'pixels'],
  [
    '#fig=patch-to-vector&channel=42&col=5&row=2&sort=channel',
    'slider-field[name=channel] input[type=number]',
    '42',
  ],
  ['#fig=patch-to-vector&channel=42&col=5&row=2&sort=channel', 'select[name=sort]', 'channel'],
  [
    '#fig=patch-to-vector&channel=42&col=5&row=2&sort=channel&terms=300',
    'slider-field[name=terms] input[type=number]',
    '300',
  ],
  ['#fig=flatten-transpose&op=reshape&row=100', 'slider-field[name=row] input[type=number]', '100'],
  ['#fig=flatten-transpose&op=reshape&row=100', 'input[type=radio]:checked', 'reshape'],
  [
    '#fig=number-detective&argument=img_size&moves=patches&picture=256&seen=1&value=256',
    'select[name=argument]',
    'img_size',
  ],
  [
    '#fig=number-detective&argument=img_size&moves=patches&picture=256&seen=1&value=256',
    'input[value=patches]',
    'patches',
  ],
  [
    '#fig=number-detective&argument=patch_size&dynamic=1&moves=&picture=240&value=16',
    'slider-field[name=picture] input[type=number]',
    '240',
  ],
];

test('links that were copied before open the same state', { timeout: 240_000 }, async () => {
  const { page } = await openPage('figures/', { viewport: { width: 1280, height: 800 } });
  for (const [link, locator, shown] of OLD_LINKS) {
    await page.evaluate((hash) => (location.hash = hash), link);
    const frame = figure(page, new URLSearchParams(link.slice(1)).get('fig')!);
    await settled(frame);
    await expect
      .poll(() => frame.locator(locator).first().inputValue(), { message: `${link} ${locator}` })
      .toBe(shown);
  }
  const detective = figure(page, 'number-detective');
  expect(await detective.locator('input[name=dynamic]').isChecked()).toBe(true);
});
