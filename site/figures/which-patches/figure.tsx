/**
 * Three maps of the patches that count for a class, each tested: its first patches erased, and as many by
 * chance.
 */
import type { TensorData } from '#lib/engine/contract.ts';
import { blocksOf } from '#lib/engine/tap.ts';
import type { Tap } from '#lib/engine/tap.ts';
import type { VitForm } from '#lib/engine/vit-form.ts';
import { formatSigned } from '#lib/plot/format.ts';
import { attentionScale } from '#lib/plot/scale.ts';
import { relevance, rollout } from '../../book/attention.ts';
import { largestPlaces, somePlaces, withoutPatches } from '../../book/erase.ts';
import { askedClasses, gradientTaps } from '../../book/logit-gradients.ts';
import type { GradientName } from '../../book/logit-gradients.ts';
import { model } from '../../book/model.ts';
import { cellOf } from '../../book/patch.ts';
import { patchCount } from '../../book/tokens.ts';
import { ClassChoice } from '../../drawings/class-choice.tsx';
import { Part } from '../../drawings/part.tsx';
import { Pixels } from '../../drawings/pixels.tsx';
import { TokenGrid } from '../../drawings/token-grid.tsx';
import { Bar, WAITING } from '../../drawings/twin-answers.tsx';
import { integer, toggle } from '../../figure/fields.tsx';
import { defineFigure, run } from '../../figure/figure.ts';
import { saliency } from './saliency.ts';
import './style.css';
import { words } from './words.tsx';

const MAPS = ['gradient', 'relevance', 'rollout'] as const;
const WAYS = [...MAPS, 'chance'] as const;

type Name = 'x' | 'logits' | `block${number}`;

/** With the attention of each block. */
const firstTaps = ({ depth }: VitForm): Readonly<Record<Name, Tap>> => ({
  x: 'input',
  logits: 'logits',
  ...Object.fromEntries(blocksOf(model, depth).map(({ attn }, block) => [`block${block}`, attn.attn_drop])),
});

export default defineFigure({
  name: 'which-patches',
  words,
  wide: true,
  state: {
    /** The class's place among the first answers. */
    place: integer(0, [0, 4]),
    erase: toggle(),
    count: integer(20, (form) => [1, patchCount(form) - 1]),
    seed: integer(1, [1, 999]),
  },

  needs: (_, { form }) => run<Name>(firstTaps(form)),
  further: {
    with: ({ place }) => String(place),
    needs: ({ place }, { logits }, { form }) =>
      run<GradientName>(gradientTaps(form), { target: classAt(logits, place) }),
  },

  derive: ({ tensors, book: { form } }) => mapsOf(tensors, form),
  limits: (_, { logits }) => ({ place: [0, askedClasses(logits.data).length - 1] }),

  growsWith: ({ erase, place, count, seed }) => (erase ? [place, count, seed].join(' ') : null),
  async *grow({ tensors, compute, book: { form } }, { place, count, seed }) {
    const { x, logits } = tensors;
    const orders = ordersOf(mapsOf(tensors, form), count, seed, form);
    const data = new Float32Array(WAYS.length * x.data.length);
    WAYS.forEach((way, i) => data.set(withoutPatches(x, orders[way]).data, i * x.data.length));
    const input = { data, shape: [WAYS.length, ...x.shape.slice(1)] };
    const { erased } = await compute({ erased: 'logits' }, { input });
    const classes = logits.data.length;
    const target = classAt(logits, place);
    yield WAYS.map((_, i) => erased.data[i * classes + target]!);
  },

  view({ state, tensors: { logits }, derived, grown, words, book }) {
    const { place, count, seed } = state;
    const { form, picture } = book;
    const orders = ordersOf(derived, count, seed, form);
    const target = classAt(logits, place);
    const left = [logits.data[target]!, ...(grown ?? [])];
    const [least, most] = [Math.min(0, ...left), Math.max(1e-9, ...left)];
    const marksOf = (way: (typeof WAYS)[number]) => orders[way].map((patch) => cellOf(patch, form.side));
    return (
      <div class="which-patches">
        <ClassChoice
          logits={logits.data}
          classes={askedClasses(logits.data)}
          classNames={book.classNames}
          place={place}
          field="place"
          label={words.asked}
        />
        <div class="maps">
          {MAPS.map((way) => (
            <Part name={way} label={words.ways[way]} note={words.notes[way]}>
              <TokenGrid
                values={derived[way]}
                prefix={[]}
                scale={attentionScale(Math.max(...derived[way]))}
                lang={book.lang}
                label={words.described(words.ways[way], picture.alt)}
                picture={picture}
                marks={marksOf(way)}
                width={224}
              />
            </Part>
          ))}
          <Part name="chance" label={words.ways.chance} note={words.notes.chance}>
            <Pixels
              href={picture.href}
              label={words.described(words.ways.chance, picture.alt)}
              rows={form.side}
              cols={form.side}
              width={224}
              marks={marksOf('chance')}
              smooth
            />
          </Part>
        </div>
        <p class="heading">{words.left(book.classNames[target]!, count)}</p>
        <div class="twin-answers">
          <ol>
            {(['whole', ...WAYS] as const).map((way, i) => (
              <Bar
                name={words.without[way]}
                share={left[i] === undefined ? 0 : (left[i] - least) / (most - least)}
                written={left[i] === undefined ? WAITING[book.lang] : formatSigned(left[i])}
              />
            ))}
          </ol>
        </div>
      </div>
    );
  },

  controls: ({ control, state: { erase, count }, words }) =>
    control('erase', { as: 'button', label: erase ? words.putBack : words.erase(count) }),
  more: ({ control, words }) => (
    <>
      {control('count', { label: words.count })}
      {control('seed', { label: words.seed })}
    </>
  ),

  readout({ state: { place, erase, count }, tensors: { logits }, grown, words, book }) {
    if (!erase || !grown) return { asks: words.ask(count) };
    const target = classAt(logits, place);
    const falls = grown.map((left) => logits.data[target]! - left);
    const chance = falls[WAYS.indexOf('chance')]!;
    return words.fell(book.classNames[target]!, {
      falls: Object.fromEntries(WAYS.map((way, i) => [way, formatSigned(-falls[i]!)])) as never,
      worse: MAPS.filter((_, i) => falls[i]! <= chance),
    });
  },
  caption: ({ words }) => words.caption,
  tensor: ({ derived, book: { form } }) => ({
    data: MAPS.flatMap((way) => [...derived[way]]),
    shape: [MAPS.length, form.side, form.side],
    name: MAPS.join(', '),
    dims: [null, 'h', 'w'],
  }),
});

type Tensors = Readonly<Record<Name | GradientName, TensorData>>;
type Maps = Readonly<Record<(typeof MAPS)[number], Float32Array>>;

const known = new WeakMap<TensorData, Maps>();

/** A number for each patch, by each map. */
function mapsOf(tensors: Tensors, { depth, prefix, patch_size }: VitForm): Maps {
  const found = known.get(tensors.pixels);
  if (found) return found;
  const of = (name: 'block' | 'attention') =>
    Array.from({ length: depth }, (_, i): TensorData => tensors[`${name}${i}`]!);
  const patchesOf = (tokens: Float64Array) => Float32Array.from(tokens.slice(prefix.length));
  const maps = {
    gradient: saliency(tensors.pixels, patch_size),
    relevance: patchesOf(relevance(of('block'), of('attention'))),
    rollout: patchesOf(rollout(of('block'))),
  };
  known.set(tensors.pixels, maps);
  return maps;
}

const classAt = ({ data }: TensorData, place: number): number => {
  const asked = askedClasses(data);
  return asked[Math.min(place, asked.length - 1)]!;
};

/** The first patches of each map, and as many by chance. */
const ordersOf = (
  maps: Maps,
  count: number,
  seed: number,
  form: VitForm,
): Readonly<Record<(typeof WAYS)[number], readonly number[]>> => ({
  gradient: largestPlaces(maps.gradient, count),
  relevance: largestPlaces(maps.relevance, count),
  rollout: largestPlaces(maps.rollout, count),
  chance: somePlaces(count, patchCount(form), seed),
});
