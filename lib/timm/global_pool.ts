/** From all tokens to one vector, after timm 1.0.29 `global_pool_nlc` in `models/vision_transformer.py`. */
import { checkAs } from '../torch/errors.ts';
import type { Tensor } from '../torch/tensor.ts';

/** Of a ViT; 'map' and 'prr' pool by attention, in a layer of the model. */
export type GlobalPool = '' | 'avg' | 'avgmax' | 'max' | 'token' | 'map' | 'prr';

/**
 * (B, N, C) → (B, C): the class token, or a mean or maximum over the tokens after the prefix; '' keeps all
 * tokens.
 */
export function global_pool_nlc(
  x: Tensor,
  pool_type: GlobalPool,
  num_prefix_tokens = 1,
  include_prefix = false,
): Tensor {
  if (!pool_type) return x; // '', and what old code sets: False
  if (pool_type === 'token') return x.select(1, 0); // class token
  const tokens = include_prefix ? x : x.narrow(1, num_prefix_tokens, x.shape[1]! - num_prefix_tokens);
  if (pool_type === 'avg') return tokens.mean(1);
  if (pool_type === 'max') return tokens.amax(1);
  const named = String(pool_type) === 'true' ? 'True' : pool_type; // old code sets True
  checkAs('AssertionError', pool_type === 'avgmax', () => `Unknown pool type ${named}`);
  return tokens.amax(1).add(tokens.mean(1)).mul(0.5);
}
