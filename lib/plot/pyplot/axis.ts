/** An axis' ticks and their texts. */
import type { AxisSpec } from './spec.ts';
import { powerLabel, powerTicks, roundTicks, tickTexts } from './ticks.ts';

export interface AxisTexts {
  readonly ticks: readonly number[];
  readonly texts: readonly string[];
  readonly factor: string;
}

/**
 * @param length of the axis in pixels, which decides how many ticks there is room for. @param room text sizes
 *   a tick
 */
export function axisTexts(axis: AxisSpec, length: number, room = 2): AxisTexts {
  const [low, high] = [Math.min(...axis.limits), Math.max(...axis.limits)];
  const isLog = axis.scale === 'log';
  const bins = Math.max(1, Math.min(9, Math.floor((length * 0.72) / (axis.tickSize * room))));
  const found = axis.ticks ?? (isLog ? powerTicks(low, high) : roundTicks(low, high, bins));
  const slack = (high - low) * 1e-9;
  const inside = found
    .map((tick, i) => ({ tick, i }))
    .filter(({ tick }) => tick >= low - slack && tick <= high + slack);
  const ticks = inside.map(({ tick }) => tick);
  if (axis.tickLabels) return { ticks, texts: inside.map(({ i }) => axis.tickLabels![i] ?? ''), factor: '' };
  if (isLog) return { ticks, texts: ticks.map(powerLabel), factor: '' };
  return { ticks, ...tickTexts(ticks) };
}
