/** The model's first classes before and after a change, as percent or as logits, on one scale. */
import type { VNode } from 'preact';
import { formatShare, formatSigned } from '#lib/plot/format.ts';
import type { Language } from '#lib/plot/language.ts';
import type { Numbers } from '#lib/plot/ndarray.ts';
import { topClasses } from '../book/model.ts';

export interface Answer {
  /** What the answer is to: "as it is", "without head 1 of block 3". */
  readonly label: string;
  /** (K); left out while the reader has not looked yet: the place stays. */
  readonly logits?: Numbers;
}

export interface TwinAnswersProps {
  readonly answers: readonly Answer[];
  readonly classNames: readonly string[];
  readonly lang: Language;
  /** Percent are shares of one; logits tell what percent hide near 0 and 100. Default percent. */
  readonly as?: 'percent' | 'logits';
  /** How many classes each; default 5. */
  readonly count?: number;
}

/** Stands where the reader has not looked yet. */
export const WAITING = { en: 'not asked yet', 'zh-CN': '还没有问' };

export function TwinAnswers({
  answers,
  classNames,
  lang,
  as = 'percent',
  count = 5,
}: TwinAnswersProps): VNode {
  const tops = answers.map(({ logits }) => logits && topClasses(logits, classNames, count));
  const logits = tops.flatMap((top) => top?.map(({ logit }) => logit) ?? []);
  // From 0, or from the lowest that is shown: a bar of a negative logit would be none.
  const [least, most] = [Math.min(0, ...logits), Math.max(1e-9, ...logits)];
  return (
    <div class="twin-answers">
      {answers.map(({ label }, i) => (
        <div class="answer" role="group" aria-label={label}>
          <p class="heading">{label}</p>
          <ol>
            {tops[i]
              ? tops[i].map(({ name, probability, logit }) => (
                  <Bar
                    name={name}
                    share={as === 'percent' ? probability : (logit - least) / (most - least)}
                    written={as === 'percent' ? formatShare(probability) : formatSigned(logit)}
                  />
                ))
              : Array.from({ length: count }, (_, row) => (
                  <Bar name={row === 0 ? WAITING[lang] : ''} share={0} written="" />
                ))}
          </ol>
        </div>
      ))}
    </div>
  );
}

interface BarProps {
  readonly name: string;
  /** Of the track, 0 to 1. */
  readonly share: number;
  readonly written: string;
}

/** One class or one answer in a list of them: its name, its number, a bar that forced colours keep. */
export const Bar = ({ name, share, written }: BarProps): VNode => (
  <li>
    <span class="name">{name}</span> <span class="number">{written}</span>
    <svg width="100%" height="7" aria-hidden="true">
      <rect width="100%" height="7" fill="var(--plot-track, #e6e8eb)" />
      <rect width={`${(100 * share).toFixed(2)}%`} height="7" fill="var(--plot-bar, #3f6f9f)" />
    </svg>
  </li>
);
