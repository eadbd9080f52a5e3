/** Which scale a heatmap has: that of what it shows, or one for all of its tensor, so that slices compare. */
import type * as PlotModule from '#lib/plot/index.ts';
import type { ColorScale, NdArray } from '#lib/plot/index.ts';
import type { InspectorWords } from './inspector-words.ts';

export type ScaleChoice = 'own' | 'common';

type Plot = Pick<
  typeof PlotModule,
  'attentionScale' | 'divergingScale' | 'formatSigned' | 'formatValue' | 'sharedRange' | 'symmetricMax'
>;

export interface ChosenScale {
  readonly scale: ColorScale;
  /** The values that are shown and the ends of their colours, in a sentence or two. */
  readonly says: string;
}

/**
 * @param shown what the heatmap shows.
 * @param whole the tensor that it is of.
 * @param fromZero whether the values are shares, as attention is: from 0, not around it.
 */
export function chosenScale(
  plot: Plot,
  {
    shown,
    whole,
    choice,
    fromZero,
  }: { shown: NdArray; whole: NdArray; choice: ScaleChoice; fromZero: boolean },
  words: InspectorWords,
): ChosenScale {
  const scaleOf = fromZero ? plot.attentionScale : plot.divergingScale;
  const [own, common] = [scaleOf(plot.symmetricMax(shown)), scaleOf(plot.symmetricMax(whole))];
  const number = fromZero ? plot.formatValue : plot.formatSigned;
  const range = ([low, high]: readonly [number, number]) => words.range(number(low), number(high));
  const values = words.valuesShown(range(plot.sharedRange(shown)));
  const all = shown.data.length === whole.data.length;
  const state = all
    ? words.onlyScale(range(own.domain))
    : choice === 'own'
      ? words.ownScale(range(own.domain), range(common.domain))
      : words.commonScale(range(common.domain));
  return { scale: choice === 'own' ? own : common, says: `${values}${words.gap}${state}` };
}
