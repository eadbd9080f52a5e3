/** Two dimensions merged or one split by `view`: it works, or PyTorch says why not, and reshape copies. */
import { formatShape } from '#lib/plot/format.ts';
import { Chip } from '../../drawings/chip.tsx';
import { choice } from '../../figure/fields.tsx';
import { defineFigure } from '../../figure/figure.ts';
import { shapeAfter, tensorOf, TENSORS, viewed } from './dimensions.ts';
import type { Named, Step } from './dimensions.ts';
import './style.css';
import { words } from './words.tsx';

const STEPS = [
  'none',
  'merge0',
  'merge1',
  'merge2',
  'split1',
  'split2',
  'split3',
] as const satisfies readonly Step[];

/** The step, where this tensor has its dimensions; else none. */
function outcomeOf(named: Named, step: Step) {
  const tensor = tensorOf(named);
  const asked = shapeAfter(tensor.shape, step);
  return asked && step !== 'none' ? viewed(tensor, asked) : null;
}

const LETTERS = { proj: ['B', 'C', 'h', 'w'], tokens: ['B', 'P', 'C'] } as const;

export default defineFigure({
  name: 'merge-neighbours',
  words,
  chooser: 'none',
  lines: 'patch_embed',
  state: { of: choice(TENSORS, 'tokens'), step: choice(STEPS) },
  next: (state, change) => ({ ...state, ...change, ...(change.of ? { step: 'none' as const } : {}) }),

  view({ state: { of, step }, words, book }) {
    const { shape, strides } = tensorOf(of);
    const outcome = outcomeOf(of, step);
    const button = (to: Step, label: string, text: string) =>
      shapeAfter(shape, to) && (
        <button type="button" data-field="step" value={to} aria-pressed={step === to} aria-label={label}>
          {text}
        </button>
      );
    return (
      <div class="merge-neighbours">
        <p class="line">
          <code>{words.codes[of]}</code>
          <Chip shape={shape} dims={[...LETTERS[of]]} lang={book.lang} />
        </p>
        <ol class="dims" aria-label={words.dims}>
          {shape.map((size, dim) => (
            <>
              <li>
                <span class="size">{size}</span>
                <span class="note">{words.stride(strides[dim]!)}</span>
                {button(`split${dim}`, words.split(dim), '÷')}
              </li>
              {dim + 1 < shape.length && (
                <li class="between">{button(`merge${dim}`, words.merge(dim), '×')}</li>
              )}
            </>
          ))}
        </ol>
        <dl>
          <dt>
            <code>view{outcome ? formatShape(outcome.asked) : '(…)'}</code>
          </dt>
          <dd>
            {!outcome
              ? words.notYet
              : outcome.strides
                ? words.works(formatShape(outcome.strides))
                : words.refused}
            {outcome && !outcome.strides && <code class="message">{outcome.message}</code>}
          </dd>
          <dt>
            <code>reshape{outcome ? formatShape(outcome.asked) : '(…)'}</code>
          </dt>
          <dd>{!outcome ? words.notYet : outcome.strides ? words.sameView : words.copies}</dd>
        </dl>
      </div>
    );
  },

  controls: ({ control, words }) => control('of', { label: words.of, option: (of) => words.tensors[of] }),

  readout({ state: { of, step }, words }) {
    const { shape, strides } = tensorOf(of);
    const outcome = outcomeOf(of, step);
    if (!outcome) return { asks: words.ask };
    if (step.startsWith('split')) return words.splits;
    const dim = Number(step.slice(5));
    const [outer, size, inner] = [strides[dim]!, shape[dim + 1]!, strides[dim + 1]!];
    return shape[dim] === 1 ? words.one : words.merges(outer, size, inner, outcome.strides !== null);
  },
  caption: ({ words }) => words.caption,
  shape: ({ state: { of } }) => tensorOf(of).shape,
});
