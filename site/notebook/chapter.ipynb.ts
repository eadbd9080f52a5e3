/** `chapters/patch-embed.ipynb` and its like: a chapter's prose, cells and outputs, to be run with real PyTorch and timm. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { getCollection, type CollectionEntry } from 'astro:content';
import { parseBlocks } from '#lib/notebook/cell.ts';
import { toNotebook } from '#lib/notebook/ipynb.ts';
import { recordedIn, recordedOutputs } from '#lib/notebook/recorded.node.ts';
import type { Output } from '#lib/python/contract.ts';
import { componentStrings } from '../components/strings.ts';
import { languageOf } from '../kit/strings.ts';
import { hasCells } from './has-cells.ts';

export const prerender = true;

const outputsOf = recordedOutputs(recordedIn(process.cwd()));

export const getStaticPaths = (async () => {
  const chapters = await getCollection('docs', (page) => page.id.includes('chapters/') && hasCells(page));
  return chapters.map((chapter) => ({ params: { chapter: chapter.id }, props: { chapter } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ chapter: CollectionEntry<'docs'> }> = ({ props: { chapter }, site }) => {
  const { id, body = '', filePath = '', data } = chapter;
  const blocks = parseBlocks(body);
  const outputs = new Map<string, readonly Output[]>();
  for (const block of blocks) {
    if (block.kind !== 'cell') continue;
    const recorded = outputsOf(filePath, block.cell.source, block.cell.id);
    if (recorded) outputs.set(block.cell.id, recorded.outputs);
  }
  // Without SITE nobody knows where the site will stand: then nothing links to it.
  const root = site && new URL(import.meta.env.BASE_URL.replace(/\/?$/, '/'), site);
  const where = root ? { site: root.href, url: new URL(`${id}/`, root).href } : {};
  const notebook = toNotebook(blocks, {
    title: data.title,
    answer: componentStrings(languageOf(id.startsWith('zh-cn/') ? 'zh-CN' : 'en')).answer,
    outputs,
    ...where,
  });
  return new Response(notebook, { headers: { 'content-type': 'application/x-ipynb+json' } });
};
