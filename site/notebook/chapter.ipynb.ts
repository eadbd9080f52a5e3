/**
 * `chapters/patch-embed.ipynb` and its like: a chapter's prose, cells and outputs, to be run with real
 * PyTorch and timm.
 */
import type { APIRoute, GetStaticPaths } from 'astro';
import { getCollection, type CollectionEntry } from 'astro:content';
import { parseBlocks } from '#lib/notebook/cell.ts';
import { toNotebook } from '#lib/notebook/ipynb.ts';
import { recordedIn, recordedOutputs } from '#lib/notebook/recorded.node.ts';
import type { Output } from '#lib/python/contract.ts';
import { drawnOf } from '../figures/drawn-figures.node.ts';
import { figuresIn } from '../figures/figures-in.ts';
import { figureOf } from '../figures/registry.ts';
import { languageOf } from '../kit/words.ts';
import { chapterProse, type FigureProse } from './component-prose.ts';
import { figurePicture } from './figure-pictures.node.ts';
import { figureProse } from './figure-prose.ts';
import { hasCells } from './has-cells.ts';

export const prerender = true;

const outputsOf = recordedOutputs(recordedIn(process.cwd()));

export const getStaticPaths = (async () => {
  const chapters = await getCollection('docs', (page) => page.id.includes('chapters/') && hasCells(page));
  return chapters.map((chapter) => ({ params: { chapter: chapter.id }, props: { chapter } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ chapter: CollectionEntry<'docs'> }> = async ({ props: { chapter }, site }) => {
  const { id, body = '', filePath = '', data } = chapter;
  const blocks = parseBlocks(body);
  const outputs = new Map<string, readonly Output[]>();
  for (const block of blocks) {
    if (block.kind !== 'cell') continue;
    const recorded = outputsOf(filePath, block.cell.source, block.cell.id);
    if (recorded) outputs.set(block.cell.id, recorded.outputs);
  }
  const chinese = id.startsWith('zh-cn/');
  const language = languageOf(chinese ? 'zh-CN' : 'en');
  // Without SITE nobody knows where the site will stand: then nothing links to it.
  const root = site && new URL(import.meta.env.BASE_URL.replace(/\/?$/, '/'), site);
  const url = root && { url: new URL(`${id}/`, root).href };
  const pictures = new Map<string, string>();
  const figures = new Map<string, FigureProse>();
  for (const { name } of figuresIn(body)) {
    const picture = figurePicture(process.cwd(), name, language);
    if (picture) pictures.set(picture.file, picture.base64);
    const { caption } = await drawnOf(name, language);
    const { title } = figureOf(name).words[language];
    figures.set(name, figureProse({ title, caption, picture, site }));
  }
  const { components, answers } = chapterProse({
    language,
    figureOf: (name) => figures.get(name)!,
    root: process.cwd(),
    ...url,
    ...(root ? { glossary: new URL(chinese ? 'zh-cn/glossary/' : 'glossary/', root).href } : {}),
  });
  const notebook = toNotebook(blocks, {
    title: data.title,
    components,
    ending: answers,
    outputs,
    pictures,
    ...url,
    ...(root ? { site: root.href } : {}),
  });
  return new Response(notebook, { headers: { 'content-type': 'application/x-ipynb+json' } });
};
