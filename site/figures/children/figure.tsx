/**
 * The children of a model, run one after the other, beside what its forward gives: the same line, right for
 * one and wrong for the other.
 */
import { ShapeWalk } from '../../drawings/shape-walk.tsx';
import { Chip } from '../../drawings/chip.tsx';
import { choice, toggle } from '../../figure/fields.tsx';
import { defineFigure } from '../../figure/figure.ts';
import { MODELS, recipeOf } from './recipe.ts';
import { words } from './words.tsx';

export default defineFigure({
  name: 'children',
  words,
  state: { model: choice(MODELS), run: toggle() },

  view({ state: { model, run }, words, book }) {
    const { steps, own, features, error } = recipeOf(model);
    return (
      <div class="children">
        <p class="note">
          <code>nn.Sequential(*list(m.children())[:-1])</code>
        </p>
        <ShapeWalk
          lang={book.lang}
          label={words.walk}
          stages={steps.map(({ name, type, shape }) => ({
            key: name,
            name: (
              <>
                <code>{name}</code> {type}
              </>
            ),
            chip: run && shape ? { shape } : null,
          }))}
        />
        {run && (
          <p class="note">
            {error ?? words.forward} {!error && <Chip shape={features} lang={book.lang} />}{' '}
            {own.length > 0 ? words.missing(own) : words.nothing}
          </p>
        )}
      </div>
    );
  },

  controls: ({ control, state, words }) => (
    <>
      {control('model', { label: words.model, option: (model) => <code>{model}</code> })}
      {control('run', { as: 'button', label: state.run ? words.again : words.run })}
    </>
  ),
  next: (state, change) => ({ ...state, ...change, ...(change.model ? { run: false } : {}) }),

  readout({ state: { model, run }, words }) {
    if (!run) return { asks: words.ask };
    const { steps, features } = recipeOf(model);
    const last = steps.at(-1)!.shape;
    return words.says(`(${(last ?? []).join(', ')})`, String(last) === String(features));
  },
  caption: ({ words }) => words.caption,
});
