/**
 * On paper all answers stand at the chapter's end, so that a printed chapter asks before it tells. Without a
 * script they are printed open, where they stand.
 */
import { pageLanguage } from '../../kit/words.ts';
import { answerWords } from './words.ts';
import type { Exercise } from './exercise.ts';
import { inlineHtml } from './inline-html.ts';
import type { Predict } from './predict.ts';

const watched = new WeakSet<Document>();

/** Moves answers before each printing and puts them back after it. Once for a page, however many ask. */
export function answersInPrint(page: Document): void {
  const { defaultView } = page;
  if (!defaultView || watched.has(page)) return;
  watched.add(page);
  let putBack = (): void => undefined;
  defaultView.addEventListener('beforeprint', () => {
    putBack();
    putBack = gatherAnswers(page);
  });
  defaultView.addEventListener('afterprint', () => {
    putBack();
    putBack = () => undefined;
  });
}

/** @returns what undoes it. */
export function gatherAnswers(page: Document): () => void {
  const asked = [...page.querySelectorAll<Exercise | Predict>('vit-exercise, vit-predict')];
  const place = asked.at(-1)?.closest('.sl-markdown-content') ?? asked.at(-1)?.parentElement;
  if (!place) return () => undefined;
  const section = page.createElement('section');
  section.className = 'printed-answers';
  const title = page.createElement('h2');
  title.textContent = answerWords[pageLanguage(page)].answers;
  const list = page.createElement('ol');
  section.append(title, list);
  const undo: (() => void)[] = [() => section.remove()];
  for (const element of asked) {
    const item = page.createElement('li');
    item.append(Object.assign(page.createElement('p'), { textContent: element.question }));
    const fold = 'fold' in element ? element.fold : null;
    if (fold) {
      const placeholder = page.createComment('answer');
      const { open } = fold;
      fold.replaceWith(placeholder);
      fold.open = true;
      item.append(fold);
      undo.push(() => {
        fold.open = open;
        placeholder.replaceWith(fold);
      });
    } else if ('explanation' in element) {
      item.append(Object.assign(page.createElement('p'), { innerHTML: inlineHtml(element.explanation) }));
    }
    list.append(item);
  }
  place.append(section);
  return () => {
    for (const step of undo.toReversed()) step();
  };
}
