/**
 * What holds for every figure, whatever it shows. A new figure is tried here as soon as its folder exists.
 */
import { render } from 'preact-render-to-string';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '#lib/plot/language.ts';
import { book } from '../book/book.node.ts';
import { drawnBook } from '../figure/drawn-book.node.ts';
import { drawnFigure, situationOf } from '../figure/drawn.node.ts';
import type { Run } from '../figure/runs.ts';
import { anyFigure } from '../figure/figure.ts';
import type { Book } from '../figure/figure.ts';
import { optionsKey } from '../book/run-options.ts';
import { tapName } from '#lib/engine/tap.ts';
import { limitsOf, ofForm, sceneOf, startOf } from '../figure/scene.tsx';
import strip from '../home/figure.tsx';
import { figurePicture, recordOf } from '../notebook/figure-pictures.node.ts';
import { BROKEN, expectSound, statesOf } from './contract.ts';
import { figures } from './registry.ts';

/** Steps of what grows: enough to see it half done. */
const GROWN = 2;

const LANGUAGES: readonly Language[] = ['en', 'zh-CN'];
let books: ReadonlyMap<Language, Book>;
let run: Run;

beforeAll(async () => {
  books = new Map(await Promise.all(LANGUAGES.map(async (lang) => [lang, await drawnBook(lang)] as const)));
  const opened = await book();
  // Both languages and many states ask for the same runs.
  const known = new Map<string, ReturnType<Run>>();
  run = (taps, options) => {
    const key = `${taps.map(tapName).join()} ${optionsKey(options)}`;
    if (!known.has(key)) known.set(key, opened.run(taps, options));
    return known.get(key)!;
  };
});

describe.each([...figures, ['model-strip', anyFigure(strip)] as const])('%s', (name, figure) => {
  test('every field comes back from its link, and its start is one of its values', () => {
    for (const [field, { start, parse, write, samples, limits }] of Object.entries(figure.state)) {
      const { form } = books.get('en')!;
      const values = (samples && ofForm(samples, form)) ?? (limits && ofForm(limits, form).slice(0, 2)) ?? [];
      for (const value of [start, ...values]) {
        const text = write(value);
        if (text !== '') expect(parse(text), `${field}=${text}`).toEqual(value);
        else expect([start, []], `${field} is left out of a link only at its start`).toContainEqual(value);
      }
    }
  });

  test.each(LANGUAGES)(
    'in %s every state that a control reaches is drawn whole',
    { timeout: 120_000 },
    async (lang) => {
      for (const [what, link] of await statesOf(figure, books.get('en')!, run)) {
        const scene = sceneOf(figure, await situationOf(figure, books.get(lang)!, run, link, GROWN));
        try {
          expectSound(figure, scene);
          for (const [field, value] of Object.entries(scene.state)) {
            const limit = limitsOf(figure, scene.state, scene.tensors, scene.book.form)[field];
            if (limit) expect(value, field).toBeGreaterThanOrEqual(limit[0]);
          }
        } catch (error) {
          throw new Error(`${name} at ${what}`, { cause: error });
        }
      }
    },
  );

  test('every cursor stands where the state does, says a cell and leads to a state that is drawn', async () => {
    const situation = await situationOf(figure, books.get('en')!, run);
    const scene = sceneOf(figure, situation);
    const stage = render(figure.view(scene));
    for (const [cursor, spec] of Object.entries(figure.cursors ?? {})) {
      expect(stage, `<grid-cursor name="${cursor}">`).toMatch(RegExp(`(name|data-cursor)="${cursor}"`));
      const at = spec.at?.(scene, 0);
      const place = { ...(at ?? { row: 0, col: 0 }), index: 0 };
      const change = spec.pick?.(place, scene);
      // Picking where the cursor stands changes nothing.
      if (change && at) expect({ ...scene.state, ...change }).toEqual(scene.state);
      if (spec.says) expect(spec.says(place, scene)).not.toMatch(BROKEN);
    }
  });

  test('its words: a title without a full stop in both languages, and different ones', () => {
    const [en, zh] = LANGUAGES.map((lang) => figure.words[lang].title);
    expect(en).toMatch(/^[A-Z“(\d].*[^.。]$/);
    expect(zh).not.toBe(en);
  });

  test('its start is not changed by its own limits', async () => {
    const { state, tensors, book: told } = await situationOf(figure, books.get('en')!, run);
    const start = startOf(figure);
    const opened = { ...start, ...figure.opening?.(tensors, start, told) };
    expect(state).toEqual(opened);
  });
});

// The strip is in no notebook.
describe.each([...figures])('%s', (name, figure) => {
  test.each(LANGUAGES)(
    'its picture in notebooks, in %s, is of what is drawn: else `npm run figure-pictures`',
    async (lang) => {
      const { stage } = await drawnFigure(figure, books.get(lang)!, run);
      expect(figurePicture(process.cwd(), name, lang)?.stage).toBe(recordOf(stage).stage);
    },
  );
});
