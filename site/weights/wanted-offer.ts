/**
 * Under a cell's output: the weights that its run asked for and this browser does not keep, and a button that
 * fetches them.
 */
import { pageLanguage } from '../kit/words.ts';
import { CATALOG } from './catalog.ts';
import { size } from './sizes.ts';
import { weightsWords } from './words.ts';

/** @param again runs the cell once the weights are there. */
export function wantedOffer(ids: readonly string[], again: () => void): HTMLElement {
  const words = weightsWords[pageLanguage()];
  const place = document.createElement('p');
  place.className = 'py-wanted';
  // The focus stays in the editor until the click: its hint would go with it, and the button would move away.
  place.addEventListener('mousedown', (event) => event.preventDefault());
  place.append(`${words.wanted(ids.join(', '))} `);
  for (const id of ids) {
    const official = CATALOG.find((weights) => weights.id === id);
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = words.wantedOffer(official?.label ?? id, official ? size(official.bytes) : '');
    button.addEventListener('click', () => void fetchAndRun(id, again));
    place.append(button, ' ');
  }
  return place;
}

async function fetchAndRun(id: string, again: () => void): Promise<void> {
  const { openWeights } = await import('./weights-dialog.ts');
  if (await openWeights(id)) again();
}
