/** All that Python can ask of the library. */
import { anything } from './argument_types.ts';
import type { Checkpoints } from './checkpoints.ts';
import { generatorVerbs } from './generator_calls.ts';
import { moduleVerbs } from './module_calls.ts';
import { pageVerbs, type PagePicture } from './page_calls.ts';
import { numpyVerbs } from './numpy_calls.ts';
import type { PythonSide } from './python.ts';
import type { TensorVerbs } from './tensor_calls.ts';
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
  ...generatorVerbs,
  ...moduleVerbs(python),
  ...timmVerbs(python, checkpoints),
  ...pageVerbs(python, picture),
  ...numpyVerbs,
  /** The result of what the library called in Python; `python.ts` says why it comes so. */
  verb('answer', { value: anything }, ({ value }) => python.answer(value)),
];
