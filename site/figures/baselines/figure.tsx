/**
 * Five ways to name the same held-out pictures: two that do not look, one that sees colours, two backbones.
 */
import { choice, integer, toggle } from '../../figure/fields.tsx';
import { defineFigure } from '../../figure/figure.ts';
import { EXAMPLE } from '../../transfer/example.ts';
import {
  EXAMPLE_LABELS,
  exampleColours,
  exampleRows,
  indexInClass,
  randomBackbone,
} from '../../transfer/example-features.ts';
import type { Rows } from '../../transfer/rows.ts';
import { ScoreBar } from '../../transfer/score-bar.tsx';
import { splitOf } from '../../transfer/split.ts';
import { spreadOf, type Spread } from '../../transfer/spread.ts';
import { Tile } from '../../transfer/tile.tsx';
import { chance, keptScore, majority, SPLITS, WAYS, type Score, type Way } from './baselines.ts';
import './style.css';
import { words } from './words.tsx';

interface Found {
  /** Pictures that a backbone has read, of both. */
  readonly done: number;
  readonly scores: Partial<Record<Way, Score>>;
  /** Splits that have been tried. */
  readonly tried: number;
  /** Of the ways that learn; there once all splits have been tried. */
  readonly spreads: Partial<Record<Way, Spread>>;
}

const TOTAL = 2 * EXAMPLE_LABELS.length;
const inPercent = (share: number): number => Math.round(100 * share);
const percent = ({ right, of }: Score): number => inPercent(right / of);

export default defineFigure({
  name: 'baselines',
  words,
  chooser: 'none',
  state: { go: toggle(), seed: integer(0, [0, SPLITS - 1]), mistakes: choice(WAYS) },

  growsWith: ({ go, seed }) => (go ? String(seed) : null),
  async *grow({ compute, book }, { seed }) {
    const scores: Partial<Record<Way, Score>> = { chance: chance(seed), majority: majority(seed) };
    const spreads: Partial<Record<Way, Spread>> = {};
    const now = (done: number, tried = 0): Found => ({
      done,
      scores: { ...scores },
      tried,
      spreads: { ...spreads },
    });
    yield now(0);
    const rows: Partial<Record<Way, Rows>> = { pixels: await exampleColours() };
    scores.pixels = keptScore(rows.pixels!, seed);
    const random = randomBackbone(book.model.name);
    for await (const { done, rows: all } of exampleRows(compute, book.normalisation, book.weightsLabel)) {
      if (all) scores.trained = keptScore((rows.trained = all), seed);
      yield now(done);
    }
    for await (const { done, rows: all } of exampleRows(compute, book.normalisation, random.label, random)) {
      if (all) scores.random = keptScore((rows.random = all), seed);
      yield now(EXAMPLE_LABELS.length + done);
    }
    for (let tried = 0; tried < SPLITS; tried++) {
      for (const each of Object.values(rows)) {
        keptScore(each, tried);
        await new Promise((resolve) => setTimeout(resolve)); // the page draws, and hears Stop
      }
      yield now(TOTAL, tried + 1);
    }
    for (const [way, each] of Object.entries(rows) as [Way, Rows][])
      spreads[way] = spreadOf(
        Array.from({ length: SPLITS }, (_, split) => keptScore(each, split)).map(
          ({ right, of }) => right / of,
        ),
      );
    yield now(TOTAL, SPLITS);
  },

  view({ state: { go, seed, mistakes }, grown, words, book, control }) {
    const { train } = splitOf(EXAMPLE_LABELS, EXAMPLE.shots, seed);
    const found = grown;
    const nameOf = (k: number) => EXAMPLE.classes[k]![book.lang === 'en' ? 'en' : 'zh'];
    const tile = (place: number, label: string) => (
      <Tile name={EXAMPLE.classes[EXAMPLE_LABELS[place]!]!.en} index={indexInClass(place)} label={label} />
    );
    const said = found?.scores[mistakes]?.said ?? [];
    const wrong = said.filter(([place, label]) => EXAMPLE_LABELS[place] !== label);
    return (
      <div class="baselines">
        <p class="heading">{words.learned(EXAMPLE.shots, book.ownWeights)}</p>
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
        <div class="act">
          {control('go', {
            as: 'button',
            label: !go ? words.start : isWhole(found) ? words.hide : words.stop,
          })}
          {go && found && !isWhole(found) && (
            <span class="note">
              {found.done < TOTAL ? words.reading(found.done, TOTAL) : words.trying(found.tried, SPLITS)}
            </span>
          )}
        </div>
        <p class="heading">{words.held(EXAMPLE_LABELS.length - train.length)}</p>
        <dl class="scores">
          {WAYS.map((way) => {
            const score = found?.scores[way];
            const spread = found?.spreads[way];
            return (
              <div>
                <dt>{words.ways[way]}</dt>
                <dd>
                  <ScoreBar share={score && score.right / score.of} spread={spread} />
                  <span>
                    {score ? words.share(percent(score)) : '?'}
                    {spread && <small>{words.spread(...percents(spread))}</small>}
                  </span>
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

  controls: ({ control, words }) => control('seed', { label: words.seed }),
  more: ({ control, words }) =>
    control('mistakes', { label: words.ofWhich, as: 'select', option: (way) => words.ways[way] }),

  readout({ grown, state: { go }, words }) {
    const found = grown;
    if (!go || !found) return { asks: words.ask };
    if (found.done < TOTAL) return words.reading(found.done, TOTAL);
    const { trained, pixels, random } = found.scores;
    const said = words.says(percent(trained!), percent(pixels!), percent(random!));
    const over = found.spreads.trained;
    return `${said} ${over ? words.over(...percents(over)) : words.trying(found.tried, SPLITS)}`;
  },
  caption: ({ words }) => words.caption,
});

const isWhole = (found: Found | undefined): boolean => found?.spreads.trained !== undefined;
const percents = ({ mean, least, most }: Spread) =>
  [mean, least, most].map(inPercent) as [number, number, number];
