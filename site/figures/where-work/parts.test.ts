/** Numbers and multiply-adds of the parts of a ViT. */
import { expect, test } from 'vitest';
import { MODELS, partsOf, type Kind } from './parts.ts';

const work = (img_size: number, kind: Kind, name = MODELS[0] as (typeof MODELS)[number]): number =>
  partsOf(name, img_size).parts.find((part) => part.kind === kind)!.work;

test('the parts make the whole, for every model and size', () => {
  for (const name of MODELS)
    for (const size of [96, 224, 512]) {
      const { parts, numbers, work } = partsOf(name, size);
      expect(parts.reduce((sum, part) => sum + part.numbers, 0)).toBe(numbers);
      expect(parts.reduce((sum, part) => sum + part.work, 0)).toBe(work);
    }
});

test('ViT-Tiny at 224 px', () => {
  const { numbers, work: all, tokens } = partsOf('vit_tiny_patch16_224', 224);
  expect([numbers, all, tokens]).toEqual([5_717_416, 1_253_683_200, 197]);
  expect(work(224, 'products')).toBe(178_831_872);
  expect(work(224, 'mlp')).toBe(12 * 2 * 197 * 192 * 768);
  expect(work(224, 'tokens') + work(224, 'norms')).toBe(0);
});

test('the products overtake the MLP between 432 and 448 px in ViT-Tiny, as their ratio is N to 4 C', () => {
  expect(work(432, 'products')).toBeLessThan(work(432, 'mlp'));
  expect(work(448, 'products')).toBeGreaterThan(work(448, 'mlp'));
  expect(work(448, 'products') / work(448, 'mlp')).toBeCloseTo(785 / (4 * 192), 10);
});

test('with the picture grow the positions and nothing else among the numbers', () => {
  const [small, large] = [224, 448].map((size) => partsOf('vit_tiny_patch16_224', size));
  const grown = large!.parts.filter(({ kind, numbers }) =>
    small!.parts.some((part) => part.kind === kind && part.numbers !== numbers),
  );
  expect(grown.map(({ kind }) => kind)).toEqual(['tokens']);
});
