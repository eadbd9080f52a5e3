/**
 * What each head says on average over the tokens of a picture: with it in the head's place, every token hears
 * the same.
 */
import type { TensorData } from '#lib/engine/contract.ts';
import type { HeadMeans } from './heads.ts';

const known = new WeakMap<object, HeadMeans>();

/**
 * @param tensors `attention0`, `v0`, …: (1, H, N, N) and (1, H, N, d) of each block
 * @returns (d) for each head: the mean over tokens of attention · v
 */
export function headMeans(tensors: Readonly<Record<string, TensorData>>, depth: number): HeadMeans {
  const found = known.get(tensors['v0']!);
  if (found) return found;
  const means = new Map<string, TensorData>();
  for (let block = 0; block < depth; block++) {
    const [attention, v] = [tensors[`attention${block}`]!, tensors[`v${block}`]!];
    const [, heads, tokens, d] = v.shape as [number, number, number, number];
    for (let head = 0; head < heads; head++) {
      const mean = new Float32Array(d);
      for (let key = 0; key < tokens; key++) {
        let received = 0;
        for (let query = 0; query < tokens; query++)
          received += attention.data[(head * tokens + query) * tokens + key]!;
        for (let i = 0; i < d; i++) mean[i]! += (received / tokens) * v.data[(head * tokens + key) * d + i]!;
      }
      means.set(`${block}.${head}`, { data: mean, shape: [d] });
    }
  }
  known.set(tensors['v0']!, means);
  return means;
}
