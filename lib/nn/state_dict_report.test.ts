import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compareStateDict, describeReport, isMatch, loadStateDictMessage } from './state_dict_report.ts';

interface RecordedCase {
  readonly title: string;
  readonly model: string;
  readonly expects: Record<string, number[]>;
  readonly found: Record<string, number[]>;
  readonly message: string | null;
}

const { cases } = JSON.parse(
  readFileSync(new URL('../../tests/fixtures/weights/load_state_dict.json', import.meta.url), 'utf8'),
) as { cases: RecordedCase[] };

function report({ expects, found }: RecordedCase) {
  const shapes = (sizes: Record<string, number[]>) =>
    new Map(Object.entries(sizes).map(([name, shape]) => [name, { shape }]));
  return compareStateDict(shapes(expects), shapes(found));
}

test('the recording has twelve cases', () => {
  expect(cases).toHaveLength(12);
});

test.each(cases)('$title: the message is PyTorch’s to the letter', (recorded) => {
  const result = report(recorded);
  expect(loadStateDictMessage(result, recorded.model)).toBe(recorded.message);
  expect(isMatch(result)).toBe(recorded.message === null);
});

describe('in sentences for a reader', () => {
  const named = (title: string) => describeReport(report(cases.find((one) => one.title === title)!));

  test('a file that fits', () => {
    expect(named('the same model')).toEqual(['All 20 tensors of the file fit the model.']);
  });

  test('another number of classes', () => {
    expect(named('another number of classes')).toEqual([
      '18 tensors of the file have the name and shape that the model wants.',
      'Other shapes than the model’s: head.weight is (1000, 16) instead of (10, 16), head.bias is (1000) instead of (10).',
    ]);
  });

  test('a file of another family names only a few tensors', () => {
    const [fitting, missing, unexpected] = named('a file of another family');
    expect(fitting).toBe('0 tensors of the file have the name and shape that the model wants.');
    expect(missing).toBe('Missing in the file: temperature.');
    expect(unexpected).toMatch(
      /^In the file but not in the model: conv1\.weight, bn1\.weight, bn1\.bias and \d+ more\.$/,
    );
  });
});
