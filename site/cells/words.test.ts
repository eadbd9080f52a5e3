import { expect, test } from 'vitest';
import { StartError, type StartFault } from '#lib/python/start-error.ts';
import { cellWords } from './words.ts';

const FAULTS: readonly StartFault[] = [
  { kind: 'silent', seconds: 90 },
  { kind: 'broken', reason: null },
  { kind: 'ended' },
];

test('why Python did not start is said in the language of the page', () => {
  for (const fault of FAULTS) {
    const { message } = new StartError(fault);
    expect(cellWords.en.cannotStart(fault, message)).toBe(`Python could not start: ${message}`);
    expect(cellWords['zh-CN'].cannotStart(fault, message)).toMatch(/^Python 无法启动：它.+。$/);
  }
});

test('what a browser says stays in its own words', () => {
  const reason = 'RangeError: out of memory';
  for (const words of Object.values(cellWords))
    for (const fault of [{ kind: 'broken', reason } as const, null])
      expect(words.cannotStart(fault, reason)).toContain(reason);
});
