/**
 * One patch of the picture changed: which places of a ViT and of a ResNet notice, and how strongly, depth by
 * depth.
 */
import type { TensorData } from '#lib/engine/contract.ts';
import type { Cell } from '#lib/plot/cells.ts';
import { rasterOf } from '#lib/plot/raster.ts';
import { attentionScale } from '#lib/plot/scale.ts';
import { formatValue } from '#lib/plot/format.ts';
import { models } from '../../book/models.ts';
import { cellOf } from '../../book/patch.ts';
import { patchCount } from '../../book/tokens.ts';
import { DepthStrip } from '../../drawings/depth-strip.tsx';
import { Part } from '../../drawings/part.tsx';
import { INSET, Pixels, type Block } from '../../drawings/pixels.tsx';
import { Ramp } from '../../drawings/ramp.tsx';
import { choice, integer } from '../../figure/fields.tsx';
import { defineFigure, run } from '../../figure/figure.ts';
import { RESNET, vitDepths, type Depth } from './depths.ts';
import { medianOf, poked, reached, REACHED, spreadOf, type Poke, type Spread } from './spread.ts';
import './style.css';
import { words } from './words.tsx';

/** Five powers of ten: what moved by less than the first has its colour. */
const LOWEST = -5;
const scale = attentionScale(-LOWEST);
const asPower = (step: number): string => (step === 0 ? '10⁻⁵' : '1');

const tapsOf = (depths: readonly Depth[], prefix: string) =>
  Object.fromEntries(depths.map(({ tap }, i) => [`${prefix}${i}`, tap]));

const spreadsOf = (
  tensors: Readonly<Record<string, TensorData>>,
  depths: readonly Depth[],
  net: string,
): Spread[] => depths.map((_, i) => spreadOf(tensors[`${net}${i}`]!, tensors[`${net}Poked${i}`]!));

export default defineFigure({
  name: 'spread',
  words,
  wide: true,
  state: {
    patch: integer(90, (form) => [0, patchCount(form) - 1]),
    // The reader says first how far one patch reaches.
    poke: choice(['none', 'grey', 'white']),
    vit: integer(1, [0, 4]),
    resnet: integer(1, [0, 4]),
  },

  // The ResNet takes colours in its own way, whatever ViT the reader chose.
  needs: (_, { form }) => ({
    ...run({ input: 'input' as const, ...tapsOf(vitDepths(form), 'vit') }),
    ...run({ own: 'input' as const, ...tapsOf(RESNET, 'resnet') }, { model: models.scenesResnet }),
  }),
  further: {
    with: ({ patch, poke }) => `${patch} ${poke}`,
    needs({ patch, poke }, { input, own }, { form, normalisation, resnet }) {
      const at = { patch, side: form.side };
      return {
        ...run(tapsOf(vitDepths(form), 'vitPoked'), { input: poked(input, at, poke, normalisation) }),
        ...run(tapsOf(RESNET, 'resnetPoked'), {
          input: poked(own, at, poke, resnet.normalisation),
          model: models.scenesResnet,
        }),
      };
    },
  },

  derive({ tensors, book }) {
    const drawn = (spread: Spread) => ({ spread, href: book.address(mapOf(spread)) });
    return {
      vit: spreadsOf(tensors, vitDepths(book.form), 'vit').map(drawn),
      resnet: spreadsOf(tensors, RESNET, 'resnet').map(drawn),
    };
  },

  cursors: {
    patch: {
      at: ({ state: { patch }, book }) => cellOf(patch, book.form.side),
      pick: ({ row, col }, { book }) => ({ patch: row * book.form.side + col }),
      says: ({ row, col }, { words }) => words.cell(row, col),
    },
  },

  view({ state, derived, words, book, cursor }) {
    const { side: patches } = book.form;
    const at = cellOf(state.patch, patches);
    const net = (name: 'vit' | 'resnet', heading: string, depths: readonly Depth[]) => (
      <Part name={name} label={heading}>
        <DepthStrip
          lang={book.lang}
          label={words.strip(heading)}
          field={name}
          depth={state[name]}
          names={depths.map((depth) => depth.name)}
          columns={derived[name].map(({ spread, href }, i) => ({
            drawing: (
              <Pixels
                href={href}
                label={depths[i]!.name}
                rows={spread.side}
                cols={spread.side}
                width={112}
                marks={[patchOn(spread.side, patches, at)]}
              />
            ),
            ...(state.poke === 'none'
              ? { value: words.asked(spread.moved.length), says: words.unasked(depths[i]!.name) }
              : {
                  value: words.count(reached(spread), spread.moved.length),
                  says: words.column(depths[i]!.name, reached(spread), spread.moved.length),
                }),
          }))}
        />
      </Part>
    );
    return (
      <div class="spread">
        <Part name="picture" label={words.picture}>
          <Pixels
            href={book.picture.href}
            label={book.picture.alt}
            rows={patches}
            cols={patches}
            width={228}
            smooth
            marks={[at]}
          >
            {state.poke !== 'none' && <PokedPatch {...at} size={224 / patches} poke={state.poke} />}
          </Pixels>
          {cursor('patch', words.patches)}
        </Part>
        <div class="nets">
          {net('vit', words.vit(derived.vit[0]!.spread.moved.length), vitDepths(book.form))}
          {net('resnet', words.resnet, RESNET)}
          <p class="note scale">
            <span class="unmoved" aria-hidden="true" /> {words.unmoved}{' '}
            <Ramp scale={scale} lang={book.lang} write={asPower} />
          </p>
        </div>
      </div>
    );
  },

  controls: ({ control, words }) =>
    control('poke', { label: words.poke, option: (poke) => words.pokes[poke] }),

  readout({ state, derived, words, book }, changed) {
    const [vit, resnet] = [derived.vit[state.vit]!.spread, derived.resnet[state.resnet]!.spread];
    if (state.poke === 'none') return words.first;
    if (reached(derived.vit[0]!.spread) === 0) return words.same;
    const says = (name: string, spread: Spread) => {
      const median = medianOf(spread);
      const typical = median > REACHED ? formatValue(median, 2) : null;
      return words.says(name, reached(spread), spread.moved.length, typical);
    };
    const sentences = [
      says(words.depthOf('ViT', vitDepths(book.form)[state.vit]!.name), vit),
      says(words.depthOf('ResNet', RESNET[state.resnet]!.name), resnet),
    ];
    return changed.has('resnet') ? sentences.reverse().join(' ') : sentences.join(' ');
  },
  caption: ({ words }) => words.caption,
  tensor({ state: { resnet }, derived }) {
    const { moved, side } = derived.resnet[resnet]!.spread;
    return { data: moved, shape: [side, side], name: `moved, ${RESNET[resnet]!.name}`, dims: ['h', 'w'] };
  },
});

/** The patch's own cells on a map of `side` places; of a coarser map, the cell that holds it. */
function patchOn(side: number, patches: number, { row, col }: Cell): Block {
  const places = side / patches;
  const size = Math.max(1, places);
  return { row: Math.floor(row * places), col: Math.floor(col * places), rows: size, cols: size };
}

/** Powers of ten as colours; places that did not move are clear. */
function mapOf({ moved, side, prefix }: Spread) {
  const own = moved.subarray(prefix);
  const data = Array.from(own, (by) => Math.max(0, Math.log10(by) - LOWEST));
  const raster = rasterOf({ data, shape: [side, side] }, scale);
  own.forEach((by, i) => {
    if (by <= REACHED) raster.data[4 * i + 3] = 0;
  });
  return raster;
}

function PokedPatch({ row, col, size, poke }: Cell & { readonly size: number; readonly poke: Poke }) {
  return (
    <rect
      x={INSET + col * size}
      y={INSET + row * size}
      width={size}
      height={size}
      fill={poke === 'grey' ? '#808080' : '#fff'}
    />
  );
}
