/** What lib says in English only, as readers of the Chinese pages meet it. */
import { expect, test } from 'vitest';
import { EngineError, type EngineFault } from '#lib/engine/engine-error.ts';
import type { RunNote } from '#lib/engine/note.ts';
import { postError, receiveError } from '#lib/engine/posted-error.ts';
import { TorchError } from '#lib/torch/errors.ts';
import { WeightsError, type WeightsDetail, type WeightsFault } from '#lib/weights/error.ts';
import { models } from '../book/models.ts';
import type { Book } from '../book/open-book.ts';
import { saidError, sayingErrors } from './said-error.ts';
import { weightsWords } from './words.ts';

const [en, zh] = [weightsWords['en'], weightsWords['zh-CN']];
/** Names, units and what another program says may be in Latin letters. */
const NAMES =
  /onnxruntime|WebGPU|WebAssembly|worker|Python|safetensors|JSON|dtype|SHA-256|pickle|ReLU|MB|GB|__metadata__|\w+\.safetensors|a reason/g;
const isChinese = (text: string): boolean =>
  /\p{Script=Han}.*。?$/su.test(text) && !/[A-Za-z]{3}/.test(text.replace(NAMES, ''));

const NOTES: readonly RunNote[] = [
  { kind: 'no-webgpu', why: 'none' },
  { kind: 'no-webgpu', why: 'no-jspi' },
  { kind: 'no-webgpu', why: 'software' },
  { kind: 'webgpu-not-started', reason: 'a reason' },
  { kind: 'webgpu-differs', difference: 0.0123 },
  { kind: 'webgpu-stopped' },
  { kind: 'one-thread' },
  { kind: 'python-ended' },
];

test.each(NOTES)('a run’s note %j is said in the language of the page', (note) => {
  expect(en.note(note)).toMatch(/^[A-Z][^\p{Script=Han}]*\.$/u);
  expect(zh.note(note)).toSatisfy(isChinese);
});

test('a note says its number and its reason', () => {
  expect(zh.note({ kind: 'webgpu-differs', difference: 0.0123 })).toContain('相差 0.012，');
  expect(zh.note({ kind: 'webgpu-not-started', reason: 'a reason' })).toContain('（a reason）');
});

const FAULTS: readonly EngineFault[] = [
  { kind: 'silent', seconds: 60 },
  { kind: 'broken', reason: 'a reason' },
  { kind: 'broken', reason: null },
  { kind: 'ended' },
  { kind: 'not-started', threads: 4, reason: 'a reason' },
  { kind: 'session', doing: 'make', reason: 'a reason' },
  { kind: 'session', doing: 'run', reason: 'a reason' },
];

test.each(FAULTS)('the engine’s failure %j is said in Chinese, and stays what it is', (fault) => {
  const crossed = receiveError(postError(new EngineError(fault)));
  const said = saidError(crossed, 'x') as EngineError;
  expect(said.message).toSatisfy(isChinese);
  expect([said.engineFault, said.name]).toEqual([fault, crossed.name]);
});

const DETAILS: readonly (readonly [WeightsFault, WeightsDetail | undefined])[] = [
  ...[401, 403, 429, 500].map((status) => ['refused', { is: 'status', status }] as const),
  ['not-found', { is: 'status', status: 404 }],
  ['refused', { is: 'too-large', bytes: 5e9 }],
  ['wrong-file', { is: 'size', bytes: 1e6, expected: 2e6 }],
  ['wrong-file', { is: 'malformed', fault: 'overlap' }],
  ['wrong-file', { is: 'kind', kind: 'web-page' }],
  ...(['empty', 'in-parts', 'login-page', 'no-hub', 'longer', 'hash', 'not-kept'] as const).map(
    (is) => ['wrong-file', { is }] as const,
  ),
  ...(['unreachable', 'not-found', 'refused', 'interrupted', 'no-room', 'unreadable'] as const).map(
    (fault) => [fault, undefined] as const,
  ),
];

test.each(DETAILS)(
  'weights that are %s %j are said so in Chinese, and stay of that fault',
  (fault, detail) => {
    const crossed = receiveError(postError(new WeightsError(fault, 'English', { detail })));
    const said = saidError(crossed, 'x.safetensors') as WeightsError;
    expect(said.message).toSatisfy(isChinese);
    expect([said.fault, said.detail]).toEqual([fault, detail]);
    expect(zh.fault('x.safetensors', { fault, detail, message: 'English' })).toBe(said.message);
    expect(en.fault('x.safetensors', { fault, detail, message: 'English' })).toBe('English');
  },
);

test('PyTorch’s words and other errors are nobody’s to translate', () => {
  for (const error of [new TorchError('RuntimeError', 'size mismatch'), new RangeError('x')])
    expect(saidError(error, 'x')).toBe(error);
});

test('a book of a Chinese page says them, one of an English page leaves them as they are', async () => {
  const error = new WeightsError('not-found', 'English', { detail: { is: 'not-kept' } });
  const fails = () => Promise.reject(error);
  const book = { load: fails, run: fails, outline: fails } as unknown as Book;
  await expect(sayingErrors(book, 'en').load(models.scenes)).rejects.toBe(error);
  const chinese = sayingErrors(book, 'zh-CN');
  const words = `${models.scenes.label} 已不在这个浏览器里。`;
  for (const asked of [chinese.load(models.scenes), chinese.run(models.scenes, [])])
    await expect(asked).rejects.toThrow(words);
});
