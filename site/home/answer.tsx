/** The most probable classes: name, probability and a bar as long; and what each becomes without a patch. */
import type { VNode } from 'preact';
import type { Effect } from './erased.ts';
import { change, percent } from './strip-view.ts';
import type { StripView } from './strip-view.ts';
import type { HomeWords } from './words.ts';

export interface AnswerProps {
  readonly view: Pick<StripView, 'classes' | 'none'>;
  readonly words: HomeWords;
  readonly picture: { readonly href: string; readonly alt: string };
  /** Without the patch that is pointed at, as soon as that is known. */
  readonly effect: Effect | null;
}

export function Answer({ view: { classes, none }, words, picture, effect }: AnswerProps): VNode {
  return (
    <section class="answer" aria-label={words.answer}>
      <h2 class="visually-hidden">{words.answer}</h2>
      <img class="thumb" src={picture.href} alt={picture.alt} width={224} height={224} />
      <ol class="classes">
        {classes.map(({ name, probability }, i) => (
          <li style={`--share:${probability.toFixed(4)}`}>
            <span class="name">{name}</span> <span class="share">{percent(probability)}</span>{' '}
            {effect && (
              <Without
                before={probability}
                after={effect.probabilities[i]!}
                by={effect.logits[i]!}
                words={words}
              />
            )}
          </li>
        ))}
      </ol>
      <p class="none" role="status">
        {none}
      </p>
    </section>
  );
}

/** Shares of the bar that are a pixel or more of it. */
const SEEN = 0.004;

/** The probability without the patch, and by how much the logit is larger or smaller. */
function Without({
  before,
  after,
  by,
  words,
}: {
  readonly before: number;
  readonly after: number;
  readonly by: number;
  readonly words: HomeWords;
}): VNode {
  const [share, logit] = [percent(after), change(by)];
  const moved = Math.abs(after - before) >= SEEN;
  return (
    <span class="without" style={`--without:${after.toFixed(4)}`} data-moved={moved ? '' : undefined}>
      <span class="visually-hidden">{words.changed(share, logit)}</span>
      <span aria-hidden="true">
        → {share} <b>{logit}</b>
      </span>
    </span>
  );
}
