import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { decodePng } from '#lib/image/png-read.ts';
import { encodePng } from '#lib/image/png.ts';
import { tapName } from '#lib/engine/tap.ts';
import { divergingScale, symmetricMax } from '#lib/plot/scale.ts';
import { at } from '#lib/plot/ndarray.ts';
import { book } from '../../book/book.node.ts';
import { model } from '../../book/model.ts';
import { patchOf } from '../../book/patch.ts';
import { products } from './product.ts';
import { productRaster, stripRaster } from './rasters.ts';
import { filterSheet } from './sheet.ts';
import { filterOf, responsesOf } from './slices.ts';
import { SumTable } from './sum-table.tsx';
import { words } from './words.tsx';

const { proj } = model.patch_embed;
const PATCH = { row: 6, col: 3 };

async function tensors() {
  const { input, run } = await book();
  const result = await run([proj, proj.weight, proj.bias]);
  const [y, weight, bias] = [proj, proj.weight, proj.bias].map((tap) => result.tensors.get(tapName(tap))!);
  return { x: input, y: y!, weight: weight!, bias: bias! };
}

const termsOf = ({ x, weight }: Awaited<ReturnType<typeof tensors>>, channel: number) =>
  products(patchOf(x, PATCH), filterOf(weight, channel));

test('the strip shows every filter’s answer at its place in the order', async () => {
  const { y } = await tensors();
  const scale = divergingScale(symmetricMax(y));
  const order = Array.from({ length: 192 }, (_, i) => 191 - i);
  const strip = stripRaster(responsesOf(y, PATCH), order, scale);
  for (const [place, channel] of [
    [0, 191],
    [100, 91],
    [191, 0],
  ] as const)
    expect([...strip.data.slice(place * 4, place * 4 + 3)]).toEqual([...scale.rgb(at(y, 0, channel, 6, 3))]);
});

test('products not yet added are clear, the others are not', async () => {
  const terms = termsOf(await tensors(), 0);
  const scale = divergingScale(symmetricMax(terms));
  const shown = [0, 1, 2].map(
    (plane) =>
      productRaster(terms, plane, 300, scale).data.filter((byte, i) => i % 4 === 3 && byte === 255).length,
  );
  expect(shown).toEqual([256, 44, 0]);
});

test('the sheet holds each filter at its place in the order', async () => {
  const { weight } = await tensors();
  const order = Array.from({ length: 192 }, (_, i) => (i * 5) % 192);
  const { width, height, data } = decodePng(encodePng(filterSheet(weight, order)));
  expect([width, height]).toEqual([256, 192]);
  const max = symmetricMax(weight);
  for (const [place, c, row, col] of [
    [0, 0, 0, 0],
    [17, 1, 8, 3],
    [191, 2, 15, 15],
  ] as const) {
    const pixel = (Math.floor(place / 16) * 16 + row) * 256 + (place % 16) * 16 + col;
    const shade = (255 * (at(weight, order[place]!, c, row, col) + max)) / (2 * max);
    expect(data[pixel * 3 + c]).toBe(Math.round(shade));
  }
});

const table = (sum: Omit<Parameters<typeof SumTable>[0], 'words' | 'biasName' | 'outputName'>) =>
  render(SumTable({ ...sum, biasName: 'b', outputName: 'y', words: words.en }));

test('the table adds up to the model’s number, to as many digits as it writes', async () => {
  const all = await tensors();
  for (const channel of [0, 42, 177]) {
    const sum = {
      terms: termsOf(all, channel),
      bias: all.bias.data[channel]!,
      output: at(all.y, 0, channel, 6, 3),
    };
    const cells = [...table({ ...sum, shown: 768 }).matchAll(/<td>([^<]*)<\/td>/g)].map(([, text]) => text);
    const [hand, byModel] = [cells[7], cells[9]];
    expect(hand).toBe(byModel);
    expect(hand!.split('.')[1]!.length).toBeGreaterThanOrEqual(3);
    const partly = table({ ...sum, shown: 300 });
    expect(partly).toContain('300 of 768');
    expect(partly).not.toContain(hand!);
  }
});

test('a sum that is not the model’s is said to differ', async () => {
  const terms = termsOf(await tensors(), 0);
  expect(table({ terms, bias: 5, output: 100, shown: 768 })).toContain('The two differ by');
});
