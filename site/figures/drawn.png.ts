/** `drawn/crop.png`: the book's picture as the model sees it. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { encodePng } from '#lib/image/png.ts';
import type { Pixels } from '#lib/image/png.ts';
import { book } from '../book/book.node.ts';
import type { DrawnName } from './drawn-address.ts';

export const prerender = true;

const PICTURES: Readonly<Record<DrawnName, () => Promise<Pixels>>> = {
  crop: async () => (await book()).cropped,
};

export const getStaticPaths = (() =>
  Object.keys(PICTURES).map((name) => ({ params: { name } }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) => {
  const pixels = await PICTURES[params['name'] as DrawnName]();
  return new Response(encodePng(pixels), { headers: { 'content-type': 'image/png' } });
};
