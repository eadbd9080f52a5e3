/** Broken pictures: each is read or refused with a sentence, and none breaks what reads them. */
import { expect, test } from 'vitest';
import { decodeImage } from './decode.ts';
import { ImageError } from './error.ts';
import { evalTransformSteps } from './transform.ts';

const ADDRESSES = import.meta.glob<string>('../../tests/fixtures/image/*.{png,jpg,gif,webp,bmp,avif}', {
  query: '?url',
  import: 'default',
  eager: true,
});
const COUNT = 500;
const CONFIG = {
  input_size: [3, 224, 224],
  crop_pct: 0.9,
  mean: [0.5, 0.5, 0.5],
  std: [0.5, 0.5, 0.5],
} as const;

/** Numbers from 0 to `below`, the same in every run (Lehmer's generator). */
function draws(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

/** Bytes changed, mostly in the header; a run cut out; the end cut off; large sizes put in. */
function broken(file: Uint8Array, draw: (below: number) => number): Uint8Array<ArrayBuffer> {
  let bytes = file.slice();
  for (let edits = 1 + draw(4); edits > 0 && bytes.length > 1; edits--) {
    const at = draw(draw(3) === 0 ? bytes.length : Math.min(64, bytes.length));
    const kind = draw(4);
    if (kind === 0) bytes[at] = draw(256);
    else if (kind === 1)
      bytes = Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + 1 + draw(40))]);
    else if (kind === 2) bytes = bytes.slice(0, 1 + draw(bytes.length));
    else bytes.fill(0xff, at, at + 1 + draw(4));
  }
  return bytes;
}

test(`${COUNT} broken pictures: a picture or a sentence each`, { timeout: 240_000 }, async () => {
  const names = Object.keys(ADDRESSES).sort();
  const files = await Promise.all(
    names.map(async (name) => new Uint8Array(await (await fetch(ADDRESSES[name]!)).arrayBuffer())),
  );
  const draw = draws(20261130);
  const faults = new Set<string>();
  let read = 0;
  for (let i = 0; i < COUNT; i++) {
    try {
      const image = await decodeImage(new Blob([broken(files[i % files.length]!, draw)]));
      expect(evalTransformSteps(image, CONFIG).tensor).toHaveLength(3 * 224 * 224);
      read += 1;
    } catch (error) {
      if (!(error instanceof ImageError)) throw error;
      expect(error.message).toMatch(/^[A-Z][^\n]{1,300}\.$/);
      faults.add(error.fault);
    }
  }
  // Both ends must be reached, or nothing was broken, or everything.
  expect(read).toBeGreaterThan(COUNT / 20);
  expect([...faults]).toEqual(expect.arrayContaining(['damaged', 'not-an-image']));
});
