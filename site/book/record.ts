/**
 * What the whole book has to know about its own model and picture; read once at build time, handed down from
 * there.
 */
import type { VitForm } from '#lib/engine/vit-form.ts';

export interface BookRecord {
  /** timm's name of the architecture that the weights are of. */
  readonly architecture: string;
  readonly num_classes: number;
  /** File of the weights, among the site's models. */
  readonly weights: string;
  /** Files of the site's other models with weights of their own. */
  readonly otherWeights: readonly string[];
  /** File of the linear probes that belong to those weights, among the site's models. */
  readonly probes: string;
  /** File of the book's picture, among the site's images. */
  readonly picture: string;
  /** Addresses that weights may be downloaded from; the first unless the reader says otherwise. */
  readonly hubs: readonly string[];
  /**
   * At most this probability of the first class means that none of the classes may be right: see
   * `may-be-none.ts`.
   */
  readonly unknownLimit: number;
  /** Of the site's own model, for figures that draw before its weights have come. */
  readonly form: VitForm;
}

/** The name of the `<meta>` that carries the record into every page, written by the head. */
export const RECORD_META = 'book';

/** The page's record, so that the model can be built before its weights have come. */
export function pageRecord(): BookRecord {
  const meta = document.querySelector<HTMLMetaElement>(`meta[name="${RECORD_META}"]`);
  if (!meta) throw new Error('The page does not say which model and picture its book has.');
  return JSON.parse(meta.content) as BookRecord;
}
