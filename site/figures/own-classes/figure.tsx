/** A new head learns the reader's own classes: pictures in, curves as it runs, then what it gets wrong. */
import { formatValue } from '#lib/plot/format.ts';
import { lines } from '#lib/plot/lines.ts';
import { pngDataUrl } from '#lib/image/png.ts';
import { Drawn } from '../../drawings/drawn.tsx';
import { integer, toggle } from '../../figure/fields.tsx';
import { defineFigure } from '../../figure/figure.ts';
import { backboneNumbers } from '../../transfer/backbone-numbers.ts';
import { lesson, type Counted, type Lesson } from '../../transfer/lesson.ts';
import { isEnough, onOwnClasses, ownClasses, ownVersion } from '../../transfer/own-classes.ts';
import { STEPS } from '../../transfer/train-head.ts';
import './style.css';
import { words } from './words.tsx';

/** With fewer held-out pictures a percentage would pretend to know more than it does. */
const PERCENT_FROM = 20;

interface Seen extends Lesson {
  readonly drawn: readonly Element[];
}
/** What was seen last of a lesson, so that Stop keeps it. */
const seen = new Map<string, Seen>();

// The collecting elements live in the page only.
if (typeof customElements !== 'undefined')
  void Promise.all([import('../../transfer/class-pictures.ts'), import('../../transfer/keep-model.ts')]);

const isAsked = (at: number): boolean => at === ownVersion() && isEnough();
const keyOf = (seed: number): string => `${ownVersion()} ${seed}`;

export default defineFigure({
  name: 'own-classes',
  words,
  chooser: 'weights',
  wide: true,
  state: {
    /** What the reader had collected when "Learn" was pressed; another picture, and all waits again. */
    at: integer(-1),
    stopped: toggle(),
    seed: integer(0, [0, 99]),
  },

  follows: onOwnClasses,
  next: (state, change) => ({ ...state, ...change, stopped: change.stopped ?? false }),
  growsWith: ({ at, stopped, seed }) =>
    isAsked(at) ? `${stopped ? 'stopped' : 'learn'} ${keyOf(seed)}` : null,
  async *grow({ compute, book, words }, { stopped, seed }) {
    const key = `${keyOf(seed)} ${book.weightsLabel}`;
    const known = seen.get(key);
    if (known && (stopped || known.counted)) {
      yield known;
      return;
    }
    const { document, lang } = book;
    for await (const now of lesson(
      ownClasses().map(({ pictures }) => pictures),
      seed,
      compute,
      book.weightsLabel,
    )) {
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
      const { loss, learned, held } = now.curves;
      const curves = [
        curve(words.loss, loss),
        curve(words.learned, learned, [0, 1]),
        curve(words.held, held, [0, 1]),
      ];
      const shown: Seen = { ...now, drawn: curves.filter((each) => each !== null) };
      seen.clear();
      seen.set(key, shown);
      if (now.counted && typeof customElements !== 'undefined') {
        const { holdLearned } = await import('../../transfer/keep-model.ts');
        holdLearned({ head: now.counted.head, names: ownClasses().map(({ name }, k) => name || `${k + 1}`) });
      }
      yield shown;
    }
  },

  view({ grown, words, book }) {
    const now = grown;
    const classes = ownClasses();
    const head = classes.length * (book.form.embed_dim + 1);
    const nameOf = (k: number) => classes[k]?.name || words.unnamed(k + 1);
    const counted = now?.counted;
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
        <p class="note">{words.numbers(head, backboneNumbers(book.form) + head)}</p>
        <div class="curves">
          {now ? now.drawn.map((svg) => <Drawn svg={svg} />) : <p class="note">{words.curvesHere}</p>}
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
            <ul>
              {baselines(counted, now.split.test.length).map(([name, right, of]) => (
                <li>{words.scored(words.ways[name], right, of, percent(right, of))}</li>
              ))}
            </ul>
            <p class="heading">{words.mistakes(counted.mistakes.length)}</p>
            <ul class="mistakes">
              {counted.mistakes.slice(0, 8).map(({ place, said, sure }) => {
                const picture = classes.flatMap(({ pictures }) => pictures)[place];
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

  controls({ control, state: { at, stopped }, grown, words }) {
    const runs = isAsked(at) && !stopped && !grown?.counted;
    return (
      <>
        {runs ? (
          <button type="button" data-field="stopped">
            {words.stop}
          </button>
        ) : (
          <button type="button" data-field="at" value={ownVersion()} disabled={!isEnough()}>
            {words.learn}
          </button>
        )}
        {control('seed', { label: words.seed })}
      </>
    );
  },

  readout({ state: { at }, grown, words }) {
    if (!isEnough()) return { asks: words.collect };
    const now = grown;
    if (!isAsked(at) || !now) return { asks: words.ask };
    const total = now.labels.length;
    if (now.read < total) return words.reading(now.read, total, now.split.test.length);
    if (!now.counted) return words.training(now.curves.loss.length, STEPS);
    const { right } = now.counted;
    const of = now.split.test.length;
    return words.result(right.head, of, percent(right.head, of), right.head > right.colours);
  },
  caption: ({ words }) => words.caption,
});

const percent = (right: number, of: number): number | null =>
  of < PERCENT_FROM ? null : Math.round((100 * right) / of);

const baselines = ({ right }: Counted, of: number) =>
  (['head', 'nearest', 'colours', 'majority'] as const).map((name) => [name, right[name], of] as const);
