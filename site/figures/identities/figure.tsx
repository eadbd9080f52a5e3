/** The printed model, release by release: which modules do nothing, and what they keep a place for. */
import { ModuleMap } from '../../drawings/module-map.tsx';
import { choice, toggle } from '../../figure/fields.tsx';
import { defineFigure } from '../../figure/figure.ts';
import { identitiesOf, printedBy, reasonOf, RELEASES } from './printed.ts';
import { words } from './words.tsx';

/** Blocks that look like the first. */
const FOLDED = Array.from({ length: 11 }, (_, i) => `blocks.${i + 1}`);

export default defineFigure({
  name: 'identities',
  words,
  state: { release: choice(RELEASES, '1.0.29'), lit: toggle(), all: toggle() },

  view({ state: { release, lit, all }, words }) {
    const lines = printedBy(release);
    const nothing = identitiesOf(lines);
    return (
      <>
        <ModuleMap
          lines={lines}
          label={words.printed(release)}
          folded={all ? [] : FOLDED}
          lit={new Map(lit ? nothing.map((path) => [path, words.reasons[reasonOf(path)]] as const) : [])}
        />
        <p class="note">{lit ? words.counted(nothing.length, release) : words.hidden}</p>
      </>
    );
  },

  controls: ({ control, state, words }) => (
    <>
      {control('release', { as: 'select', label: words.release, option: (release) => `timm ${release}` })}
      {control('lit', { as: 'button', label: state.lit ? words.dark : words.light })}
    </>
  ),
  more: ({ control, words }) => control('all', { label: words.all }),

  readout({ state: { release, lit }, words }) {
    if (!lit) return { asks: words.ask };
    const nothing = identitiesOf(printedBy(release));
    const count = (reason: keyof typeof words.reasons) =>
      nothing.filter((path) => reasonOf(path) === reason).length;
    return words.says(
      nothing.length,
      (Object.keys(words.reasons) as (keyof typeof words.reasons)[])
        .filter((reason) => count(reason) > 0)
        .map((reason) => `${words.reasons[reason]} ${count(reason)}`),
    );
  },
  caption: ({ words }) => words.caption,
});
