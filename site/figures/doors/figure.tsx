/**
 * Three doors into one model: what forward_features, forward_head and forward give, and how forward_head gets
 * there.
 */
import type { DimensionLetter } from '#lib/plot/dimension.ts';
import { Chip } from '../../drawings/chip.tsx';
import { ShapeWalk } from '../../drawings/shape-walk.tsx';
import { choice, toggle } from '../../figure/fields.tsx';
import { defineFigure } from '../../figure/figure.ts';
import { CLASSES, HANDED, POOLS, poolOf, walkOf } from './walk.ts';
import type { Shape } from './walk.ts';
import './style.css';
import { words } from './words.tsx';

/** Letters for a shape: pictures, tokens, then features or classes. */
const lettersOf = (shape: Shape): DimensionLetter[] => {
  const last = shape.at(-1) === 192 ? 'C' : 'K';
  if (shape.length === 3) return ['B', 'N', last];
  return shape.length === 2 ? ['B', last] : ['B'];
};

const written = (shape: Shape): string => `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;

export default defineFigure({
  name: 'doors',
  words,
  state: {
    classes: choice(CLASSES),
    pool: choice(POOLS),
    handed: choice(HANDED),
    pre_logits: toggle(),
    open: toggle(),
  },

  view({ state: { open, pre_logits, ...asked }, words, book: { lang } }) {
    const { start, steps, error, forward_features, forward } = walkOf(asked);
    const taken = pre_logits ? steps.slice(0, -1) : steps;
    const end = taken.at(-1)!.shape;
    const chipOf = (shape: Shape) => ({ shape, dims: lettersOf(shape) });
    const stops = taken.findIndex(({ shape }) => shape === null);
    const doors: readonly [string, Shape | null][] = [
      ['m.forward_features(x)', forward_features],
      [`m.forward_head(m.${asked.handed}(x)${pre_logits ? ', pre_logits=True' : ''})`, end],
      ['m(x)', forward],
    ];
    return (
      <div class="doors">
        <p class="note">
          <code>
            m = timm.create_model('vit_tiny_patch16_224', num_classes={asked.classes}, global_pool='
            {poolOf(asked.pool)}')
          </code>
        </p>
        <dl>
          {doors.map(([call, shape]) => (
            <div>
              <dt>
                <code>{call}</code>
              </dt>
              <dd>{!open ? '?' : shape ? <Chip {...chipOf(shape)} lang={lang} /> : words.raises}</dd>
            </div>
          ))}
        </dl>
        <ShapeWalk
          lang={lang}
          label={words.walk}
          stages={[
            {
              key: 'start',
              name: <code>x = m.{asked.handed}(x)</code>,
              chip: open ? chipOf(start) : null,
            },
            ...taken.map(({ name, type, shape }, i) => ({
              key: name,
              name: (
                <>
                  <code>m.{name}(x)</code> {type}
                </>
              ),
              chip: open && shape ? chipOf(shape) : null,
              ...(open && i === stops ? { note: <code>{error}</code> } : {}),
            })),
          ]}
        />
      </div>
    );
  },

  controls: ({ control, state, words }) => (
    <>
      {control('classes', { label: 'num_classes' })}
      {control('pool', { label: 'global_pool', option: (pool) => <code>'{poolOf(pool)}'</code> })}
      {control('handed', { label: words.handed, option: (handed) => <code>m.{handed}(x)</code> })}
      {control('pre_logits', { label: 'pre_logits=True' })}
      {control('open', { as: 'button', label: state.open ? words.close : words.openAll })}
    </>
  ),

  readout({ state: { open, pre_logits, ...asked }, words }) {
    if (!open) return { asks: words.ask };
    const { start, steps, error } = walkOf(asked);
    const end = (pre_logits ? steps.at(-2) : steps.at(-1))!.shape;
    return end ? words.says(written(start), written(end)) : words.says(written(start), null, error!);
  },
  caption: ({ words }) => words.caption,
});
