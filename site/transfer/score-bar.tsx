/**
 * A share of the held-out pictures as a bar; it is written beside it, so that screen readers leave it out.
 */
import type { VNode } from 'preact';
import type { Spread } from './spread.ts';
import './score-bar.css';

/** @param share 0 to 1; undefined until it is known. @param spread what other draws of the pictures gave */
export const ScoreBar = ({
  share,
  spread,
}: {
  readonly share: number | undefined;
  readonly spread?: Spread | undefined;
}): VNode => (
  <svg class="score-bar" viewBox="0 0 200 10" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" width="200" height="10" />
    {share !== undefined && <rect class="bar" width={200 * share} height="10" />}
    {spread && <line x1={200 * spread.least} x2={200 * spread.most} y1="5" y2="5" class="range" />}
  </svg>
);
