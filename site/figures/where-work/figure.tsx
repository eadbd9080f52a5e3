/**
 * A ViT's parts by their numbers and by their multiply-adds, for any size of picture, with attention's
 * products or without.
 */
import { formatShare } from '#lib/plot/format.ts';
import { choice, integer, toggle } from '../../figure/fields.tsx';
import { defineFigure } from '../../figure/figure.ts';
import { MODELS, partsOf, type Part } from './parts.ts';
import './style.css';
import { words } from './words.tsx';

const format = (n: number): string => n.toLocaleString('en-US');

/** A number with its bar; `share` of 0 to 1. */
const Bar = ({ value, share }: { readonly value: number; readonly share: number }) => (
  <td>
    {format(value)}
    <svg width="100%" height="7" aria-hidden="true">
      <rect width="100%" height="7" fill="var(--plot-track, #e6e8eb)" />
      <rect width={`${(100 * share).toFixed(2)}%`} height="7" fill="var(--plot-bar, #3f6f9f)" />
    </svg>
  </td>
);

export default defineFigure({
  name: 'where-work',
  words,
  chooser: 'none',
  state: {
    open: toggle(),
    size: integer(224, [96, 768, 16]),
    products: toggle(true),
    model: choice(MODELS),
  },

  view({ seen: { open, size, products, model }, words }) {
    const { parts, numbers } = partsOf(model, size);
    const workOf = ({ kind, work }: Part): number => (kind === 'products' && !products ? 0 : work);
    const all = parts.reduce((sum, part) => sum + workOf(part), 0);
    return (
      <table class="bars" aria-label={words.table(model, size)}>
        <thead>
          <tr>
            <th scope="col">{words.part}</th>
            <th scope="col">{words.numbers}</th>
            <th scope="col">{words.work}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr data-kind={part.kind} data-off={part.kind === 'products' && !products ? '' : undefined}>
              <th scope="row">{words.kinds[part.kind]}</th>
              <Bar value={part.numbers} share={part.numbers / numbers} />
              {open ? <Bar value={workOf(part)} share={workOf(part) / all} /> : <td>?</td>}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            <td>{format(numbers)}</td>
            <td>{open ? format(all) : '?'}</td>
          </tr>
        </tfoot>
      </table>
    );
  },

  controls: ({ control, state, words }) => (
    <>
      {control('size', { label: words.size })}
      {control('open', { as: 'button', label: state.open ? words.close : words.open })}
      {control('products', { label: words.products })}
    </>
  ),
  more: ({ control, words }) => control('model', { as: 'select', label: words.model }),

  readout({ seen: { open, size, products, model }, words }) {
    if (!open) return { asks: words.ask };
    const { parts, tokens } = partsOf(model, size);
    const counted = parts.filter(({ kind }) => products || kind !== 'products');
    const all = counted.reduce((sum, { work }) => sum + work, 0);
    const most = counted.reduce((one, other) => (other.work > one.work ? other : one));
    return words.says({
      size,
      tokens,
      work: format(all),
      most: words.kinds[most.kind],
      share: formatShare(most.work / all),
    });
  },
  caption: ({ words }) => words.caption,
});
