/** Takes a file as the picture and says what became of it. */
import { shownName } from '../kit/shown-name.ts';
import { pageLanguage } from '../kit/words.ts';
import { faultSentence } from './fault-sentence.ts';
import { pictureWords } from './words.ts';
import { takePicture } from './take-picture.ts';

/**
 * What to tell the reader; `quiet` when the picture itself shows it and only a screen reader needs the words.
 */
export interface Said {
  readonly text: string;
  readonly quiet: boolean;
}

/** @returns also whether the file is the chosen picture now; if not, nothing has changed. */
export async function takenSentence(
  file: Blob,
  fileName: string,
): Promise<Said & { readonly taken: boolean }> {
  const name = shownName(fileName);
  const words = pictureWords[pageLanguage()];
  try {
    const { notes, kept } = await takePicture(file, name);
    const more = [...notes.map((note) => words.notes[note]), ...(kept ? [] : [words.notKept])];
    return { text: [words.chosen(name), ...more].join(' '), quiet: more.length === 0, taken: true };
  } catch (error) {
    return { text: faultSentence(error, words), quiet: false, taken: false };
  }
}
