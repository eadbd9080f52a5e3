/**
 * Where ticks stand and what they say; after matplotlib 3.10 `ticker.py` (MaxNLocator, LogLocator,
 * ScalarFormatter).
 */
const STEPS = [1, 2, 2.5, 5, 10, 20];

/** Round numbers from low to high and at most one beyond each, `bins` intervals at most. */
export function roundTicks(low: number, high: number, bins: number): number[] {
  if (low > high) [low, high] = [high, low];
  if (!(high > low)) return [low];
  const span = high - low;
  const middle = (high + low) / 2;
  const power = Math.floor(Math.log10(Math.abs(middle)));
  const offset = Math.abs(middle) / span < 100 ? 0 : Math.sign(middle) * 10 ** power;
  const scale = 10 ** Math.floor(Math.log10(span / bins));
  const [from, to] = [low - offset, high - offset];
  const steps = STEPS.map((step) => step * scale);
  const first = steps.findIndex((step) => step >= span / bins);
  for (let i = first < 0 ? steps.length - 1 : first; i >= 0; i--) {
    const step = steps[i]!;
    const start = Math.floor(from / step) * step;
    const [begin, end] = [edge(from - start, step, Math.floor), edge(to - start, step, Math.ceil)];
    const ticks = Array.from({ length: end - begin + 1 }, (_, k) => (begin + k) * step + start + offset);
    if (i === 0 || ticks.filter((tick) => tick >= low && tick <= high).length >= 2)
      return ticks.map((tick) => Number(tick.toPrecision(12)));
  }
  return [low, high];
}

/** A quotient that is whole but for rounding counts as whole. */
function edge(distance: number, step: number, round: (value: number) => number): number {
  const quotient = distance / step;
  const near = Math.round(quotient);
  return Math.abs(quotient - near) < 1e-10 ? near : round(quotient);
}

export function powerTicks(low: number, high: number): number[] {
  const [from, to] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const stride = Math.max(1, Math.ceil((to - from) / 9));
  const ticks: number[] = [];
  for (let power = from; power <= to; power += stride) ticks.push(10 ** power);
  return ticks.filter((tick) => tick >= low * 0.999 && tick <= high * 1.001);
}

const MINUS = '\u2212';
const signed = (text: string): string => text.replace('-', MINUS);
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** 10 to a power, as a log axis says it. */
export const powerLabel = (tick: number): string =>
  '10' +
  String(Math.round(Math.log10(tick))).replace(/[-\d]/g, (c) => (c === '-' ? '⁻' : SUPERSCRIPTS[Number(c)]!));

/** The ticks' texts with as many digits as tell them apart, and what stands at the axis' end (`1e6`). */
export function tickTexts(ticks: readonly number[]): { readonly texts: string[]; readonly factor: string } {
  const largest = Math.max(...ticks.map(Math.abs), 0);
  const power = largest > 0 ? Math.floor(Math.log10(largest)) : 0;
  const isScientific = largest !== 0 && (power <= -5 || power >= 6);
  const scaled = isScientific ? ticks.map((tick) => tick / 10 ** power) : ticks;
  const span = Math.max(...scaled) - Math.min(...scaled) || Math.abs(scaled[0] ?? 1) || 1;
  let digits = Math.max(0, 3 - Math.floor(Math.log10(span)));
  const isTold = (n: number): boolean =>
    scaled.every(
      (tick) => Math.abs(tick - Number(tick.toFixed(n))) < 1e-3 * 10 ** Math.floor(Math.log10(span)),
    );
  while (digits > 0 && isTold(digits - 1)) digits--;
  return {
    texts: scaled.map((tick) => signed((Object.is(tick, -0) ? 0 : tick).toFixed(digits))),
    factor: isScientific ? signed(`1e${power}`) : '',
  };
}
