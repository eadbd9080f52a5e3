/**
 * The book's record, made once a build: from the checkpoint's header, and from what the model does with the
 * scenes.
 */
import { book } from './book.node.ts';
import { bookFiles } from './checkpoint.node.ts';
import type { BookRecord } from './record.ts';
import { hubs } from '../policy/hubs.ts';
import { unknownLimit } from './unknown-limit.node.ts';

export async function bookRecord(): Promise<BookRecord> {
  return {
    ...(await bookFiles()),
    hubs: hubs(),
    unknownLimit: await unknownLimit(),
    form: (await book()).model.form!,
  };
}
