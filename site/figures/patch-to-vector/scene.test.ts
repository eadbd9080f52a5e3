import { expect, test } from 'vitest';
import { decodePng } from '#lib/image/png_read.ts';
import { encodePng } from '#lib/image/png.ts';
import { tapName } from '#lib/engine/tap.ts';
import { nodeDocument } from '#lib/plot/document.node.ts';
import { readGrid } from '#lib/plot/grid.ts';
import { symmetricMax } from '#lib/plot/scale.ts';
import { at } from '#lib/plot/view.ts';
import { book } from '../../book/book.node.ts';
import { model } from '../../book/model.ts';
import { answerText, sceneOf } from './scene.ts';
import type { Tensors } from './scene.ts';
import { filterSheet } from './sheet.ts';
import { patchToVectorStrings } from './strings.ts';
import { sumHtml } from './sum-table.ts';
import { COLUMNS, drawTiles, placeTiles } from './tiles.ts';

const { proj } = model.patch_embed;
const PATCH = { row: 6, col: 3 };

async function tensors(): Promise<Tensors> {
  const { input, run } = await book();
  const result = await run([proj, proj.weight, proj.bias]);
  const [y, weight, bias] = [proj, proj.weight, proj.bias].map((tap) => result.tensors.get(tapName(tap))!);
  return { x: input, y: y!, weight: weight!, bias: bias! };
}

test('strip and map show one number in one colour: the patch’s answer to the filter', async () => {
  const all = await tensors();
  const scene = sceneOf(all, 1, { patch: PATCH, channel: 42, sort: 'response', terms: 768 });
  const inStrip = scene.order.indexOf(42);
  const inMap = PATCH.row * 14 + PATCH.col;
  expect(scene.map.data.slice(inMap * 4, inMap * 4 + 4)).toEqual(
    scene.strip.data.slice(inStrip * 4, inStrip * 4 + 4),
  );
  expect(answerText(all.y, 42, PATCH)).toContain('y[0, 42, 6, 3] = ');
});

test('products not yet added are clear, the others are not', async () => {
  const scene = sceneOf(await tensors(), 1, { patch: PATCH, channel: 0, sort: 'channel', terms: 300 });
  const shown = scene.products.map(
    ({ data }) => data.filter((byte, i) => i % 4 === 3 && byte === 255).length,
  );
  expect(shown).toEqual([256, 44, 0]);
});

test('the sheet holds each filter at its channel’s place', async () => {
  const { weight } = await tensors();
  const sheet = filterSheet(weight);
  const { width, height, data } = decodePng(encodePng(sheet));
  expect([width, height]).toEqual([256, 192]);
  const max = symmetricMax(weight);
  for (const [channel, c, row, col] of [
    [0, 0, 0, 0],
    [17, 1, 8, 3],
    [191, 2, 15, 15],
  ] as const) {
    const pixel = (Math.floor(channel / 16) * 16 + row) * 256 + (channel % 16) * 16 + col;
    const shade = (255 * (at(weight, channel, c, row, col) + max)) / (2 * max);
    expect(data[pixel * 3 + c]).toBe(Math.round(shade));
  }
});

test('sorting moves tiles and keeps their elements', () => {
  const svg = drawTiles([0, 1, 2], '/drawn/filters.png', nodeDocument(), 'filters');
  const tile = svg.querySelector('[data-tile="2"]')!;
  const before = tile.getAttribute('transform');
  placeTiles(svg, [2, 0, 1]);
  expect(svg.querySelector('[data-tile="2"]')).toBe(tile);
  expect(tile.getAttribute('transform')).not.toBe(before);
  expect(svg.querySelector('[data-tile="1"]')?.getAttribute('transform')).toBe(before);
  expect(readGrid(svg)).toMatchObject({ rows: 1, cols: COLUMNS });
});

test('the table adds up to the model’s number, to as many digits as it writes', async () => {
  const all = await tensors();
  const words = patchToVectorStrings('en');
  for (const channel of [0, 42, 177]) {
    const { terms } = sceneOf(all, 1, { patch: PATCH, channel, sort: 'channel', terms: 768 });
    const sum = {
      terms,
      bias: all.bias.data[channel]!,
      output: at(all.y, 0, channel, 6, 3),
      biasName: 'b',
      outputName: 'y',
    };
    const cells = [...sumHtml({ ...sum, shown: 768 }, words).text.matchAll(/<td>([^<]*)<\/td>/g)].map(
      ([, text]) => text,
    );
    const [hand, byModel] = [cells[7], cells[9]];
    expect(hand).toBe(byModel);
    expect(hand!.split('.')[1]!.length).toBeGreaterThanOrEqual(3);
    const partly = sumHtml({ ...sum, shown: 300 }, words).text;
    expect(partly).toContain('300 of 768');
    expect(partly).not.toContain(hand!);
  }
});

test('a sum that is not the model’s is said to differ', async () => {
  const all = await tensors();
  const { terms } = sceneOf(all, 1, { patch: PATCH, channel: 0, sort: 'channel', terms: 768 });
  const sum = { terms, bias: 5, output: 100, biasName: 'b', outputName: 'y', shown: 768 };
  expect(sumHtml(sum, patchToVectorStrings('en')).text).toContain('The two differ by');
});
