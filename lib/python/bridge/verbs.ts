/** All that Python can ask of the library. */
import { withGrad } from '#lib/torch/autograd/mode.ts';
import { anything } from './argument-types.ts';
import { autogradVerbs } from './autograd-verbs.ts';
import type { Checkpoints } from './checkpoints.ts';
import { generatorVerbs } from './generator-verbs.ts';
import { optimVerbs } from './optim-verbs.ts';
import { moduleVerbs } from './module-verbs.ts';
import { pageVerbs, type PagePicture } from './page-verbs.ts';
import { numpyVerbs } from './numpy-verbs.ts';
import type { PythonSide } from './python.ts';
import type { TensorVerbs } from './tensor-verbs.ts';
import { storageVerbs } from './storage-verbs.ts';
import { timmVerbs } from './timm-verbs.ts';
import { verb, type Verb } from './verb.ts';

export interface VerbsSpec {
  readonly tensors: TensorVerbs;
  readonly python: PythonSide;
  readonly checkpoints: Checkpoints;
  /** Of the site's, by name; default the page's. */
  readonly picture: (name?: string) => PagePicture | null;
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
