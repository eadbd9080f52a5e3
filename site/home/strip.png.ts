/** `drawn/home/tokens.png` and its like: the pictures of the strip that are too large to stand in the page. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { STRIP_FILES, stripPng } from './strip.node.ts';
import type { StripFile } from './strip.node.ts';

export const prerender = true;

export const getStaticPaths = (() =>
  STRIP_FILES.map((name) => ({ params: { name } }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) =>
  new Response(await stripPng(params['name'] as StripFile), { headers: { 'content-type': 'image/png' } });
