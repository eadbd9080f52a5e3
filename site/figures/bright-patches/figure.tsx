/**
 * Twenty patches erased by one order or another: by what attention shows, by what erasing itself shows, or by
 * chance.
 */
import type { TensorData } from '#lib/engine/contract.ts';
import { formatSigned } from '#lib/plot/format.ts';
import { attentionScale, divergingScale } from '#lib/plot/scale.ts';
import type { Numbers } from '#lib/plot/ndarray.ts';
import { blocksOf } from '#lib/engine/tap.ts';
import type { Tap } from '#lib/engine/tap.ts';
import type { VitForm } from '#lib/engine/vit-form.ts';
import { meanOf, rollout, rowsOf } from '../../book/attention.ts';
import { largestPlaces, somePlaces, withoutPatches } from '../../book/erase.ts';
import { model } from '../../book/model.ts';
import { cellOf } from '../../book/patch.ts';
import { patchCount } from '../../book/tokens.ts';
import { firstOf } from '../../book/verdict.ts';
import { TokenGrid } from '../../drawings/token-grid.tsx';
import { TwinAnswers } from '../../drawings/twin-answers.tsx';
import { choice, integer, toggle } from '../../figure/fields.tsx';
import { defineFigure, run } from '../../figure/figure.ts';
import './style.css';
import { words } from './words.tsx';

type Tensors = Readonly<Record<'x' | 'logits' | `attention${number}`, TensorData>>;

const known = new WeakMap<object, { readonly last: Float32Array; readonly rollout: Numbers }>();

/** What the class token looks at, patch by patch: in the last block, and through all of them. */
function looksOf(tensors: Tensors, { depth, prefix }: VitForm) {
  const last = tensors[`attention${depth - 1}`]!;
  let looks = known.get(last);
  if (!looks) {
    const blocks = Array.from({ length: depth }, (_, block) => tensors[`attention${block}`]!);
    const patches = prefix.length;
    looks = { last: meanOf(rowsOf(last, 0)).slice(patches), rollout: rollout(blocks).slice(patches) };
    known.set(last, looks);
  }
  return looks;
}

/** The logit of `first` with each patch erased alone, as far as it has been tried. */
interface Tried {
  /** How far the logit fell, by patch. */
  readonly falls: readonly number[];
}

/** Patches that one run erases, one each: a batch costs less than as many runs. */
const BATCH = 4;

export default defineFigure({
  name: 'bright-patches',
  words,
  state: {
    by: choice(['last', 'rollout', 'chance', 'tried']),
    count: integer(20, (form) => [0, patchCount(form)]),
    erase: toggle(),
    seed: integer(1, [1, 999]),
    as: choice(['logits', 'percent']),
  },

  needs: (_, { form: { depth } }) =>
    run({
      x: 'input',
      logits: 'logits',
      ...(Object.fromEntries(
        blocksOf(model, depth).map(({ attn }, block) => [`attention${block}`, attn.attn_drop]),
      ) as Record<`attention${number}`, Tap>),
    }),
  further: {
    with: ({ by, count, erase, seed }) =>
      erase && by !== 'tried' ? `${by} ${count} ${by === 'chance' ? seed : ''}` : '',
    needs: ({ by, count, erase, seed }, tensors, { form }) => {
      if (!erase || by === 'tried') return run({ erased: 'logits' });
      const patches = orderOf(by, tensors, seed, form).slice(0, count);
      return run({ erased: 'logits' }, { input: withoutPatches(tensors.x, patches) });
    },
  },

  // Each patch alone takes a while: only when the reader asks for that order.
  growsWith: ({ by, erase, count }) => (by === 'tried' ? (erase ? `erase ${count}` : 'try') : null),
  async *grow({ tensors, compute, book: { form } }, { erase, count }) {
    const { x, logits } = tensors;
    const first = firstOf(logits.data);
    // What an interrupted try has found is kept.
    const falls = triedOf.get(logits) ?? [];
    triedOf.set(logits, falls);
    for (let patch = falls.length; patch < patchCount(form); patch += BATCH) {
      const batch = Array.from({ length: BATCH }, (_, i) => withoutPatches(x, [patch + i]));
      const data = new Float32Array(BATCH * x.data.length);
      batch.forEach((each, i) => data.set(each.data, i * x.data.length));
      const { erased } = await compute(
        { erased: 'logits' },
        { input: { data, shape: [BATCH, ...x.shape.slice(1)] } },
      );
      const classes = logits.data.length;
      for (let i = 0; i < BATCH; i++) falls.push(logits.data[first]! - erased.data[i * classes + first]!);
      yield { falls: [...falls], logits: null };
    }
    if (!erase) {
      yield { falls, logits: null };
      return;
    }
    const patches = largestPlaces(falls, count);
    const { erased } = await compute({ erased: 'logits' }, { input: withoutPatches(x, patches) });
    yield { falls, logits: erased.data };
  },

  view({ state, tensors, grown, words, book }) {
    const { by, count, erase, seed } = state;
    const { form } = book;
    const { map, scale } = mapOf(by, tensors, grown, form);
    const patches =
      by === 'tried'
        ? largestPlaces(grown?.falls ?? [], count)
        : orderOf(by, tensors, seed, form).slice(0, count);
    const after = by === 'tried' ? grown?.logits : erase ? tensors.erased.data : null;
    return (
      <div class="bright-patches">
        <div>
          <p class="heading">{words.orders[by]}</p>
          <TokenGrid
            values={map}
            prefix={[]}
            scale={scale}
            lang={book.lang}
            label={words.described(words.orders[by], book.picture.alt)}
            picture={book.picture}
            opacity={by === 'chance' ? 0 : 0.85}
            marks={patches.map((patch) => cellOf(patch, form.side))}
            width={300}
          />
          <p class="note">{words.marked(patches.length)}</p>
        </div>
        <TwinAnswers
          answers={[
            { label: words.whole, logits: tensors.logits.data },
            { label: words.erased(count), ...(after ? { logits: after } : {}) },
          ]}
          classNames={book.classNames}
          lang={book.lang}
          as={state.as}
        />
      </div>
    );
  },

  controls: ({ control, words, state }) => (
    <>
      {control('by', { label: words.by, as: 'select', option: (by) => words.orders[by] })}
      {control('erase', { label: state.erase ? words.putBack : words.erase(state.count), as: 'button' })}
    </>
  ),
  more: ({ control, words }) => (
    <>
      {control('count', { label: words.count })}
      {control('seed', { label: words.seed })}
      {control('as', { label: words.as, option: (as) => words.scales[as] })}
    </>
  ),
  next: (state, change) => ({ ...state, ...change, ...(change.by ? { erase: false } : {}) }),

  readout({ state: { by, erase, count }, tensors, grown, words, book }) {
    const all = patchCount(book.form);
    if (by === 'tried' && (grown?.falls.length ?? 0) < all)
      return words.trying(grown?.falls.length ?? 0, all);
    const after = by === 'tried' ? grown?.logits : tensors.erased.data;
    if (!erase || !after) return { asks: words.ask(count) };
    const first = firstOf(tensors.logits.data);
    const now = firstOf(after);
    return words.moved(
      book.classNames[first]!,
      formatSigned(after[first]! - tensors.logits.data[first]!),
      now === first ? null : book.classNames[now]!,
    );
  },
  caption: ({ words }) => words.caption,
  tensor: ({ state: { by }, tensors, grown, book: { form } }) => ({
    data: Array.from(mapOf(by, tensors, grown, form).map),
    shape: [form.side, form.side],
    name: `patches by ${by}`,
    dims: ['h', 'w'],
  }),
});

/** What was tried for a picture, by its logits. */
const triedOf = new WeakMap<object, number[]>();

function orderOf(
  by: 'last' | 'rollout' | 'chance',
  tensors: Tensors,
  seed: number,
  form: VitForm,
): readonly number[] {
  const all = patchCount(form);
  return by === 'chance' ? somePlaces(all, all, seed) : largestPlaces(looksOf(tensors, form)[by], all);
}

function mapOf(
  by: 'last' | 'rollout' | 'chance' | 'tried',
  tensors: Tensors,
  grown: Tried | undefined,
  form: VitForm,
) {
  if (by === 'tried') {
    const map = Array.from({ length: patchCount(form) }, (_, patch) => grown?.falls[patch] ?? 0);
    return { map, scale: divergingScale(Math.max(...map.map(Math.abs), 1e-6)) };
  }
  const map: Numbers = looksOf(tensors, form)[by === 'chance' ? 'last' : by];
  return { map, scale: attentionScale(Math.max(...Array.from(map))) };
}
