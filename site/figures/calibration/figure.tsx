/** How sure the model says it is against how often it is right, and what a temperature does to both. */
import { formatShare, formatValue } from '#lib/plot/format.ts';
import { topClasses } from '../../book/model.ts';
import { Part } from '../../drawings/part.tsx';
import { TwinAnswers } from '../../drawings/twin-answers.tsx';
import { choice, real, toggle } from '../../figure/fields.tsx';
import { defineFigure, run } from '../../figure/figure.ts';
import { Diagram } from './diagram.tsx';
import { bestTemperature, meanSaid, ofSet, reliabilityAt, SETS } from './reliability.ts';
import './style.css';
import { words } from './words.tsx';

export default defineFigure({
  name: 'calibration',
  words,
  lines: 'forward_head',
  state: {
    temperature: real(1, [0.3, 3, 0.1]),
    set: choice(SETS),
    // The reader says first whether it is right more or less often than it says.
    counted: toggle(),
  },

  needs: () => run({ logits: 'logits' }),

  view({ state: { temperature, set, counted }, tensors: { logits }, words, book }) {
    const reliability = reliabilityAt(set, temperature);
    return (
      <div class="calibration">
        <Part name="diagram" label={words.diagram(words.sets[set], formatValue(temperature))}>
          <Diagram
            reliability={reliability}
            counted={counted}
            label={words.described(
              reliability.bins.flatMap(({ count, said, right }) =>
                count === 0
                  ? []
                  : [{ count, said: formatShare(said), right: counted ? formatShare(right) : '?' }],
              ),
            )}
            axes={words.axes}
          />
        </Part>
        <TwinAnswers
          answers={[
            { label: words.plain, logits: logits.data },
            {
              label: words.divided(formatValue(temperature)),
              logits: Array.from(logits.data, (value) => value / temperature),
            },
          ]}
          classNames={book.classNames}
          lang={book.lang}
        />
      </div>
    );
  },

  controls: ({ control, words, state: { counted } }) => (
    <>
      {control('counted', { as: 'button', label: counted ? words.hide : words.count })}
      {control('temperature', { label: words.temperature })}
      {control('set', { label: words.set, option: (set) => words.sets[set] })}
    </>
  ),

  readout({ state: { temperature, set, counted }, tensors: { logits }, words, book }) {
    if (!counted) return words.first;
    const reliability = reliabilityAt(set, temperature);
    const [first] = topClasses(
      Array.from(logits.data, (value) => value / temperature),
      book.classNames,
      1,
    );
    return words.says({
      temperature: formatValue(temperature),
      set: words.sets[set],
      said: formatShare(meanSaid(reliability)),
      right: formatShare(ofSet(set).top1),
      gap: formatShare(reliability.ece),
      name: first!.name,
      share: formatShare(first!.probability),
    });
  },
  caption: ({ words, book }) =>
    words.caption({
      scenes: ofSet('training_styles').scenes,
      others: ofSet('style_never_trained_on').scenes,
      best: String(bestTemperature),
      own: book.ownWeights,
    }),
  tensor: ({ state: { temperature, set } }) => ({
    data: reliabilityAt(set, temperature).bins.flatMap(({ count, said, right }) => [count, said, right]),
    shape: [reliabilityAt(set, temperature).bins.length, 3],
    name: 'count, said, right',
  }),
});
