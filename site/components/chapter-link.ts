/** The way to a chapter by its file's name, with perhaps a heading: `patch-embed#number-detective`. */
import { getCollection } from 'astro:content';
import { pageAddress } from './page-address.ts';

export interface ChapterLink {
  readonly title: string;
  readonly href: string;
}

/** Undefined for a chapter that is not written yet. */
export async function chapterLink(
  chapter: string,
  locale: string | undefined,
): Promise<ChapterLink | undefined> {
  const [name = '', heading] = chapter.split('#');
  const path = `chapters/${name}`;
  const id = locale ? `${locale}/${path}` : path;
  const [entry] = await getCollection('docs', (page) => page.id === id);
  if (!entry) return undefined;
  return { title: entry.data.title, href: pageAddress(locale, `${path}/${heading ? `#${heading}` : ''}`) };
}
