/** All that Python can ask of the library. */
import { withGrad } from '#lib/torch/autograd/mode.ts';
import { anything } from './argument_types.ts';
import { autogradVerbs } from './autograd_calls.ts';
import type { Checkpoints } from './checkpoints.ts';
import { generatorVerbs } from './generator_calls.ts';
import { optimVerbs } from './optim_calls.ts';
import { moduleVerbs } from './module_calls.ts';
import { pageVerbs, type PagePicture } from './page_calls.ts';
import { numpyVerbs } from './numpy_calls.ts';
import type { PythonSide } from './python.ts';
import type { TensorVerbs } from './tensor_calls.ts';
import { storageVerbs } from './storage_calls.ts';
import { timmVerbs } from './timm_calls.ts';
import { verb, type Verb } from './verb.ts';

export interface VerbsSpec {
  readonly tensors: TensorVerbs;
  readonly python: PythonSide;
  readonly checkpoints: Checkpoints;
  readonly picture: () => PagePicture | null;
}

export const verbsOf = ({ tensors, python, checkpoints, picture }: VerbsSpec): readonly Verb[] => [
  ...tensors.verbs,
  ...autogradVerbs(python),
  ...optimVerbs,
  ...storageVerbs,
  ...generatorVerbs,
  ...[...moduleVerbs(python), ...timmVerbs(python, checkpoints)].map(offTheTape),
  ...pageVerbs(python, picture),
  ...numpyVerbs,
  /** The result of what the library called in Python; `python.ts` says why it comes so. */
  verb('answer', { value: anything }, ({ value }) => python.answer(value)),
];

/** Models are made, loaded and converted under `no_grad`, as PyTorch does it; their calls are recorded. */
const RECORDED = new Set(['call_module', 'forward_intermediates', 'get_attribute', 'own_parameters']);

/** Of a module's methods those that change it, and do not compute with it. */
const CHANGES = /^(reset|init|set|prune)_/;

function offTheTape(verb: Verb): Verb {
  if (RECORDED.has(verb.name)) return verb;
  const run: Verb['run'] = (args, kwargs) => {
    const computes = verb.name === 'invoke' && !CHANGES.test(args[1] as string);
    return computes ? verb.run(args, kwargs) : withGrad(false, () => verb.run(args, kwargs));
  };
  return { ...verb, run };
}
