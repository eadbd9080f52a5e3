/**
 * Hooks on the modules of the printed model: who is called when a picture passes, how often, and who stays
 * silent.
 */
import { formatShape } from '#lib/plot/format.ts';
import { ModuleMap } from '../../drawings/module-map.tsx';
import { integer, several, toggle } from '../../figure/fields.tsx';
import { defineFigure } from '../../figure/figure.ts';
import { CHOICES } from './choices.ts';
import { FOLDED, listened, printedLines } from './listen.ts';
import './style.css';
import { words } from './words.tsx';

const PASSES = 9;

/** The hooked modules, the heard among them, and the silent. */
function outcome(state: { hooked: readonly string[]; all: boolean; fused: boolean }) {
  const { paths, heard } = listened(state.fused);
  const hooked = state.all ? paths : paths.filter((path) => state.hooked.includes(path));
  return {
    heard,
    hooked,
    called: hooked.filter((path) => heard.has(path)),
    silent: hooked.filter((path) => !heard.has(path)),
  };
}

export default defineFigure({
  name: 'hooks',
  words,
  chooser: 'none',
  state: {
    hooked: several(CHOICES, ['patch_embed', 'blocks.0']),
    all: toggle(),
    fused: toggle(true),
    passes: integer(0, [0, PASSES]),
  },

  view({ state, words }) {
    const { passes, all } = state;
    const { heard, hooked } = outcome(state);
    const reasonOf = (path: string): string =>
      passes === 0 ? words.hook : heard.has(path) ? words.heard : words.silent;
    return (
      <>
        <ModuleMap
          lines={printedLines()}
          label={words.printed}
          folded={FOLDED}
          field="hooked"
          several={{ chosen: hooked, choices: all ? [] : CHOICES }}
          lit={new Map(hooked.map((path) => [path, reasonOf(path)]))}
          reasons={[words.hook, words.heard, words.silent]}
          beside={(path) => {
            if (passes === 0 || !hooked.includes(path)) return undefined;
            const shape = heard.get(path);
            return shape ? `${words.calls(passes)}, ${formatShape(shape)}` : words.calls(0);
          }}
        />
        <p class="note">
          <button type="button" data-field="hooked" disabled={all || hooked.length === 0}>
            {words.off}
          </button>{' '}
          {words.note(passes)}
        </p>
      </>
    );
  },

  controls: ({ control, words }) => (
    <>
      {control('passes', { as: 'button', label: words.run, option: () => words.run })}
      {control('all', { label: words.all })}
      {control('fused', { label: words.fused })}
    </>
  ),
  next: (state, change) => ({
    ...state,
    ...change,
    // Other hooks, or another model, have heard nothing yet.
    passes: change.passes === undefined ? 0 : Math.min(PASSES, change.passes),
  }),

  readout({ state, words }) {
    const { hooked, called, silent } = outcome(state);
    if (hooked.length === 0) return { asks: words.none };
    if (state.passes === 0) return { asks: words.ask(hooked.length) };
    return words.says({ passes: state.passes, hooks: hooked.length, called: called.length, silent });
  },
  caption: ({ words }) => words.caption,
});
