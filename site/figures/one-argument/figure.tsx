/** `num_classes`, from none to 3600: which of the model's parts get another number of parameters. */
import { ParameterTable } from '../../drawings/parameter-table.tsx';
import { choice, integer } from '../../figure/fields.tsx';
import { defineFigure } from '../../figure/figure.ts';
import { countedOf, MODELS, movedRows, type Counted, type ModelName } from './counted.ts';
import { words } from './words.tsx';

/** timm's own number of classes for both models, ImageNet's. */
const USUAL = 1000;

const known = new Map<string, Counted>();
/** The model of a slider that stands still is not built again. */
function counted(model: ModelName, classes: number): Counted {
  const key = `${model} ${classes}`;
  const found = known.get(key) ?? countedOf(model, classes);
  if (known.size > 8) known.clear();
  known.set(key, found);
  return found;
}

export default defineFigure({
  name: 'one-argument',
  words,
  chooser: 'none',
  state: { classes: integer(USUAL, [0, 3600]), model: choice(MODELS) },

  view({ seen: { model, classes }, words, book }) {
    const [before, after] = [counted(model, USUAL), counted(model, classes)];
    return (
      <>
        <p class="heading">
          <code>{`timm.create_model('${model}', num_classes=${classes})`}</code>
        </p>
        <ParameterTable
          rows={after.rows}
          lang={book.lang}
          label={words.table(model)}
          selected={movedRows(before.rows, after.rows)}
          trainable
          beside={{
            head: words.before(USUAL),
            of: ({ path }) =>
              before.rows.find((row) => row.path === path)?.numbers.toLocaleString('en-US') ?? '',
          }}
        />
        <p class="note">
          <code>{`(${after.name}): ${after.classifier}`}</code>
        </p>
      </>
    );
  },

  controls: ({ control }) => control('classes', { label: 'num_classes' }),
  more: ({ control, words }) => control('model', { label: words.model }),

  readout({ seen: { model, classes }, words }) {
    if (classes === USUAL) return { asks: words.ask };
    const [before, after] = [counted(model, USUAL), counted(model, classes)];
    if (classes === 0) return words.none(after.name);
    const change = after.rows[0]!.numbers - before.rows[0]!.numbers;
    const sign = change > 0 ? '+' : '−';
    return words.head(
      after.name,
      after.in_features,
      classes,
      ((after.in_features + 1) * classes).toLocaleString('en-US'),
      `${sign}${Math.abs(change).toLocaleString('en-US')}`,
    );
  },
  caption: ({ words }) => words.caption,
});
