/**
 * The reader's pictures as one zip, a folder for each class: made piece by piece, as photographs are large.
 */
import { Zip, ZipPassThrough } from 'fflate';
import type { OwnClass } from './own-classes.ts';

/** Of a picture that has no file name of its own. */
const SUFFIX: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/bmp': 'bmp',
};

const suffixOf = (file: Blob): string =>
  (file instanceof File && /\.([a-z0-9]{2,5})$/i.exec(file.name)?.[1]?.toLowerCase()) ||
  SUFFIX[file.type] ||
  'png';

/** In the order in which they came: `0001.png`, `0002.jpg`. */
export const pictureNames = (files: readonly Blob[]): string[] =>
  files.map((file, i) => `${String(i + 1).padStart(4, '0')}.${suffixOf(file)}`);

/**
 * @param root the folder of all
 * @param folders of the classes, in their order
 */
export async function pictureZip(
  root: string,
  folders: readonly string[],
  classes: readonly Pick<OwnClass, 'pictures'>[],
): Promise<Blob> {
  const pieces: BlobPart[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece.slice());
  });
  for (const [k, { pictures }] of classes.entries()) {
    const names = pictureNames(pictures.map(({ file }) => file));
    for (const [i, { file }] of pictures.entries()) {
      const entry = new ZipPassThrough(`${root}/${folders[k]!}/${names[i]!}`); // pictures are compressed already
      zip.add(entry);
      entry.push(new Uint8Array(await file.arrayBuffer()), true);
    }
  }
  zip.end();
  return new Blob(pieces, { type: 'application/zip' });
}
