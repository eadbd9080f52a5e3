/**
 * What of PyTorch, timm and the packages beside them there is in the cells, found by asking: each public name
 * of PyTorch's and timm's is looked up in the very Python that the cells run; NumPy and the others say
 * themselves what they have and what they have not. For the page "Python here".
 */
import names from './bridge/names.json' with { type: 'json' };
import { createBridge } from './bridge.node.ts';
import type { BookFiles } from './contract.ts';
import { createNodeInterpreter } from './interpreter.node.ts';

export interface SurfaceSection {
  /** The module or class as one writes it: `torch.nn`. */
  readonly where: string;
  readonly here: readonly string[];
  /** Public names that the real one has and the cells have not; using one raises NotImplementedError. */
  readonly missing: readonly string[];
}

const SECTIONS: Readonly<Record<string, string>> = {
  torch: 'torch',
  'torch.Tensor': 'torch.zeros(1, 1)',
  'torch.nn': 'torch.nn',
  'torch.nn.functional': 'torch.nn.functional',
  'torch.nn.Module': 'torch.nn.Module',
  timm: 'timm',
  'timm.layers': 'timm.layers',
  'timm.data': 'timm.data',
};

/** Modules that are asked for their own names. */
const PACKAGES = [
  'numpy',
  'numpy.random',
  'numpy.linalg',
  'einops',
  'matplotlib.pyplot',
  'PIL.Image',
  'PIL.ImageOps',
  'torchvision.transforms',
  'torchvision.transforms.v2',
  'torchvision.transforms.functional',
];

const QUESTION = `
import importlib, json, types, torch, timm

def there(owner, name):
    try:
        value = getattr(owner, name)
    except (NotImplementedError, AttributeError):
        return False
    return not isinstance(value, types.ModuleType) and not hasattr(value, '_not_here')

def own(where):
    module = importlib.import_module(where)
    here = [name for name in dir(module) if name[0] != '_' and not isinstance(getattr(module, name), types.ModuleType)]
    listed = [vars(module)[kind] for kind in ('_NUMPY_HAS', '_MATPLOTLIB_HAS', '_TORCHVISION_HAS') if kind in vars(module)]
    return [where, [[name, True] for name in here] + [[name, False] for part in listed for name in sorted(part)]]

found = [[where, [[name, there(eval(owner), name)] for name in names]] for where, owner, names in asked]
print(json.dumps(found + [own(where) for where in packages]))
`;

/** Names that are no business of a reader's: inner classes, constants, Python's own modules that leak. */
const isPublic = (where: string, name: string): boolean =>
  !name.startsWith('_') &&
  (where === 'torch' ? /^[a-z]/.test(name) || name.endsWith('Tensor') : !/^[A-Z_0-9]+$/.test(name));

/** @param book its files are named, not read. */
export async function supportedSurface(book: BookFiles): Promise<readonly SurfaceSection[]> {
  const listed = names as Readonly<Record<string, string>>;
  const asked = Object.entries(SECTIONS).map(([where, owner]) => [
    where,
    owner,
    listed[where]!.split(' ').filter((name) => isPublic(where, name)),
  ]);
  let answer = '';
  const python = await createNodeInterpreter(await createBridge(book));
  const given = `asked = ${JSON.stringify(asked)}\npackages = ${JSON.stringify(PACKAGES)}\n`;
  const { error } = await python.run(given + QUESTION, {
    name: '<surface>',
    mode: 'script',
    onStdout: (text) => (answer += text),
    onStderr: () => undefined,
  });
  if (error) throw new Error(error.traceback);
  return (JSON.parse(answer) as [string, [string, boolean][]][]).map(([where, found]) => ({
    where,
    here: found.filter(([, there]) => there).map(([name]) => name),
    missing: found.filter(([, there]) => !there).map(([name]) => name),
  }));
}
