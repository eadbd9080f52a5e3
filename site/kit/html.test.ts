import { expect, test } from 'vitest';
import { html } from './html.ts';

test('values are escaped, markup is kept, null is left out', () => {
  const inner = html`<b title="${'"&<>'}">${1}</b>`;
  expect(html`<p>${inner}${null}${[html`<i></i>`, html`<u></u>`]}</p>`.text).toBe(
    '<p><b title="&quot;&amp;&lt;&gt;">1</b><i></i><u></u></p>',
  );
});
