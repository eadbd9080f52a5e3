/** One number for both directions, or one each: `_pair` in PyTorch, `to_2tuple` in timm. */
export type Pair = readonly [height: number, width: number];
export type PairLike = number | readonly number[];

export function pair(value: PairLike): Pair {
  if (typeof value === 'number') return [value, value];
  const [height, width = height] = value;
  return [height!, width!];
}
