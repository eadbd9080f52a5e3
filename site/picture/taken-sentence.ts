/** Takes a file as the picture and says in a sentence or two what became of it. */
import { pageLanguage } from '../kit/strings.ts';
import { faultSentence } from './fault-sentence.ts';
import { pictureStrings } from './strings.ts';
import { takePicture } from './take-picture.ts';

/** @returns what to tell the reader; `onTaken` runs before, when the picture was taken. */
export async function takenSentence(file: Blob, name: string, onTaken?: () => void): Promise<string> {
  const words = pictureStrings(pageLanguage());
  try {
    const { notes, kept } = await takePicture(file, name);
    onTaken?.();
    const more = [...notes.map((note) => words.notes[note]), ...(kept ? [] : [words.notKept])];
    return [words.chosen(name), ...more].join(' ');
  } catch (error) {
    return faultSentence(error, words);
  }
}
