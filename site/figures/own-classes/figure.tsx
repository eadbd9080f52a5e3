/** A new head learns the reader's own classes: pictures in, curves as it runs, then what it gets wrong. */
import { formatValue } from '#lib/plot/format.ts';
import { lines } from '#lib/plot/lines.ts';
import { pngDataUrl } from '#lib/image/png.ts';
import { Drawn } from '../../drawings/drawn.tsx';
import { choice, integer, toggle } from '../../figure/fields.tsx';
import { defineFigure, type Book } from '../../figure/figure.ts';
import { backboneNumbers } from '../../transfer/backbone-numbers.ts';
import { lesson, NEIGHBOURS, type Lesson } from '../../transfer/lesson.ts';
import { BLOCK_STEPS } from '../../transfer/last-block-task.ts';
import { moreWays, type MoreWays } from '../../transfer/more-ways.ts';
import { isEnough, namesOf, onOwnClasses, ownClasses, ownVersion } from '../../transfer/own-classes.ts';
import { ScoreBar } from '../../transfer/score-bar.tsx';
import { STEPS } from '../../transfer/train-head.ts';
import { trainInWorker } from '../../transfer/train-in-worker.ts';
import './style.css';
import { words } from './words.tsx';

/** With fewer held-out pictures a percentage would pretend to know more than it does. */
const PERCENT_FROM = 20;

/** Loss, and how many are named rightly: of the pictures learned from, and of those held out. */
const CURVES = 3;

interface Seen extends Lesson {
  readonly drawn: readonly Element[];
  /** There once the reader has asked for more ways. */
  readonly more: MoreWays | null;
}
/** What was seen last of a lesson, so that Stop keeps it. */
const seen = new Map<string, Seen>();

// The collecting elements live in the page only.
if (typeof customElements !== 'undefined')
  void Promise.all([import('../../transfer/class-pictures.tsx'), import('../../transfer/keep-model.ts')]);

const isAsked = (at: number): boolean => at === ownVersion() && isEnough();
const keyOf = (seed: number): string => `${ownVersion()} ${seed}`;
const seenKey = (seed: number, { weightsLabel }: Book): string => `${keyOf(seed)} ${weightsLabel}`;
/** What has grown, or what was seen before the reader pressed another button. */
const shownOf = (
  grown: Seen | undefined,
  { at, seed }: { readonly at: number; readonly seed: number },
  book: Book,
): Seen | undefined => grown ?? (isAsked(at) ? seen.get(seenKey(seed, book)) : undefined);

export default defineFigure({
  name: 'own-classes',
  words,
  chooser: 'weights',
  wide: true,
  state: {
    /** What the reader had collected when "Learn" was pressed; another picture, and all waits again. */
    at: integer(-1),
    stopped: toggle(),
    /** Whether the ways that take longer are tried too. */
    more: toggle(),
    neighbours: choice(NEIGHBOURS),
    seed: integer(0, [0, 99]),
  },

  follows: onOwnClasses,
  next: (state, change) =>
    change.neighbours || change.more !== undefined
      ? { ...state, ...change }
      : { ...state, more: false, ...change, stopped: change.stopped ?? false },
  growsWith: ({ at, stopped, more, seed }) =>
    isAsked(at) ? `${stopped ? 'stopped' : more ? 'more' : 'learn'} ${keyOf(seed)}` : null,
  async *grow({ compute, book, words }, { stopped, more, seed }) {
    const key = seenKey(seed, book);
    const known = seen.get(key);
    const see = (shown: Seen): Seen => {
      seen.clear();
      seen.set(key, shown);
      return shown;
    };
    const backbone = { compute, normalisation: book.normalisation, weights: book.weightsLabel };
    const pictures = ownClasses().map((each) => each.pictures.map(({ cropped }) => cropped));
    if (known && (stopped || known.counted)) {
      yield known;
      if (!more || stopped || known.more?.doing === 'done') return;
      const architecture = { name: book.model.name, depth: book.form.depth };
      for await (const found of moreWays(pictures, known, seed, backbone, architecture, trainInWorker))
        yield see({ ...known, more: found });
      return;
    }
    const { document, lang } = book;
    for await (const now of lesson(pictures, seed, backbone)) {
      const curve = (
        name: string,
        y: readonly number[],
        yRange?: readonly [number, number],
      ): Element | null =>
        y.length < 2
          ? null
          : lines([{ name, y }], {
              document,
              lang,
              width: 250,
              height: 170,
              xLabel: words.steps,
              ...(yRange ? { yRange } : {}),
            });
      // Pictures named rightly, not shares: few of them have no percentages.
      const counts = (name: string, shares: readonly number[], of: number): Element | null =>
        curve(
          name,
          shares.map((share) => share * of),
          [0, of],
        );
      const { loss, learned, held } = now.curves;
      const curves = [
        curve(words.loss, loss),
        counts(words.learned, learned, now.split.train.length),
        counts(words.held, held, now.split.test.length),
      ];
      if (now.counted && typeof customElements !== 'undefined') {
        const { holdLearned } = await import('../../transfer/keep-model.ts');
        holdLearned({ head: now.counted.head, seed });
      }
      yield see({ ...now, drawn: curves.filter((each) => each !== null), more: null });
    }
  },

  view({ state, grown, words, book, control }) {
    const now = shownOf(grown, state, book);
    const classes = ownClasses();
    const head = classes.length * (book.form.embed_dim + 1);
    const names = namesOf(words.unnamed);
    const nameOf = (k: number) => names[k] ?? words.unnamed(k + 1);
    const counted = now?.counted;
    const pictures = classes.flatMap((each) => each.pictures);
    return (
      <div class="own-classes">
        <p class="note">{words.private}</p>
        <class-pictures>
          {/* Drawn until the element is there: its shadow root hides them. */}
          {[1, 2].map((k) => (
            <section>
              <b>{words.unnamed(k)}</b> {words.waiting}
            </section>
          ))}
        </class-pictures>
        <div class="act">
          {isAsked(state.at) && !state.stopped && !counted ? (
            <button type="button" data-field="stopped">
              {words.stop}
            </button>
          ) : (
            <button
              type="button"
              data-field="at"
              value={ownVersion()}
              disabled={!isEnough()}
              aria-disabled={counted !== undefined && counted !== null}
            >
              {words.learn}
            </button>
          )}
          <span class="note">
            {now && !counted
              ? progressOf(now, words)
              : words.numbers(head, backboneNumbers(book.form) + head)}
          </span>
        </div>
        <div class="curves">
          {now || isAsked(state.at) ? (
            Array.from({ length: CURVES }, (_, i) => (
              <div class="curve">{now?.drawn[i] && <Drawn svg={now.drawn[i]} />}</div>
            ))
          ) : (
            <p class="note">{words.curvesHere}</p>
          )}
        </div>
        {now && counted && (
          <>
            <p class="heading">{words.confusion}</p>
            <table aria-label={words.confusion}>
              <thead>
                <tr>
                  <td />
                  {classes.map((_, k) => (
                    <th scope="col">{nameOf(k)}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {counted.confusion.map((row, k) => (
                  <tr>
                    <th scope="row">{nameOf(k)}</th>
                    {row.map((times, j) => (
                      <td class={j === k ? 'right' : times > 0 ? 'wrong' : ''}>{times}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
            <p class="heading">{words.baselines(now.split.test.length)}</p>
            <dl class="scores">
              {waysOf(now, state.neighbours, classes.length).map(([name, right, of]) => (
                <div>
                  <dt>{words.ways[name]}</dt>
                  <dd>
                    <ScoreBar share={right === null ? undefined : right / of} />
                    <span>{right === null ? '?' : words.scored(right, of, percent(right, of))}</span>
                  </dd>
                </div>
              ))}
            </dl>
            {now.more?.doing !== 'done' && (
              <div class="act">
                {control('more', {
                  as: 'button',
                  label: state.more ? words.stop : words.tryMore(pictures.length),
                })}
                {now.more && <span class="note">{moreProgressOf(now.more, pictures.length, words)}</span>}
              </div>
            )}
            <p class="heading">{words.mistakes(counted.mistakes.length)}</p>
            <ul class="mistakes">
              {counted.mistakes.slice(0, 8).map(({ place, said, sure }) => {
                const picture = pictures[place]?.cropped;
                return (
                  <li>
                    {picture && (
                      <img
                        src={pngDataUrl({ ...picture, channels: 3 })}
                        alt={words.isA(nameOf(now.labels[place]!))}
                        width="88"
                        height="88"
                      />
                    )}
                    <span>{words.called(nameOf(said), formatValue(sure))}</span>
                  </li>
                );
              })}
            </ul>
            <keep-model />
          </>
        )}
      </div>
    );
  },

  controls: ({ state, control, grown, words, book }) => (
    <>
      {control('seed', { label: words.seed })}
      {shownOf(grown, state, book)?.counted &&
        control('neighbours', { label: words.neighbours, as: 'select' })}
    </>
  ),

  readout({ state, grown, words, book }) {
    if (!isEnough()) return { asks: words.collect };
    const now = shownOf(grown, state, book);
    if (!isAsked(state.at) || !now) return { asks: words.ask };
    if (!now.counted) return progressOf(now, words);
    const { more } = now;
    if (state.more && more && more.doing !== 'done') return moreProgressOf(more, now.labels.length, words);
    const { right } = now.counted;
    const of = now.split.test.length;
    const said = words.result(right.head, of, percent(right.head, of), right.head > right.colours);
    return { tells: said };
  },
  caption: ({ words }) => words.caption,
});

const progressOf = ({ labels, read, split, curves }: Seen, said: (typeof words)['en']): string =>
  read < labels.length
    ? said.reading(read, labels.length, split.test.length)
    : said.training(curves.loss.length, STEPS);

const moreProgressOf = ({ doing, count }: MoreWays, pictures: number, said: (typeof words)['en']): string =>
  doing === 'done' ? '' : said.tryingMore(doing, count, doing === 'block' ? BLOCK_STEPS : pictures);

const percent = (right: number, of: number): number | null =>
  of < PERCENT_FROM ? null : Math.round((100 * right) / of);

/** Each way with how many of the held-out pictures it names rightly; null of one that has not been tried. */
function waysOf({ counted, more, split }: Seen, neighbours: (typeof NEIGHBOURS)[number], classes: number) {
  const of = split.test.length;
  const { head, colours, majority } = counted!.right;
  return (
    [
      ['head', head],
      ['nearest', counted!.nearest[neighbours]],
      ['block', more?.right.block ?? null],
      ['random', more?.right.random ?? null],
      ['colours', colours],
      ['majority', majority],
      ['chance', of / classes],
    ] as const
  ).map(([name, right]) => [name, right, of] as const);
}
