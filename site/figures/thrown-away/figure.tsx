/** `out_indices`, block by block: which parts `features_only` keeps, and how many numbers are left. */
import { ModuleMap } from '../../drawings/module-map.tsx';
import { several } from '../../figure/fields.tsx';
import { defineFigure } from '../../figure/figure.ts';
import { BLOCKS, prunedTo, tuple, wholeModel } from './pruned.ts';
import './style.css';
import { words } from './words.tsx';

/** Only what stands directly in the model or in `blocks` has a line of its own. */
const FOLDED = ['patch_embed', ...BLOCKS.map((block) => `blocks.${block}`)];

const format = (n: number): string => n.toLocaleString('en-US');

export default defineFigure({
  name: 'thrown-away',
  words,
  chooser: 'none',
  state: { out: several(BLOCKS, ['9', '10', '11']) },

  view({ state: { out }, words }) {
    const { lines, numbers } = wholeModel();
    const parts = out.length > 0 ? prunedTo(out.map(Number)).parts : null;
    const fates = [...(parts?.values() ?? [])].flatMap(({ path, fate }) =>
      fate === 'none' || path === '' || path === 'blocks' ? [] : [[path, words.fates[fate]] as const],
    );
    return (
      <>
        <p class="call">
          <code>{`timm.create_model('vit_tiny_patch16_224', features_only=True, out_indices=${tuple(out)})`}</code>
        </p>
        <ModuleMap
          lines={lines}
          label={words.printed}
          folded={FOLDED}
          lit={new Map(fates)}
          reasons={Object.values(words.fates)}
          beside={(path) => {
            const count = numbers.get(path)!;
            return count > 0 ? format(count) : undefined;
          }}
        />
      </>
    );
  },

  controls: ({ control, words }) => control('out', { label: words.out }),

  readout({ state: { out }, words }) {
    if (out.length === 0) return { asks: words.none };
    const { numbers, blocks } = prunedTo(out.map(Number));
    const whole = wholeModel().numbers.get('')!;
    return words.says({ maps: out.length, blocks, numbers: format(numbers), whole: format(whole) });
  },
  caption: ({ words }) => words.caption,
});
