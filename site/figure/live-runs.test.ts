import { afterEach, expect, test, vi } from 'vitest';
import type { FigureFrame } from '../kit/figure-frame.ts';
import { integer } from './fields.tsx';
import { defineFigure, run, type AnyFigure, type Book } from './figure.ts';
import { LiveRuns } from './live-runs.ts';

const MiB = 2 ** 20;
const asked: unknown[] = [];

vi.mock('../book/page-book.ts', () => ({
  liveRun: (_: unknown, { target }: { target?: number }) => {
    asked.push(target);
    const data = new Float32Array((10 * MiB) / 4);
    const tensors = new Map([['logits', { data, shape: [data.length] }]]);
    return Promise.resolve({ tensors, backend: 'wasm', threads: 1, milliseconds: 1, notes: [] });
  },
}));
vi.mock('./live-book.ts', () => ({
  liveBook: () => Promise.resolve({ lang: 'en', form: {}, resnet: {} } as Book),
}));
vi.mock('../weights/chosen-model.ts', () => ({ chosenModel: () => ({ label: '' }) }));

const figure = defineFigure({
  name: 'tries',
  words: { en: {}, 'zh-CN': {} },
  state: { patch: integer(0, [0, 195]) },
  needs: ({ patch }: { patch: number }) => run({ logits: 'logits' }, { target: patch }),
} as never) as unknown as AnyFigure;

afterEach(() => void asked.splice(0));

test('a figure keeps the latest runs of a picture within its limit, and computes older ones anew', async () => {
  const runs = new LiveRuns(figure, {
    foot: () => undefined,
    notes: () => undefined,
  } as unknown as FigureFrame);
  for (let patch = 0; patch < 9; patch++) await runs.at({ patch });
  expect(asked).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  for (const patch of [8, 7, 3]) await runs.at({ patch });
  expect(asked).toHaveLength(9);
  expect(runs.known({ patch: 0 })).toBeUndefined();
  await runs.at({ patch: 0 });
  expect(asked.slice(9)).toEqual([0]);
  runs.forget();
  expect(runs.known({ patch: 8 })).toBeUndefined();
});

test('the foot names the weights of a run once the stage shows it, and not before', async () => {
  const foot = vi.fn();
  const runs = new LiveRuns(figure, { foot, notes: () => undefined } as unknown as FigureFrame);
  await runs.at({ patch: 0 });
  expect(foot).not.toHaveBeenCalled();
  runs.tell();
  expect(foot).toHaveBeenCalledExactlyOnceWith({ weights: '', backend: 'wasm', threads: 1, milliseconds: 1 });
});
