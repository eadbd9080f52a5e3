/** Dropout replaced by Identity, or deleted: the same numbers come out, and not the same names. */
import { choice } from '../../figure/fields.tsx';
import { defineFigure } from '../../figure/figure.ts';
import { keysAfter, WAYS } from './keys.ts';
import './style.css';
import { words } from './words.tsx';

export default defineFigure({
  name: 'names-stay',
  words,
  state: { way: choice(WAYS) },

  view({ state: { way }, words }) {
    const before = keysAfter('as it is').keys;
    const { keys, error } = keysAfter(way);
    return (
      <div class="names-stay">
        <div>
          <p class="heading">{words.saved}</p>
          <ul>
            {before.map((key) => (
              <li>
                <code>{key}</code>
              </li>
            ))}
          </ul>
        </div>
        <div>
          <p class="heading">{words.now}</p>
          <ul>
            {keys.map((key) => (
              <li class={before.includes(key) ? undefined : 'moved'}>
                <code>{key}</code>
              </li>
            ))}
          </ul>
        </div>
        <pre tabIndex={0} aria-label={words.loading}>
          {error === null ? '<All keys matched successfully>' : error.trimEnd()}
        </pre>
      </div>
    );
  },

  controls: ({ control, words }) => control('way', { label: words.way, option: (way) => <code>{way}</code> }),
  readout: ({ state: { way }, words }) =>
    way === 'as it is' ? { asks: words.ask } : words.says(way, keysAfter(way).error === null),
  caption: ({ words }) => words.caption,
});
