/** `Module.load_state_dict` with PyTorch's messages; after `torch/nn/modules/module.py`. */
import { cast } from '../torch/cast.ts';
import { TorchError } from '../torch/errors.ts';
import { write } from '../torch/record.ts';
import type { Tensor } from '../torch/tensor.ts';
import type { AnyModule } from './module.ts';
import { compareStateDict, loadStateDictMessage } from './state_dict_report.ts';

export interface LoadResult {
  readonly missing_keys: readonly string[];
  readonly unexpected_keys: readonly string[];
}

/**
 * Values of the same name and shape replace the module's own. Wrong shapes raise always, missing and
 * unexpected names when `strict`; nothing is written when it raises.
 */
export function loadStateDict(
  module: AnyModule,
  state: ReadonlyMap<string, Tensor>,
  strict: boolean,
): LoadResult {
  const own = module.state_dict();
  const report = compareStateDict(own, state);
  const { missing, unexpected } = report;
  const counted = strict ? report : { ...report, missing: [], unexpected: [] };
  const message = loadStateDictMessage(counted, module.type_name);
  if (message !== null) throw new TorchError('RuntimeError', message);
  for (const [name, target] of own) {
    const source = state.get(name);
    if (source) write(target, cast(source.reshape(target.shape), target.dtype).node);
  }
  return { missing_keys: missing, unexpected_keys: unexpected };
}
