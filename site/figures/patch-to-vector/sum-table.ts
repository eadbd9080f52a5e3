/** The sum by hand as a table: each colour's products and the running sum, the bias, and the model's own number. */
import { formatValue } from '#lib/plot/format.ts';
import type { View } from '#lib/plot/view.ts';
import { html } from '../../kit/html.ts';
import type { Html } from '../../kit/html.ts';
import { agreement, channelSums } from './product.ts';
import type { PatchToVectorStrings } from './strings.ts';

export interface Sum {
  /** The 768 products, (3, 16, 16). */
  readonly terms: View;
  readonly bias: number;
  /** The convolution's output. */
  readonly output: number;
  /** How both are written in Python. */
  readonly biasName: string;
  readonly outputName: string;
  /** How many products are added. */
  readonly shown: number;
}

/** Both numbers are written with as many digits as they have in common, worked out here; the rest is said. */
export function sumHtml(sum: Sum, words: PatchToVectorStrings): Html {
  const { terms, bias, output, shown } = sum;
  const all = terms.data.length;
  const whole = add(channelSums(terms)) + bias;
  const { decimals, difference } = agreement(whole, output);
  const digits = decimals ?? 4;
  const number = (value: number) => value.toFixed(digits).replace('-', '\u2212');
  const sums = channelSums(terms, shown);
  const rows = sums.map(
    (part, i) =>
      html`<tr>
        <th scope="row">${words.planes[i]!}</th>
        <td>${number(part)}</td>
        <td>${number(add(sums.slice(0, i + 1)))}</td>
      </tr>`,
  );
  const end =
    shown < all
      ? html`<p class="agree">${words.partly(shown, all)}</p>`
      : html`<p class="agree">
          ${
            difference === 0
              ? words.same
              : decimals === null
                ? words.differ(formatValue(difference, 2))
                : words.agree(decimals, formatValue(difference, 2))
          }
        </p>`;
  const rest = (label: string, part: string, total: string) =>
    html`<tr>
      <th scope="row">${label}</th>
      <td>${part}</td>
      <td>${total}</td>
    </tr>`;
  const done = shown === all;
  return html`<table>
      <thead>
        <tr>
          <th scope="col">${words.sumOf}</th>
          <th scope="col">${words.sum}</th>
          <th scope="col">${words.running}</th>
        </tr>
      </thead>
      <tbody>
        ${rows} ${rest(words.bias(sum.biasName), done ? number(bias) : '', done ? number(whole) : '')}
        ${rest(words.model(sum.outputName), '', done ? number(output) : '')}
      </tbody>
    </table>
    ${end}`;
}

const add = (numbers: readonly number[]): number => numbers.reduce((whole, part) => whole + part, 0);
