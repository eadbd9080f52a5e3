/**
 * What the site's own model makes of photographs, said where a reader brings one, with the way to weights
 * that know them.
 */
import { pageLanguage } from '../kit/words.ts';
import { FOR_PHOTOGRAPHS } from './catalog.ts';
import { size } from './sizes.ts';
import { weightsWords } from './words.ts';

/** The sentence and the button. @param menu opens the weights menu, with a download to begin with. */
export function photoOffer(menu: (download?: string) => void): Node[] {
  const words = weightsWords[pageLanguage()];
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'photo-offer';
  button.textContent = words.photoOffer(size(FOR_PHOTOGRAPHS.bytes));
  button.addEventListener('click', () => void takeOffer(menu));
  return [document.createTextNode(`${words.photo} `), button];
}

/** Uses the weights where they are kept, or asks the menu to fetch them. */
async function takeOffer(menu: (download?: string) => void): Promise<void> {
  const [{ keptFiles }, { useKept }] = await Promise.all([
    import('./keeping.ts'),
    import('./use-weights.ts'),
  ]);
  const kept = (await keptFiles()).find(({ key, whole }) => whole && key === `hub:${FOR_PHOTOGRAPHS.id}`);
  if (!kept || !useKept(kept)) menu(FOR_PHOTOGRAPHS.id);
}
