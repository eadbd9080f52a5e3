/** Where picture and weights lie, and PyTorch's message about it, word by word. */
import type { VNode } from 'preact';
import { Chip } from '../../drawings/chip.tsx';
import { choice } from '../../figure/fields.tsx';
import { defineFigure } from '../../figure/figure.ts';
import { DTYPES, meet, PLACES, type Named, type Refusal } from './convolve.ts';
import './style.css';
import { words } from './words.tsx';

/** A type as it is written, with the word for the place set off. */
const Type = ({ written }: Named): VNode => (
  <>
    {written.split('cuda.').map((part, i) => (
      <>
        {i > 0 && <mark class="cuda">cuda.</mark>}
        {part}
      </>
    ))}
  </>
);

function Words({ refusal, words: said }: { refusal: Refusal; words: (typeof words)['en'] }): VNode {
  const { input, against, other, rest } = refusal;
  const rows: [VNode, string][] = [
    [<>Input type ({<Type {...input} />})</>, `${said.input}: ${said.on(input.dtype, input.place)}`],
    [
      <>
        {against} type ({<Type {...other} />})
      </>,
      `${said.against[against]}: ${said.on(other.dtype, other.place)}`,
    ],
    [<>should be the same</>, said.same],
    ...(rest ? ([[<>{rest}</>, said.mkldnn]] as [VNode, string][]) : []),
  ];
  return (
    <dl class="words">
      {rows.map(([word, means]) => (
        <>
          <dt>
            <code>{word}</code>
          </dt>
          <dd>{means}</dd>
        </>
      ))}
    </dl>
  );
}

export default defineFigure({
  name: 'same-place',
  words,
  chooser: 'none',
  state: { picture: choice(PLACES), weights: choice(PLACES), dtype: choice(DTYPES) },

  view({ state, words, book: { lang } }) {
    const outcome = meet(state);
    return (
      <>
        <p class="note">
          <code>{words.call}</code>
        </p>
        <p class="message">
          {'shape' in outcome ? (
            <>
              {words.runs} <Chip shape={outcome.shape} dims={['B', 'C', 'h', 'w']} lang={lang} />
            </>
          ) : (
            <code>RuntimeError: {outcome.refusal.message}</code>
          )}
        </p>
        {'shape' in outcome ? <dl class="words"></dl> : <Words refusal={outcome.refusal} words={words} />}
      </>
    );
  },

  controls: ({ control, words }) => (
    <>
      {control('picture', { label: words.picture, option: (place) => words.places[place] })}
      {control('weights', { label: words.weights, option: (place) => words.places[place] })}
      {control('dtype', { label: words.dtype, option: (dtype) => <code>{words.dtypes[dtype]}</code> })}
    </>
  ),

  readout({ state, words }) {
    const outcome = meet(state);
    if ('shape' in outcome) return state.picture === 'cpu' ? { asks: words.ask } : words.together;
    return words.says(outcome.refusal.input.place === null ? 'dtype' : 'place');
  },
  caption: ({ words }) => words.caption,
});
