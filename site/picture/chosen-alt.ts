/** What is in a chosen picture, in words: the gallery's own sentence, or the name of the reader's file. */
import type { Language } from '#lib/plot/language.ts';
import { galleryAddress, galleryFile, type PictureChoice } from './choice.ts';
import { pictureWords } from './words.ts';

/** What the gallery says of one of its pictures. */
interface Told {
  readonly file: string;
  readonly alt: { readonly en: string; readonly zh: string };
}

let told: Promise<readonly Told[]> | undefined;

/** Without a full stop, so that it can begin a longer sentence. */
export async function chosenAlt(choice: PictureChoice, lang: Language): Promise<string> {
  if (choice.kind === 'own') return pictureWords[lang].ownFile(choice.name);
  const file = galleryFile(choice);
  const found = (await galleryAlts(lang)).get(file ?? '');
  if (found === undefined) throw new Error(`The gallery has no picture ${file}.`);
  return found;
}

/** All of the gallery, in its order: what is in each file, in words. */
export async function galleryAlts(lang: Language): Promise<ReadonlyMap<string, string>> {
  told ??= loadTold().catch((error: unknown) => {
    told = undefined;
    throw error;
  });
  return new Map(
    (await told).map(({ file, alt }) => [file, alt[lang === 'zh-CN' ? 'zh' : 'en'].replace(/[.。]$/, '')]),
  );
}

async function loadTold(): Promise<readonly Told[]> {
  const response = await fetch(galleryAddress('scenes.json'));
  if (!response.ok) throw new Error(`The gallery could not be loaded (${response.status}).`);
  return (await response.json()) as Told[];
}
