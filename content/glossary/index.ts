/** The glossary: every word once, in the order of its English name. */
import { attention } from './attention.ts';
import type { GlossaryEntry } from './entry.ts';
import { layers } from './layers.ts';
import { modelParts } from './model-parts.ts';
import { pytorch } from './pytorch.ts';
import { results } from './results.ts';
import { tensors } from './tensors.ts';

export type { GlossaryEntry, Meaning } from './entry.ts';

export const glossary: readonly GlossaryEntry[] = [
  ...tensors,
  ...modelParts,
  ...attention,
  ...layers,
  ...results,
  ...pytorch,
].toSorted((a, b) => a.en.term.localeCompare(b.en.term, 'en'));

/** @throws Error where the glossary has no such word. */
export function glossaryEntry(id: string): GlossaryEntry {
  const entry = glossary.find((each) => each.id === id);
  if (!entry) throw new Error(`the glossary has no “${id}”`);
  return entry;
}
