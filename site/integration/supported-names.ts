/**
 * Asks the cells' own Python what it has, before pages render, for the table of the page "Python here"; again
 * only when the library has changed. (A page cannot ask by itself: it is bundled, away from Python's files.)
 */
import { join } from 'node:path';
import { libraryHash } from '#lib/notebook/library-hash.node.ts';
import { supportedSurface } from '#lib/python/surface.node.ts';
import { bookFiles } from '../book/checkpoint.node.ts';
import { isCurrent, recordNames } from './recorded-names.ts';

export async function recordSupportedNames(root: string): Promise<void> {
  const library = libraryHash([join(root, 'lib')]);
  if (!isCurrent(root, library))
    recordNames(root, { library, sections: await supportedSurface(await bookFiles()) });
}
