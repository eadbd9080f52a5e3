/** What several draws of the same pictures come to, as shares of 1. */
export interface Spread {
  readonly mean: number;
  readonly least: number;
  readonly most: number;
}

export const spreadOf = (shares: readonly number[]): Spread => ({
  mean: shares.reduce((sum, each) => sum + each, 0) / shares.length,
  least: Math.min(...shares),
  most: Math.max(...shares),
});
