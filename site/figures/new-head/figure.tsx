/**
 * A head that nobody has trained, made in three ways: the same shape, other numbers, and what each says of
 * one picture.
 */
import { formatValue } from '#lib/plot/format.ts';
import { histogram } from '#lib/plot/histogram.ts';
import { stats } from '#lib/plot/stats.ts';
import { firstOf } from '../../book/verdict.ts';
import { Chip } from '../../drawings/chip.tsx';
import { Drawn } from '../../drawings/drawn.tsx';
import { Part } from '../../drawings/part.tsx';
import { TwinAnswers } from '../../drawings/twin-answers.tsx';
import { choice, integer, toggle } from '../../figure/fields.tsx';
import { defineFigure, run, type Book } from '../../figure/figure.ts';
import { newHead, WAYS, type NewHead, type Way } from './new-head.ts';
import './style.css';
import { words } from './words.tsx';

/** A little more than PyTorch's bound of a Linear of that width, 1/√C: one range for all three. */
const rangeOf = (width: number): readonly [number, number] => [
  -1.4 / Math.sqrt(width),
  1.4 / Math.sqrt(width),
];

interface Made extends NewHead {
  readonly drawing: Element;
}

const made = new Map<string, Made>();
/** Drawing 19,200 numbers and counting them takes a while: what was made for a seed is kept. */
function headOf(way: Way, seed: number, { document, lang, classNames, model }: Book): Made {
  const key = `${way} ${seed} ${lang} ${classNames.length} ${JSON.stringify(model)}`;
  const found = made.get(key);
  if (found) return found;
  const head = newHead(way, classNames.length, seed, model);
  const drawing = histogram(head.weight, {
    document,
    lang,
    range: rangeOf(head.weight.length / classNames.length),
    width: 210,
    height: 110,
    kind: 'weight',
  });
  if (made.size > 24) made.clear();
  made.set(key, { ...head, drawing });
  return made.get(key)!;
}

export default defineFigure({
  name: 'new-head',
  words,
  state: {
    seed: integer(0, [0, 999]),
    way: choice(WAYS),
    /** Answers wait until the reader has said what to expect. */
    asked: toggle(),
    as: choice(['percent', 'logits']),
  },

  needs: () => run({ features: 'forward_head_pre_logits', logits: 'logits' }),

  view({ state: { seed, way, asked, as }, tensors: { features, logits }, words, book, control }) {
    const answer = (of: number) => (asked ? { logits: headOf(way, of, book).answers(features) } : {});
    return (
      <>
        <p class="note">
          {words.features} <Chip shape={features.shape} dims={['B', 'C']} lang={book.lang} />
        </p>
        <div class="act">{control('asked', { label: asked ? words.hide : words.asked, as: 'button' })}</div>
        <TwinAnswers
          answers={[
            { label: words.trained, logits: logits.data },
            { label: words.seeded(seed), ...answer(seed) },
            { label: words.seeded(seed + 1), ...answer(seed + 1) },
          ]}
          classNames={book.classNames}
          lang={book.lang}
          as={as}
          count={3}
        />
        <div class="ways">
          {WAYS.map((each) => {
            const { weight, bias, drawing } = headOf(each, seed, book);
            const { std } = stats(weight);
            const { min, max } = stats(bias);
            return (
              <Part
                name={each}
                label={<code>{words.codes[each](book.classNames.length, features.data.length)}</code>}
                note={words.numbers(formatValue(std), formatValue(min), formatValue(max))}
              >
                <Drawn svg={drawing} />
              </Part>
            );
          })}
        </div>
      </>
    );
  },

  controls: ({ control, words }) => control('seed', { label: words.seed }),
  more: ({ control, words }) => (
    <>
      {control('way', { label: words.way, option: (way) => words.ways[way] })}
      {control('as', { label: words.as, option: (as) => words.units[as] })}
    </>
  ),

  readout({ state: { seed, way, asked }, tensors: { features }, words, book }) {
    if (!asked) return { asks: words.ask };
    const first = (of: number) => book.classNames[firstOf(headOf(way, of, book).answers(features))]!;
    return words.says(words.ways[way], seed, first(seed), first(seed + 1));
  },
  caption: ({ words }) => words.caption,
  tensor: ({ state: { seed, way }, tensors: { features }, book }) => ({
    data: headOf(way, seed, book).weight,
    shape: [book.classNames.length, features.data.length],
    name: 'head.weight',
    dims: ['K', 'C'],
  }),
});
