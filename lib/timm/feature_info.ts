/** Which features a backbone can hand out, after timm 1.0.29 `models/_features.py`. */
import { checkAs } from '../torch/errors.ts';

export interface FeatureRow {
  /** Path of the module whose output it is. */
  readonly module: string;
  readonly num_chs: number;
  /** Pixels of the picture per step of the map. */
  readonly reduction: number;
}

/**
 * Absolute indices of the features to take: all (null), the last n (a number), or those given, from the end
 * when negative.
 * @throws {TorchError} for an index that is not there, and, as Python's `max` does, for none at all
 */
export function feature_take_indices(
  num_features: number,
  indices: number | readonly number[] | null = null,
): { take_indices: number[]; max_index: number } {
  const wanted = indices ?? num_features;
  let take_indices: number[];
  if (typeof wanted === 'number') {
    checkAs(
      'AssertionError',
      wanted > 0 && wanted <= num_features,
      () => `last-n (${wanted}) is out of range (1 to ${num_features})`,
    );
    take_indices = Array.from({ length: wanted }, (_, i) => num_features - wanted + i);
  } else {
    take_indices = wanted.map((i) => {
      const at = i < 0 ? num_features + i : i;
      checkAs(
        'AssertionError',
        at >= 0 && at < num_features,
        () => `feature index ${at} is out of range (0 to ${num_features - 1})`,
      );
      return at;
    });
  }
  checkAs('ValueError', take_indices.length > 0, () => 'max() iterable argument is empty');
  return { take_indices, max_index: Math.max(...take_indices) };
}

/** What `model.feature_info` of a `features_only` model answers. */
export class FeatureInfo {
  readonly info: readonly FeatureRow[];
  readonly out_indices: readonly number[];

  constructor(info: readonly FeatureRow[], out_indices: readonly number[]) {
    this.info = info;
    this.out_indices = out_indices;
  }

  #get<Key extends keyof FeatureRow>(key: Key): FeatureRow[Key][] {
    return this.out_indices.map((i) => this.info.at(i)![key]);
  }

  channels(): number[] {
    return this.#get('num_chs');
  }

  reduction(): number[] {
    return this.#get('reduction');
  }

  module_name(): string[] {
    return this.#get('module');
  }
}
