/**
 * The sum by hand as a table: each colour's products and the running sum, the bias, and the model's own
 * number.
 */
import type { VNode } from 'preact';
import { formatValue } from '#lib/plot/format.ts';
import type { NdArray } from '#lib/plot/ndarray.ts';
import { agreement, channelSums } from './product.ts';
import type { Words } from './words.tsx';

export interface SumProps {
  /** The 768 products, (3, 16, 16). */
  readonly terms: NdArray;
  readonly bias: number;
  /** The convolution's output. */
  readonly output: number;
  /** How both are written in Python. */
  readonly biasName: string;
  readonly outputName: string;
  /** How many products are added. */
  readonly shown: number;
  readonly words: Words;
}

/** Both numbers are written with as many digits as they have in common, worked out here; the rest is said. */
export function SumTable({ terms, bias, output, biasName, outputName, shown, words }: SumProps): VNode {
  const all = terms.data.length;
  const whole = add(channelSums(terms)) + bias;
  const { decimals, difference } = agreement(whole, output);
  const number = (value: number) => value.toFixed(decimals ?? 4).replace('-', '\u2212');
  const sums = channelSums(terms, shown);
  const done = shown === all;
  const rows: readonly (readonly [label: string, part: string, total: string])[] = [
    ...sums.map((part, i) => [words.planes[i]!, number(part), number(add(sums.slice(0, i + 1)))] as const),
    [words.bias(biasName), done ? number(bias) : '', done ? number(whole) : ''],
    [words.model(outputName), '', done ? number(output) : ''],
  ];
  return (
    <div class="sum">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.sumOf}</th>
            <th scope="col">{words.sum}</th>
            <th scope="col">{words.running}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, part, total]) => (
            <tr>
              <th scope="row">{label}</th>
              <td>{part}</td>
              <td>{total}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="agree">
        {!done
          ? words.partly(shown, all)
          : difference === 0
            ? words.same
            : decimals === null
              ? words.differ(formatValue(difference, 2))
              : words.agree(decimals, formatValue(difference, 2))}
      </p>
    </div>
  );
}

const add = (numbers: readonly number[]): number => numbers.reduce((whole, part) => whole + part, 0);
