/** `drawn/crop.png`: the book's picture as the model sees it. `drawn/filters.png`: the 192 patch filters on one sheet. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { encodePng } from '#lib/image/png.ts';
import type { Pixels } from '#lib/image/png.ts';
import { tapName } from '#lib/engine/tap.ts';
import { book } from '../book/book.node.ts';
import { model } from '../book/model.ts';
import type { DrawnName } from './drawn-address.ts';
import { filterSheet } from './patch-to-vector/sheet.ts';

export const prerender = true;

const PICTURES: Readonly<Record<DrawnName, () => Promise<Pixels>>> = {
  crop: async () => (await book()).cropped,
  filters: async () => {
    const weight = model.patch_embed.proj.weight;
    const { tensors } = await (await book()).run([weight]);
    return filterSheet(tensors.get(tapName(weight))!);
  },
};

export const getStaticPaths = (() =>
  Object.keys(PICTURES).map((name) => ({ params: { name } }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) => {
  const pixels = await PICTURES[params['name'] as DrawnName]();
  return new Response(encodePng(pixels), { headers: { 'content-type': 'image/png' } });
};
