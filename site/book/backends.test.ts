import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RaceResult } from '#lib/engine/contract.ts';
import {
  afterRun,
  askForBackend,
  backendFor,
  isToBeRaced,
  knownBackends,
  parseBackends,
} from './backends.ts';
import { models } from './models.ts';

const milliseconds = { webgpu: 12, wasm: 40 };
const won: RaceResult = { winner: 'webgpu', milliseconds, differs: null };
const apart: RaceResult = {
  winner: 'wasm',
  milliseconds,
  differs: 0.01,
};
const onWebGpu = { backend: 'webgpu', milliseconds: 11, threads: 1 } as const;

let idle: (() => void)[];
let saveData = false;
beforeEach(() => {
  idle = [];
  saveData = false;
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  vi.stubGlobal('navigator', {
    userAgent: 'a browser',
    get connection() {
      return { saveData };
    },
  });
  vi.stubGlobal('requestIdleCallback', (callback: () => void) => idle.push(callback));
});
afterEach(() => void vi.unstubAllGlobals());

/** Runs what waits for an idle page. */
async function rest(): Promise<void> {
  for (const callback of idle.splice(0)) callback();
  await new Promise((resolve) => setTimeout(resolve, 0));
}

test('a model that ran on WebGPU is raced once, when the page is idle, and the next page begins with the winner', async () => {
  const race = vi.fn(() => Promise.resolve({ ...won, winner: 'wasm' as const }));
  afterRun(models.scenes, onWebGpu, race);
  afterRun(models.scenes, onWebGpu, race);
  expect(race).not.toHaveBeenCalled();
  await rest();
  expect(race).toHaveBeenCalledTimes(1);
  expect(backendFor(models.scenes.label)).toBe('wasm');
  expect(backendFor('another model')).toBeUndefined();
  afterRun(models.scenes, onWebGpu, race);
  await rest();
  expect(race).toHaveBeenCalledTimes(1);
});

test('a race that failed is tried again after the next run', async () => {
  const model = { ...models.scenes, label: 'fails once' };
  const race = vi.fn(() => Promise.resolve<RaceResult | null>(won)).mockRejectedValueOnce(new Error('ended'));
  for (let run = 0; run < 2; run++) {
    afterRun(model, onWebGpu, race);
    await rest();
  }
  expect([race.mock.calls.length, backendFor('fails once')]).toEqual([2, 'webgpu']);
});

test('no race where data is saved, where WebAssembly computes, or where the reader has chosen', () => {
  const known = knownBackends();
  expect(isToBeRaced('m', onWebGpu, known, false)).toBe(true);
  expect(isToBeRaced('m', onWebGpu, known, true)).toBe(false);
  expect(isToBeRaced('m', { backend: 'wasm' }, known, false)).toBe(false);
  expect(isToBeRaced('m', onWebGpu, { ...known, asked: 'webgpu' }, false)).toBe(false);
  expect(isToBeRaced('m', onWebGpu, { ...known, raced: { m: won } }, false)).toBe(false);
  saveData = true;
  afterRun({ ...models.scenes, label: 'on a metered line' }, onWebGpu, () => Promise.resolve(won));
  expect(idle).toEqual([]);
});

test('the reader’s choice goes before the winner, but not before a disagreement', () => {
  const known = { ...knownBackends(), raced: { fast: won, wrong: apart } };
  expect(backendFor('fast', { ...known, asked: 'wasm' })).toBe('wasm');
  expect(backendFor('wrong', { ...known, asked: 'webgpu' })).toBe('wasm');
  askForBackend('webgpu');
  expect(backendFor('never raced')).toBe('webgpu');
});

test('the last time of each backend is kept; a run that computed nothing is none', () => {
  afterRun({ ...models.scenes, label: 'timed' }, { backend: 'wasm', milliseconds: 33, threads: 4 }, () =>
    Promise.resolve(null),
  );
  afterRun({ ...models.scenes, label: 'timed' }, { backend: 'wasm', milliseconds: 0, threads: 4 }, () =>
    Promise.resolve(null),
  );
  expect(knownBackends().last).toEqual({ wasm: { milliseconds: 33, threads: 4 } });
});

test('another browser, or what is no record, begins anew', () => {
  const text = JSON.stringify({ browser: 'a browser', asked: 'wasm', raced: { m: won }, last: {} });
  expect(parseBackends(text, 'a browser').raced).toEqual({ m: won });
  for (const other of [null, '{', 'null', '7', JSON.stringify({ browser: 'older' })])
    expect(parseBackends(other, 'a browser'), String(other)).toEqual({
      browser: 'a browser',
      asked: null,
      raced: {},
      last: {},
    });
});
