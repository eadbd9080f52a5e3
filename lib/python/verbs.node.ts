/** Python's side of the verbs, as a source file: one function a verb, with its arguments by name. */
import { encodeItems } from './bridge/encode.ts';
import { Checkpoints } from './bridge/checkpoints.ts';
import { PythonSide } from './bridge/python.ts';
import { tensorVerbs } from './bridge/tensor-verbs.ts';
import type { Verb } from './bridge/verb.ts';
import { verbsOf } from './bridge/verbs.ts';

/** Where it lies among the facade's files. */
export const VERBS_PATH = 'torch/_verbs.py';

const HEAD = `"""What the library in TypeScript can be asked, one function a verb; results are Python's own objects, or records.

Written from \`lib/python/bridge/*-verbs.ts\` by \`npm run verbs\`: change it there.
"""

from ._wire import call, record_of
`;

const nothing = { architecture: '', weights: '', otherWeights: [], picture: '' };

/** The text of `facade/torch/_verbs.py`. */
export function verbsSource(): string {
  const verbs = verbsOf({
    tensors: tensorVerbs(),
    python: new PythonSide((values) => encodeItems('tuple', values)),
    checkpoints: new Checkpoints(nothing, () => Promise.reject(new Error('the list of verbs loads nothing'))),
    picture: () => null,
  });
  return HEAD + verbs.map(functionOf).join('');
}

function functionOf({ name, args, open, record }: Verb): string {
  const parameters = Object.keys(args);
  const given = Object.entries(args).map(([arg, { python }]) => (python ? `${python}(${arg})` : arg));
  const rest = open ? ['*args', '**kwargs'] : [];
  // What is open may be given keywords of any name.
  const positional = open && parameters.length > 0 ? [...parameters, '/'] : parameters;
  const ask = record ? 'record_of' : 'call';
  return `

def ${name}(${[...positional, ...rest].join(', ')}):
    return ${ask}(${[`"${name}"`, ...given, ...rest].join(', ')})
`;
}
