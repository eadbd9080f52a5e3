/**
 * Every figure as it is drawn at build time, once a language for all pages that show it: chapter, gallery,
 * notebook.
 */
import type { Language } from '#lib/plot/language.ts';
import { book } from '../book/book.node.ts';
import { drawnBook } from '../figure/drawn-book.node.ts';
import { drawnFile } from '../figure/drawn-file.node.ts';
import { drawnFigure, type DrawnFigure } from '../figure/drawn.node.ts';
import { figureOf } from './registry.ts';

const drawn = new Map<string, Promise<DrawnFigure>>();

/** @param name its folder's */
export function drawnOf(name: string, language: Language): Promise<DrawnFigure> {
  const key = `${language} ${name}`;
  let figure = drawn.get(key);
  if (!figure) drawn.set(key, (figure = draw(name, language)));
  return figure;
}

async function draw(name: string, language: Language): Promise<DrawnFigure> {
  const [opened, shared] = [await book(), await drawnBook(language, drawnFile)];
  return drawnFigure(figureOf(name), shared, (taps, options) => opened.run(taps, options));
}
