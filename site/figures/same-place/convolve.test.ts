/** PyTorch 2.13's messages, and how they are read. */
import { expect, test } from 'vitest';
import { isCudaPretended } from '#lib/torch/device.ts';
import { meet, refusalOf, type Meeting } from './convolve.ts';

const said = (meeting: Meeting): string | readonly number[] => {
  const outcome = meet(meeting);
  return 'shape' in outcome ? outcome.shape : outcome.refusal.message;
};

test('in one place it runs, wherever that is', () => {
  for (const place of ['cpu', 'cuda'] as const)
    expect(said({ picture: place, dtype: 'float32', weights: place })).toEqual([1, 192, 14, 14]);
});

test('two places, either way round', () => {
  expect(said({ picture: 'cuda', dtype: 'float32', weights: 'cpu' })).toBe(
    'Input type (torch.cuda.FloatTensor) and weight type (torch.FloatTensor) should be the same',
  );
  expect(said({ picture: 'cpu', dtype: 'float32', weights: 'cuda' })).toBe(
    'Input type (torch.FloatTensor) and weight type (torch.cuda.FloatTensor) should be the same or input should be a MKLDNN tensor and weight is a dense tensor',
  );
});

test('another dtype is another message, whatever the places', () => {
  for (const picture of ['cpu', 'cuda'] as const)
    for (const weights of ['cpu', 'cuda'] as const)
      expect(said({ picture, dtype: 'uint8', weights })).toBe(
        'Input type (unsigned char) and bias type (float) should be the same',
      );
});

test('a message is read word by word', () => {
  expect(refusalOf(said({ picture: 'cuda', dtype: 'float32', weights: 'cpu' }) as string)).toMatchObject({
    input: { written: 'torch.cuda.FloatTensor', dtype: 'float32', place: 'cuda' },
    against: 'weight',
    other: { written: 'torch.FloatTensor', dtype: 'float32', place: 'cpu' },
    rest: '',
  });
  expect(refusalOf(said({ picture: 'cpu', dtype: 'uint8', weights: 'cpu' }) as string)).toMatchObject({
    input: { dtype: 'uint8', place: null },
    against: 'bias',
    other: { dtype: 'float32', place: null },
  });
});

test('nothing goes on pretending that there is a GPU', () => {
  meet({ picture: 'cuda', dtype: 'float32', weights: 'cpu' });
  expect(isCudaPretended()).toBe(false);
});
