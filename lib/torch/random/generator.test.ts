import { unzlibSync } from 'fflate';
import { expect, test } from 'vitest';
import { erf, erfinv, Generator, normal_ } from './index.ts';
import { Mt19937 } from './mt19937.ts';
import * as recorded from './recorded.node.ts';

test('Skipping lands where drawing lands, around the ends of the 624 words too', () => {
  const drawn = new Mt19937(7n);
  const skipped = new Mt19937(7n);
  for (const count of [0, 1, 622, 1, 1, 624, 623, 5, 1247, 1248, 100_000]) {
    for (let i = 0; i < count; i++) drawn.random();
    skipped.skip(count);
    expect([skipped.random(), skipped.position]).toEqual([drawn.random(), drawn.position]);
  }
});

test('A clone goes its own way', () => {
  const engine = new Mt19937(1n);
  engine.skip(600);
  const twin = engine.clone();
  const ahead = Array.from({ length: 1000 }, () => engine.random());
  expect(Array.from({ length: 1000 }, () => twin.random())).toEqual(ahead);
});

test.each(recorded.states)(
  'After $normals normals get_state gives torch.get_rng_state(), byte for byte',
  (one) => {
    const generator = new Generator().manual_seed(BigInt(one.seed));
    normal_(new Float32Array(one.normals), generator);
    const state = unzlibSync(Uint8Array.from(atob(one.state), (character) => character.charCodeAt(0)));
    expect(generator.get_state()).toEqual(state);
    const restored = new Generator().set_state(state);
    expect(Array.from(normal_(new Float32Array(4), restored))).toEqual(one.next);
  },
);

test('Seeds outside 64 bits and states of another size are refused in PyTorch’s words', () => {
  const generator = new Generator();
  expect(() => generator.manual_seed(2n ** 64n)).toThrow('Overflow when unpacking long long');
  expect(generator.manual_seed(-1).initial_seed()).toBe(2n ** 64n - 1n);
  expect(() => generator.set_state(new Uint8Array(3))).toThrow(
    'Expected a CPUGeneratorImplState of size 5056 but found the input RNG state size to be 3',
  );
});

test('erf matches Python’s math.erf within 2.3e-16, relatively', () => {
  for (const [x, expected] of recorded.erf) {
    expect(Math.abs(erf(x) - expected)).toBeLessThanOrEqual(2.3e-16 * Math.abs(expected));
  }
});

test('erfinv matches PyTorch’s to one unit in float32’s last place, and ends in infinities', () => {
  const [inputs, outputs] = recorded.erfinv;
  inputs.forEach((y, i) => {
    expect(Math.abs(Math.fround(erfinv(y)) - outputs[i]!)).toBeLessThanOrEqual(
      1.2e-7 * Math.abs(outputs[i]!),
    );
  });
  expect([erfinv(-1), erfinv(1), erfinv(0), erfinv(1.5)]).toEqual([-Infinity, Infinity, 0, NaN]);
});
