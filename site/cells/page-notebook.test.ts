import { expect, test } from 'vitest';
import type { RunOutcome } from '#lib/python/client.ts';
import { PageMemory } from '../weights/page-memory.ts';
import { PageNotebook, type NotebookCell, type NotebookPython } from './page-notebook.ts';

const cell: NotebookCell = {
  element: {} as HTMLElement,
  source: "timm.create_model('vit_base_patch16_224', pretrained=True)",
  pretendCuda: false,
  run: () => Promise.resolve(true),
};
const listeners = { onLoading: () => undefined, onOutput: () => undefined, onBegin: () => undefined };
const done: RunOutcome = { restarted: false, fresh: false, ms: 1 };

function notebook(budget: number | null, outcome: RunOutcome) {
  const memory = new PageMemory(budget);
  const figures = {
    memory: 1.1e9,
    busy: false,
    release() {
      this.memory = 0;
    },
  };
  memory.join('figures', figures);
  const python = {
    memory: 0,
    busy: false,
    started: false,
    run: () => Promise.resolve(outcome),
    stop: () => Promise.resolve(),
    restart: () => undefined,
    release: () => undefined,
  } as NotebookPython;
  const asked: string[] = [];
  const bytesNamedIn = (source: string): Promise<number> => {
    asked.push(source);
    return Promise.resolve(346e6);
  };
  return { page: new PageNotebook(python, memory, bytesNamedIn), figures, asked };
}

test('the figures’ model makes room before a cell that loads what does not fit beside it', async () => {
  const little = notebook(1.5e9, done);
  expect(await little.page.run(cell, listeners)).toMatchObject({ madeRoom: 'before', count: 1 });
  expect(little.figures.memory).toBe(0);
  expect(little.asked).toEqual([cell.source]);
  const enough = notebook(2.5e9, done);
  expect((await enough.page.run(cell, listeners)).madeRoom).toBeUndefined();
  expect(enough.figures.memory).toBe(1.1e9);
});

test('it makes room after a cell was refused memory, not after another error', async () => {
  const error = { type: 'RuntimeError', line: 1, traceback: '', message: 'Array buffer allocation failed' };
  const refused = notebook(null, { ...done, error });
  expect((await refused.page.run(cell, listeners)).madeRoom).toBe('after');
  expect(refused.figures.memory).toBe(0);
  const wrong = notebook(null, { ...done, error: { ...error, message: 'shapes cannot be multiplied' } });
  expect((await wrong.page.run(cell, listeners)).madeRoom).toBeUndefined();
  expect(wrong.figures.memory).toBe(1.1e9);
});
