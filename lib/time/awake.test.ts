import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { afterAwake } from './awake.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('a limit ends when its time is up, not before', () => {
  const ended = vi.fn();
  afterAwake(12_000, ended);
  vi.advanceTimersByTime(11_999);
  expect(ended).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(ended).toHaveBeenCalledOnce();
});

test('a limit that is called off never ends', () => {
  const ended = vi.fn();
  const stop = afterAwake(12_000, ended);
  vi.advanceTimersByTime(7000);
  stop();
  vi.advanceTimersByTime(60_000);
  expect(ended).not.toHaveBeenCalled();
});

test('of an hour asleep one step counts', () => {
  const ended = vi.fn();
  afterAwake(60_000, ended);
  vi.advanceTimersByTime(20_000);
  // Frozen timers fire once when the page wakes, however late.
  vi.setSystemTime(Date.now() + 3_600_000);
  vi.advanceTimersToNextTimer();
  expect(ended).not.toHaveBeenCalled();
  vi.advanceTimersByTime(34_999);
  expect(ended).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(ended).toHaveBeenCalledOnce();
});
