/**
 * The class token read at every depth: by the model's own norm and head, and by a probe fitted for that
 * depth.
 */
import type { TensorData } from '#lib/engine/contract.ts';
import { tapOfPath, tokensByDepth } from '#lib/engine/tap.ts';
import type { Tap } from '#lib/engine/tap.ts';
import type { VitForm } from '#lib/engine/vit-form.ts';
import { formatShare } from '#lib/plot/format.ts';
import { model, topClasses } from '../../book/model.ts';
import { probeLogits } from '../../book/probes.ts';
import { DepthBar, DepthStrip } from '../../drawings/depth-strip.tsx';
import { TwinAnswers } from '../../drawings/twin-answers.tsx';
import { integer, toggle } from '../../figure/fields.tsx';
import { defineFigure, run } from '../../figure/figure.ts';
import type { Book } from '../../figure/figure.ts';
import { firstOf, lensLogits, settledAt, tokenAt } from './lens.ts';
import './style.css';
import { words } from './words.tsx';

type Name = 'logits' | 'norm.weight' | 'norm.bias' | `stream${number}` | `${HeadName}.${'weight' | 'bias'}`;
type HeadName = 'head' | 'head_dist';
type Tensors = Readonly<Record<Name, TensorData>>;

/** The heads that a model has, by timm's names, and the tokens that they read. */
const headsOf = ({ prefix }: VitForm): readonly (readonly [HeadName, number])[] => {
  const distilled = prefix.indexOf('dist_token');
  return [['head', 0] as const, ...(distilled < 0 ? [] : [['head_dist', distilled] as const])];
};

/** Tokens at every depth, and the parameters of what reads them behind the last block. */
function tapsOf(form: VitForm): Readonly<Record<Name, Tap>> {
  const layers = ['norm', ...headsOf(form).map(([name]) => name)];
  const parameters = layers.flatMap((layer) => [`${layer}.weight`, `${layer}.bias`]);
  return {
    logits: 'logits',
    ...Object.fromEntries(tokensByDepth(model, form.depth).map((tap, depth) => [`stream${depth}`, tap])),
    ...Object.fromEntries(parameters.map((name) => [name, tapOfPath(name)])),
  } as Record<Name, Tap>;
}

/** What one reading says at every depth. */
interface Reading {
  readonly logits: readonly Float32Array[];
  readonly shares: readonly number[];
  /** The first class of each depth; null where all are alike. */
  readonly named: readonly (number | null)[];
}

export default defineFigure({
  name: 'lens',
  words,
  lines: 'forward_head',
  state: { depth: integer(0, ({ depth }) => [0, depth]), all: toggle() },

  needs: (_, { form }) => run(tapsOf(form)),

  async derive({ tensors, book }) {
    const { form, ownWeights } = book;
    const stream = Array.from({ length: form.depth + 1 }, (_, depth) => read(tensors, `stream${depth}`));
    const norm = { weight: tensors['norm.weight'], bias: tensors['norm.bias'] };
    const heads = headsOf(form).map(([name, token]) => ({
      token,
      weight: read(tensors, `${name}.weight`),
      bias: read(tensors, `${name}.bias`),
    }));
    const [first] = topClasses(tensors.logits.data, book.classNames, 1);
    const readingOf = (logits: readonly Float32Array[]): Reading => {
      const tops = logits.map((each) => topClasses(each, book.classNames, each.length));
      return {
        logits,
        shares: tops.map((top) => top.find(({ index }) => index === first!.index)!.probability),
        named: logits.map(firstOf),
      };
    };
    // Probes belong to the weights that they were fitted on.
    const probes = ownWeights ? await book.probes() : null;
    return {
      name: first!.name,
      lens: readingOf(stream.map((tokens) => lensLogits(tokens, norm, heads))),
      probe: probes && readingOf(stream.map((tokens, depth) => probeLogits(probes, depth, tokenAt(tokens)))),
    };
  },

  view({ state: { depth, all }, derived: { name, lens, probe }, words, book }) {
    const strip = (label: string, { shares, named }: Reading, field?: 'depth') => (
      <>
        <p class="heading">{label}</p>
        <DepthStrip
          lang={book.lang}
          label={label}
          {...(field ? { field, depth } : {})}
          columns={shares.map((share, d) => {
            const shown = all || d === depth;
            return {
              drawing: <DepthBar share={shown ? share : 0} />,
              value: shown ? Math.round(100 * share).toString() : '·',
              says: shown ? words.at(d, name, formatShare(share), nameOf(named[d]!, book)) : words.hidden(d),
            };
          })}
        />
      </>
    );
    return (
      <div class="lens">
        {strip(words.lensStrip(name), lens, 'depth')}
        {probe ? strip(words.probeStrip(name), probe) : <p class="note">{words.noProbe}</p>}
        <TwinAnswers
          answers={[
            { label: words.lensAt(depth), logits: lens.logits[depth]! },
            ...(probe ? [{ label: words.probeAt(depth), logits: probe.logits[depth]! }] : []),
          ]}
          classNames={book.classNames}
          lang={book.lang}
        />
      </div>
    );
  },

  controls: ({ control, words, state }) => (
    <>
      {control('depth', { label: words.depth })}
      {control('all', { as: 'button', label: state.all ? words.one : words.all })}
    </>
  ),

  readout({ state: { depth, all }, derived: { name, lens, probe }, words, book }) {
    if (all) return words.settled(name, settledAt(lens.named), probe && settledAt(probe.named));
    const says = ({ shares, named }: Reading) => ({
      first: nameOf(named[depth]!, book),
      share: formatShare(shares[depth]!),
    });
    return words.says(depth, name, says(lens), probe && says(probe));
  },
  caption: ({ words }) => words.caption,
  tensor: ({ state: { depth }, derived: { lens }, book: { form } }) => ({
    data: lens.logits[depth]!,
    shape: [1, lens.logits[depth]!.length],
    name:
      depth === form.depth
        ? 'logits'
        : `head(norm(${depth === 0 ? 'norm_pre' : `blocks.${depth - 1}`}))[:, 0]`,
    dims: ['B', 'K'],
    kind: 'activation',
  }),
});

const read = (tensors: Tensors, name: Name): TensorData => tensors[name]!;

const nameOf = (first: number | null, { classNames }: Book): string | null =>
  first === null ? null : classNames[first]!;
