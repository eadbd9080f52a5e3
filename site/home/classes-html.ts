/** The most probable classes as a list: name, probability, and a bar as long as the probability. */
import type { Language } from '#lib/plot/language.ts';
import { html } from '../kit/html.ts';
import type { Html } from '../kit/html.ts';
import { homeStrings } from './strings.ts';
import { percent } from './strip-view.ts';
import type { StripView } from './strip-view.ts';

/** The inside of the list. */
export function classesHtml({ classes }: Pick<StripView, 'classes'>): Html {
  return html`${classes.map(
    ({ name, probability }) =>
      html`<li style="--share: ${probability.toFixed(4)}">
        <span class="name">${name}</span> <span class="share">${percent(probability)}</span>
      </li>`,
  )}`;
}

/** The sentence for a picture that may show none of the classes; empty for others. */
export function noneSentence(
  { none, classes }: Pick<StripView, 'none' | 'classes'>,
  { lang, count, limit }: { readonly lang: Language; readonly count: number; readonly limit: number },
): string {
  return none ? homeStrings(lang).none(count, percent(classes[0]!.probability), percent(limit)) : '';
}
