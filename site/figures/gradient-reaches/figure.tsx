/** How large the gradient of a logit is at the tokens of every depth, and at each head's attention. */
import type { TensorData } from '#lib/engine/contract.ts';
import type { VitForm } from '#lib/engine/vit-form.ts';
import { formatValue } from '#lib/plot/format.ts';
import { rasterOf } from '#lib/plot/raster.ts';
import { attentionScale } from '#lib/plot/scale.ts';
import { askedClasses, gradientTaps, headNorms, rowNorms } from '../../book/logit-gradients.ts';
import type { GradientName } from '../../book/logit-gradients.ts';
import { ClassChoice } from '../../drawings/class-choice.tsx';
import { DepthBar, DepthStrip } from '../../drawings/depth-strip.tsx';
import { Part } from '../../drawings/part.tsx';
import { Pixels } from '../../drawings/pixels.tsx';
import { Ramp } from '../../drawings/ramp.tsx';
import { TokenGrid } from '../../drawings/token-grid.tsx';
import { integer } from '../../figure/fields.tsx';
import { defineFigure, run } from '../../figure/figure.ts';
import './style.css';
import { words } from './words.tsx';

/** The size of all of it: the norm of its rows' norms. */
const size = (norms: Float32Array): number => Math.hypot(...norms);

export default defineFigure({
  name: 'gradient-reaches',
  words,
  state: {
    /** The class's place among the first answers. */
    place: integer(0, [0, 4]),
    depth: integer(6, ({ depth }) => [0, depth]),
    block: integer(0, ({ depth }) => [0, depth - 1]),
    head: integer(0, ({ num_heads }) => [0, num_heads - 1]),
  },

  needs: () => run({ logits: 'logits' }),
  further: {
    with: ({ place }) => String(place),
    needs: ({ place }, { logits }, { form }) => {
      const asked = askedClasses(logits.data);
      return run<GradientName>(gradientTaps(form), { target: asked[Math.min(place, asked.length - 1)]! });
    },
  },
  limits: (_, { logits }) => ({ place: [0, askedClasses(logits.data).length - 1] }),

  derive({ tensors, book: { form, address } }) {
    const tokens = Array.from({ length: form.depth + 1 }, (_, d) => rowNorms(read(tensors, `tokens${d}`)));
    const heads = headsByBlock(tensors, form);
    const scale = attentionScale(Math.max(...heads.flatMap((norms) => [...norms])));
    const { depth, num_heads } = form;
    // (H, L): a row a head, a column a block.
    const data = Array.from(
      { length: num_heads * depth },
      (_, i) => heads[i % depth]![Math.floor(i / depth)]!,
    );
    return { tokens, heads, scale, href: address(rasterOf({ data, shape: [num_heads, depth] }, scale)) };
  },

  cursors: {
    heads: {
      at: ({ state: { block, head } }) => ({ row: head, col: block }),
      pick: ({ row, col }) => ({ head: row, block: col }),
      look: true,
    },
  },

  view({ state, seen, tensors: { logits }, derived, words, book, cursor }) {
    const { form } = book;
    const sizes = derived.tokens.map(size);
    const largest = Math.max(...sizes);
    const norms = derived.tokens[state.depth]!;
    const patches = norms.slice(form.prefix.length);
    return (
      <div class="gradient-reaches">
        <ClassChoice
          logits={logits.data}
          classes={askedClasses(logits.data)}
          classNames={book.classNames}
          place={state.place}
          field="place"
          label={words.asked}
        />
        <p class="heading">{words.strip}</p>
        <DepthStrip
          lang={book.lang}
          label={words.strip}
          field="depth"
          depth={state.depth}
          columns={sizes.map((each, d) => ({
            drawing: <DepthBar share={each / largest} />,
            value: formatValue(each),
            says: words.at(d, formatValue(each)),
          }))}
        />
        <div class="below">
          <Part
            name="tokens"
            label={words.tokens(state.depth)}
            note={words.prefix(form.prefix, formatValue(size(norms.slice(0, form.prefix.length))))}
          >
            <TokenGrid
              values={patches}
              prefix={[]}
              scale={attentionScale(Math.max(...patches) || 1)}
              lang={book.lang}
              label={words.described(state.depth, book.picture.alt)}
              picture={book.picture}
              width={240}
            />
          </Part>
          <div>
            <Part name="heads" label={words.heads} note={words.axes}>
              <Pixels
                href={derived.href}
                label={words.grid}
                rows={form.num_heads}
                cols={form.depth}
                width={24 * form.depth + 4}
                marks={[{ row: seen.head, col: seen.block }]}
              />
              {cursor('heads', words.heads)}
            </Part>
            <Ramp scale={derived.scale} lang={book.lang} />
          </div>
        </div>
      </div>
    );
  },

  more: ({ control, words }) => (
    <>
      {control('block', { label: words.block })}
      {control('head', { label: words.head })}
    </>
  ),
  readout({ seen: { depth, block, head }, derived: { tokens, heads }, words, book: { form } }) {
    const norms = tokens[depth]!;
    const patches = norms.subarray(form.prefix.length);
    const reached = patches.reduce((count, norm) => count + Number(norm !== 0), 0);
    const most = Math.max(...heads.flatMap((each) => [...each]));
    return (
      words.ofTokens(depth, formatValue(size(norms)), reached, patches.length) +
      words.between +
      words.ofHead(block, head, formatValue(heads[block]![head]!), formatValue(most))
    );
  },
  caption: ({ words }) => words.caption,
  tensor: ({ state: { depth }, tensors }) => ({
    ...read(tensors, `tokens${depth}`),
    name: `gradient at ${depth === 0 ? 'norm_pre' : `blocks.${depth - 1}`}`,
    dims: ['B', 'N', 'C'],
  }),
});

type Tensors = Readonly<Record<GradientName, TensorData>>;

const read = (tensors: Tensors, name: GradientName): TensorData => tensors[name]!;

const headsByBlock = (tensors: Tensors, { depth }: VitForm): readonly Float32Array[] =>
  Array.from({ length: depth }, (_, block) => headNorms(read(tensors, `attention${block}`)));
