/**
 * What of PyTorch and timm there is in the cells, found by asking: each public name of theirs is looked up in the very
 * Python that the cells run. For the page "Python here".
 */
import names from './bridge/names.json' with { type: 'json' };
import { createBridge } from './bridge.node.ts';
import type { BookFiles } from './contract.ts';
import { createNodeInterpreter } from './interpreter.node.ts';

export interface SurfaceSection {
  /** The module or class as one writes it: `torch.nn`. */
  readonly where: string;
  readonly here: readonly string[];
  /** Public names that PyTorch or timm has and the cells have not; using one raises NotImplementedError. */
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

const QUESTION = `
import json, types, torch, timm

def there(owner, name):
    try:
        value = getattr(owner, name)
    except (NotImplementedError, AttributeError):
        return False
    return not isinstance(value, types.ModuleType) and not hasattr(value, '_not_here')

print(json.dumps([[where, [[name, there(eval(owner), name)] for name in names]] for where, owner, names in asked]))
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
  const { error } = await python.run(`asked = ${JSON.stringify(asked)}\n${QUESTION}`, {
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
