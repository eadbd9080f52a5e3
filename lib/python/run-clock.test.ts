import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { outputQueue } from './output-queue.ts';
import { runClock } from './run-clock.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const queue = () => outputQueue(() => undefined);

test('a run is interrupted when its time is up, and again should it have caught that', () => {
  const clock = runClock(undefined);
  clock.begin(60_000, queue());
  for (let second = 1; second < 60; second++) {
    vi.advanceTimersByTime(1000);
    expect(clock.interrupted()).toBe(false);
  }
  vi.advanceTimersByTime(1000);
  expect(clock.interrupted()).toBe(true);
  expect(clock.interrupted()).toBe(false);
  vi.advanceTimersByTime(100);
  expect(clock.interrupted()).toBe(true);
  expect(clock.end()).toBe('time');
});

test('an hour asleep is not a run’s own time', () => {
  const clock = runClock(undefined);
  clock.begin(60_000, queue());
  vi.advanceTimersByTime(3_600_000);
  expect(clock.interrupted()).toBe(false);
  for (let second = 1; second < 50; second++) {
    vi.advanceTimersByTime(1000);
    expect(clock.interrupted()).toBe(false);
  }
  vi.advanceTimersByTime(1000);
  expect(clock.interrupted()).toBe(true);
});

test('what a run left behind has as long as the run, each time', () => {
  const clock = runClock(undefined);
  clock.begin(60_000, queue());
  clock.end();
  expect(clock.interrupted()).toBe(false);
  vi.advanceTimersByTime(0); // the task ends
  vi.advanceTimersByTime(600_000);
  expect(clock.interrupted()).toBe(false);
});

test('Stop interrupts once, and says so', () => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  const clock = runClock(memory);
  clock.begin(60_000, queue());
  Atomics.store(new Uint8Array(memory.buffer), 0, 2);
  expect(clock.interrupted()).toBe(true);
  expect(clock.interrupted()).toBe(false);
  expect(clock.end()).toBe('stopped');
});

test('Stop once more, while the run that it ended is reported, interrupts neither that nor the next run', () => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  const signal = new Uint8Array(memory.buffer);
  const clock = runClock(memory);
  clock.begin(60_000, queue());
  Atomics.store(signal, 0, 2);
  expect(clock.interrupted()).toBe(true);
  clock.quiet();
  Atomics.store(signal, 0, 2);
  expect(clock.interrupted()).toBe(false);
  expect(clock.end()).toBe('stopped');
  Atomics.store(signal, 0, 2); // the page has not heard of the end yet
  clock.begin(60_000, queue());
  expect(clock.interrupted()).toBe(false);
  Atomics.store(signal, 0, 2);
  expect(clock.interrupted()).toBe(true);
});
