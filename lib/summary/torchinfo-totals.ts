/** Sums under a torchinfo table, after torchinfo 1.8.0 `model_statistics.py`. */
import type { LayerInfo } from './torchinfo.ts';

export interface Totals {
  readonly total_params: number;
  readonly trainable_params: number;
  readonly total_mult_adds: number;
  /** Bytes. */
  readonly total_input: number;
  /** Of the outputs of layers with parameters, twice, as for gradients. */
  readonly total_output_bytes: number;
  readonly total_param_bytes: number;
}

export function totalsOf(rows: readonly LayerInfo[], total_input: number): Totals {
  let [total_params, trainable_params, total_mult_adds, total_output_bytes, total_param_bytes] = [
    0, 0, 0, 0, 0,
  ];
  for (const row of rows) {
    if (row.is_leaf) {
      total_mult_adds += row.macs;
      if (row.num_params > 0) total_output_bytes += row.output_bytes * 2;
      if (row.is_recursive) continue;
      total_params += row.num_params;
      total_param_bytes += row.param_bytes;
      trainable_params += row.trainable_params;
    } else if (!row.is_recursive) {
      total_params += Math.max(leftover(row, 'num_params'), 0);
      trainable_params += Math.max(leftover(row, 'trainable_params'), 0);
      total_param_bytes += Math.max(leftover(row, 'param_bytes'), 0);
    }
  }
  return {
    total_params,
    trainable_params,
    total_mult_adds,
    total_input,
    total_output_bytes,
    total_param_bytes,
  };
}

/** Parameters (or their bytes) that a module has itself, not in the modules below it. */
export function leftover(row: LayerInfo, of: 'num_params' | 'trainable_params' | 'param_bytes'): number {
  return row.children
    .filter((child) => !child.is_recursive)
    .reduce((rest, child) => rest - (child.is_leaf ? child[of] : leftover(child, of)), row[of]);
}
