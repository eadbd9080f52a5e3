/**
 * A word of the book, in both languages. The glossary's page and the popovers of `<Term>` are made of these.
 */
export interface GlossaryEntry {
  /** The address in the glossary: `glossary/#class-token`. */
  readonly id: string;
  readonly en: Meaning;
  readonly zh: Meaning;
  /** The shape it has in ViT-Tiny for one picture, unless the text says otherwise. */
  readonly shape?: string;
  /** The chapter that teaches it: its file's name. */
  readonly taught?: string;
}

export interface Meaning {
  readonly term: string;
  /** One to three sentences; code between backticks. */
  readonly says: string;
}
