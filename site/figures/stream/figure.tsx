/**
 * The tokens at every depth, how long they are there and behind the norm that reads them, and all made longer
 * at one.
 */
import type { TensorData } from '#lib/engine/contract.ts';
import { formatSigned, formatValue } from '#lib/plot/format.ts';
import { blocksOf, tokensByDepth } from '#lib/engine/tap.ts';
import type { Tap } from '#lib/engine/tap.ts';
import type { VitForm } from '#lib/engine/vit-form.ts';
import { model } from '../../book/model.ts';
import { verdictOf } from '../../book/verdict.ts';
import { DepthBar, DepthStrip } from '../../drawings/depth-strip.tsx';
import { TwinAnswers } from '../../drawings/twin-answers.tsx';
import { choice, integer } from '../../figure/fields.tsx';
import { defineFigure, run } from '../../figure/figure.ts';
import { lengthOf, louder } from './stream.ts';
import './style.css';
import { words } from './words.tsx';

/** Before the first block, and after each. */
const depthsOf = ({ depth }: VitForm): readonly number[] => Array.from({ length: depth + 1 }, (_, d) => d);

type Name = `stream${number}` | `norm${number}`;

export default defineFigure({
  name: 'stream',
  words,
  lines: 'blocks.0.norm1',
  state: {
    times: choice(['1', '0.1', '10', '100']),
    depth: integer(12, ({ depth }) => [0, depth]),
    whose: choice(['cls', 'patches']),
    as: choice(['percent', 'logits']),
  },

  needs: () => run({ logits: 'logits', tokens: model.norm_pre }),
  further: {
    with: ({ times, depth }) => (times === '1' ? '' : `${times} ${depth}`),
    needs: ({ times, depth }, { tokens }, { form }) =>
      run(
        { changed: 'logits', ...tapsByDepth(form) },
        { change: louder(depth, Number(times), tokens.shape[1]!) },
      ),
  },

  view({ state, tensors, words, book }) {
    const { times, depth, whose, as } = state;
    const depths = depthsOf(book.form);
    const lengths = (name: 'stream' | 'norm') =>
      depths.map((d) => lengthOf(read(tensors, `${name}${d}`), whose, book.form.prefix.length));
    const [stream, behind] = [lengths('stream'), lengths('norm')];
    const longest = Math.max(...stream, ...behind);
    return (
      <div class="stream">
        <p class="heading">{words.before[whose]}</p>
        <DepthStrip
          lang={book.lang}
          label={words.strip}
          field="depth"
          depth={depth}
          columns={stream.map((length, d) => ({
            drawing: <DepthBar share={length / longest} />,
            value: formatValue(length),
            says: words.at(d, formatValue(length)),
          }))}
        />
        <p class="heading">{words.behind}</p>
        <DepthStrip
          lang={book.lang}
          label={words.behind}
          names={depths.map((d) => (d < book.form.depth ? String(d) : 'norm'))}
          columns={behind.map((length, d) => ({
            drawing: <DepthBar share={length / longest} />,
            value: formatValue(length),
            says: words.read(d, d === book.form.depth, formatValue(length)),
          }))}
        />
        <p class="note">{words.scale(formatValue(longest))}</p>
        <TwinAnswers
          answers={[
            { label: words.whole, logits: tensors.logits.data },
            {
              label: words.louder(times, depth),
              ...(times === '1' ? {} : { logits: tensors.changed.data }),
            },
          ]}
          classNames={book.classNames}
          lang={book.lang}
          as={as}
        />
      </div>
    );
  },

  controls: ({ control, words }) => (
    <>
      {control('times', { label: words.times, option: (times) => `× ${times}` })}
      {control('whose', { label: words.shown, option: (whose) => words.whose[whose] })}
    </>
  ),
  more: ({ control, words }) => (
    <>
      {control('depth', { label: words.depth })}
      {control('as', { label: words.as, option: (as) => words.scales[as] })}
    </>
  ),

  readout({ state: { times, depth, whose }, tensors, words, book }) {
    if (times === '1') {
      const [first, last] = [0, book.form.depth].map((d) =>
        lengthOf(read(tensors, `stream${d}`), whose, book.form.prefix.length),
      ) as [number, number];
      return words.grows(whose, formatValue(first), formatValue(last), formatValue(last / first, 2));
    }
    const { first, now, flips, cost } = verdictOf(tensors.logits.data, tensors.changed.data);
    return words.verdict(
      times,
      depth,
      book.classNames[first]!,
      formatSigned(-cost),
      flips ? book.classNames[now]! : null,
    );
  },
  caption: ({ words }) => words.caption,
  tensor: ({ state: { depth }, tensors }) => ({
    ...read(tensors, `stream${depth}`),
    name: depth === 0 ? 'norm_pre' : `blocks.${depth - 1}`,
    dims: ['B', 'N', 'C'],
    kind: 'activation',
  }),
});

/** With the norm that reads the tokens of each depth; behind the last block it is the model's own. */
function tapsByDepth({ depth }: VitForm): Readonly<Record<Name, Tap>> {
  const norms = [...blocksOf(model, depth).map(({ norm1 }) => norm1), model.norm];
  return Object.fromEntries(
    tokensByDepth(model, depth).flatMap((tokens, d) => [
      [`stream${d}`, tokens],
      [`norm${d}`, norms[d]!],
    ]),
  );
}

const read = (tensors: Readonly<Record<Name, TensorData>>, name: Name): TensorData => tensors[name]!;
