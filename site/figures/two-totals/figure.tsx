/** A model's numbers part by part, and those that torchsummary does not see. */
import { ParameterTable } from '../../drawings/parameter-table.tsx';
import { choice, toggle } from '../../figure/fields.tsx';
import { defineFigure } from '../../figure/figure.ts';
import { countsOf, MODELS } from './counts.ts';
import { words } from './words.tsx';

const format = (n: number): string => n.toLocaleString('en-US');

export default defineFigure({
  name: 'two-totals',
  words,
  chooser: 'none',
  state: { model: choice(MODELS), open: toggle() },

  view({ state: { model, open }, words, book }) {
    const { rows, torchsummary, torchinfo, missing } = countsOf(model);
    return (
      <>
        <p class="note">{words.totals(format(torchsummary.get('')!), format(torchinfo))}</p>
        <ParameterTable
          rows={rows}
          lang={book.lang}
          label={words.table(model)}
          shapes={false}
          {...(open
            ? {
                selected: missing,
                beside: {
                  head: words.torchsummary,
                  of: ({ path }) => format(torchsummary.get(path)!),
                },
              }
            : {})}
        />
      </>
    );
  },

  controls: ({ control, state, words }) => (
    <>
      {control('model', { as: 'select', label: words.model })}
      {control('open', { as: 'button', label: state.open ? words.hide : words.show })}
    </>
  ),

  readout({ state: { model, open }, words }) {
    const { rows, torchsummary, missing } = countsOf(model);
    const lost = rows[0]!.numbers - torchsummary.get('')!;
    if (!open) return { asks: lost === 0 ? words.askNone : words.ask(format(lost)) };
    return lost === 0 ? words.none : words.says(format(lost), missing);
  },
  caption: ({ words }) => words.caption,
});
