/** Five ways to name the same held-out pictures: two that do not look, one that sees colours, two backbones. */
import { choice, integer, toggle } from '../../figure/fields.tsx';
import { defineFigure } from '../../figure/figure.ts';
import { EXAMPLE } from '../../transfer/example.ts';
import {
  EXAMPLE_LABELS,
  exampleColours,
  exampleRows,
  indexInClass,
  RANDOM_BACKBONE,
} from '../../transfer/example-features.ts';
import { splitOf } from '../../transfer/split.ts';
import { Tile } from '../../transfer/tile.tsx';
import { chance, majority, scoreOf, WAYS, type Score, type Way } from './baselines.ts';
import './style.css';
import { words } from './words.tsx';

interface Found {
  /** Pictures that a backbone has read, of both. */
  readonly done: number;
  readonly scores: Partial<Record<Way, Score>>;
}

const TOTAL = 2 * EXAMPLE_LABELS.length;
const percent = ({ right, of }: Score): number => Math.round((100 * right) / of);

export default defineFigure({
  name: 'baselines',
  words,
  chooser: 'none',
  state: { go: toggle(), seed: integer(0, [0, 9]), mistakes: choice(WAYS) },

  growsWith: ({ go, seed }) => (go ? String(seed) : null),
  async *grow({ compute, book }, { seed }) {
    const scores: Partial<Record<Way, Score>> = { chance: chance(seed), majority: majority(seed) };
    yield { done: 0, scores: { ...scores } } satisfies Found;
    scores.pixels = scoreOf(await exampleColours(), seed);
    for await (const { done, rows } of exampleRows(compute, book.weightsLabel)) {
      if (rows) scores.trained = scoreOf(rows, seed);
      yield { done, scores: { ...scores } };
    }
    for await (const { done, rows } of exampleRows(compute, RANDOM_BACKBONE.label, RANDOM_BACKBONE)) {
      if (rows) scores.random = scoreOf(rows, seed);
      yield { done: EXAMPLE_LABELS.length + done, scores: { ...scores } };
    }
  },

  view({ state: { seed, mistakes }, grown, words, book }) {
    const { train } = splitOf(EXAMPLE_LABELS, EXAMPLE.shots, seed);
    const found = grown as Found | undefined;
    const nameOf = (k: number) => EXAMPLE.classes[k]![book.lang === 'en' ? 'en' : 'zh'];
    const tile = (place: number, label: string) => (
      <Tile name={EXAMPLE.classes[EXAMPLE_LABELS[place]!]!.en} index={indexInClass(place)} label={label} />
    );
    const said = found?.scores[mistakes]?.said ?? [];
    const wrong = said.filter(([place, label]) => EXAMPLE_LABELS[place] !== label);
    return (
      <div class="baselines">
        <p class="heading">{words.learned(EXAMPLE.shots)}</p>
        <div class="classes">
          {EXAMPLE.classes.map((_, k) => (
            <div class="class">
              <span>{nameOf(k)}</span>
              <div class="tiles">
                {train
                  .filter((place) => EXAMPLE_LABELS[place] === k)
                  .map((place) => tile(place, words.picture(nameOf(k))))}
              </div>
            </div>
          ))}
        </div>
        <p class="heading">{words.held(EXAMPLE_LABELS.length - train.length)}</p>
        <dl class="scores">
          {WAYS.map((way) => {
            const score = found?.scores[way];
            return (
              <div>
                <dt>{words.ways[way]}</dt>
                <dd>
                  <svg width="200" height="10" viewBox="0 0 200 10" aria-hidden="true">
                    <rect class="track" width="200" height="10" />
                    {score && <rect class="bar" width={2 * percent(score)} height="10" />}
                  </svg>
                  <span>{score ? words.share(percent(score)) : '?'}</span>
                </dd>
              </div>
            );
          })}
        </dl>
        <div class="mistakes">
          <p class="heading">{words.mistakes(words.ways[mistakes], said.length > 0 ? wrong.length : null)}</p>
          <ul>
            {wrong.slice(0, 12).map(([place, label]) => (
              <li>
                {tile(place, words.picture(nameOf(EXAMPLE_LABELS[place]!)))}
                <span>{words.called(nameOf(label))}</span>
              </li>
            ))}
          </ul>
        </div>
      </div>
    );
  },

  controls: ({ control, state: { go }, grown, words }) => (
    <>
      {control('go', {
        as: 'button',
        label: !go
          ? words.start
          : ((grown as Found | undefined)?.done ?? 0) < TOTAL
            ? words.stop
            : words.hide,
      })}
      {control('seed', { label: words.seed })}
    </>
  ),
  more: ({ control, words }) =>
    control('mistakes', { label: words.ofWhich, as: 'select', option: (way) => words.ways[way] }),

  readout({ grown, state: { go }, words }) {
    const found = grown as Found | undefined;
    if (!go || !found) return { asks: words.ask };
    if (found.done < TOTAL) return words.reading(found.done, TOTAL);
    const { trained, pixels, random } = found.scores;
    return words.says(percent(trained!), percent(pixels!), percent(random!));
  },
  caption: ({ words }) => words.caption,
});
