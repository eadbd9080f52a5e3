/** Modules: made, looked into, changed and called from Python. */
import { init, NoneModule, type AnyModule } from '#lib/nn/index.ts';
import { parseDevice } from '#lib/torch/device.ts';
import { aliasOf, copyTo } from '#lib/torch/ops/copy.ts';
import { isDType } from '#lib/torch/index.ts';
import { anything, flag, listOf, module, orNone, tensor, text } from './argument-types.ts';
import { build } from './builders.ts';
import { copyModule, emptyModule, keepRecipe, plainProperties } from './copy-module.ts';
import { encode, encodeModule, identityOf, keepKind, kindOf, Ready } from './encode.ts';
import { plain } from './decode.ts';
import { deleteMember, getMember, place, registerNone, setChildren, setMember } from './members.ts';
import { OwnModule } from './own-module.ts';
import { libraryName, ownMethod, patchClass, patchFunction } from './patches.ts';
import type { PythonSide } from './python.ts';
import { asRecord, entryOf, openVerb, verb, type Verb } from './verb.ts';

type Method = (...args: unknown[]) => unknown;

/**
 * Methods of the library's modules that PyTorch's have not: a reader's of the same name are the reader's
 * alone.
 */
const OWN_NAMES: ReadonlySet<string> = new Set(
  'attribute call call_own delete has has_buffer named_members own_buffers own_parameters repr set tensors to_dtype'.split(
    ' ',
  ),
);

function override(module: AnyModule, names: readonly string[], python: PythonSide): void {
  const id = identityOf(module);
  if (module instanceof OwnModule) module.methods = new Set(names);
  const wanted = new Set(names.map(libraryName));
  for (const name of Object.keys(module)) {
    const isMethod = typeof Reflect.get(Object.getPrototypeOf(module) as object, name) === 'function';
    if (isMethod && !wanted.has(name)) Reflect.deleteProperty(module, name);
  }
  for (const name of names) {
    const here = libraryName(name);
    if (here === name && OWN_NAMES.has(name)) continue;
    if (typeof Reflect.get(Object.getPrototypeOf(module) as object, here) !== 'function') continue;
    const inPython: Method =
      here === 'forward' ? (...args) => python.forward(id, args) : (...args) => python.method(id, name, args);
    Object.defineProperty(module, here, {
      value: inPython,
      configurable: true,
      enumerable: true,
      writable: true,
    });
  }
}

const orNoneModule = (module: AnyModule | null): AnyModule => module ?? new NoneModule();

/** Initialisations whose third argument is a record of options. */
const initialisations = init as unknown as Readonly<Record<string, Method>>;

function convert(module: AnyModule, dtype: unknown, device: unknown): void {
  if (isDType(dtype)) module.to_dtype(dtype);
  if (typeof device === 'string') {
    const target = parseDevice(device);
    for (const tensor of [...module.tensors()]) {
      if (tensor.device !== target) tensor.set_data(copyTo(tensor, target));
    }
  }
}

const named = (entries: Iterable<readonly [string, unknown]>): Ready => new Ready(encode(new Map(entries)));

/** With those that are in several places named in each of them. */
function* repeatedParameters(
  module: AnyModule,
  path: string,
  recurse: boolean,
): Generator<readonly [string, unknown]> {
  const join = (name: string): string => (path ? `${path}.${name}` : name);
  for (const [name, parameter] of module.own_parameters()) yield [join(name), parameter];
  if (!recurse) return;
  for (const [name, child] of module.named_children()) yield* repeatedParameters(child, join(name), true);
}

export const moduleVerbs = (python: PythonSide): readonly Verb[] => [
  /** A reader's own `nn.Module`; `name` is its class's. */
  asRecord(verb('own_module', { name: text }, ({ name }) => new OwnModule(name, python))),
  /** A module of the library's; `type` is one of `builders.ts`, which says what follows. */
  asRecord(
    openVerb('build', { type: text }, ({ type }, args) => {
      const made = build(type, args, python);
      keepRecipe(made, () => build(type, args, python));
      return made;
    }),
  ),
  /** The name that a reader's subclass of a library's class is printed by. */
  verb('rename', { module, name: text }, ({ module, name }) => {
    keepKind(module, kindOf(module));
    Reflect.set(module, 'type_name', name);
  }),
  /** The methods that Python's class or object has in place of the library's: exactly these. */
  verb('override', { module, names: listOf(text) }, ({ module, names }) => override(module, names, python)),
  /**
   * The methods of a class that a reader has replaced: exactly these. `kind` is the library's, `Module` for
   * all.
   */
  verb('patch_class', { kind: text, names: listOf(text) }, ({ kind, names }) =>
    patchClass(kind, names, python),
  ),
  /** Whether a reader has put a function in the place of `F.name`. */
  verb('patch_function', { name: text, replaced: flag }, ({ name, replaced }) =>
    patchFunction(name, replaced, python),
  ),
  asRecord(
    verb(
      'copy_module',
      { module, names: listOf(text), children: listOf(orNone(module)) },
      ({ module, names, children }) => copyModule(module, names, children.map(orNoneModule), python),
    ),
  ),
  /** A module without members, for what `pickle` saved. */
  asRecord(verb('empty_module', { kind: text }, ({ kind }) => emptyModule(kind))),
  /** Names of the properties that it is saved with, beside its members. */
  verb('plain_properties', { module }, ({ module }) => plainProperties(module).map(([name]) => name)),
  verb('set_plain', { module, name: text, value: anything }, ({ module, name, value }) => {
    Reflect.set(module, name, plain(value));
  }),
  openVerb('invoke', { module, method: text }, ({ module, method }, args) =>
    ownMethod(module, method)(...args.map(plain)),
  ),
  /** A call that a summary sees, hooks included. */
  openVerb('call_module', { module }, ({ module }, args) => ownMethod(module, 'call')(...args)),
  asRecord(verb('get_attribute', { module, name: text }, ({ module, name }) => getMember(module, name))),
  /** Whether the module took it. `type` names the value's class in errors. */
  verb(
    'set_attribute',
    { module, name: text, value: anything, type: text },
    ({ module, name, value, type }) => setMember(module, name, value, type),
  ),
  verb('delete_attribute', { module, name: text }, ({ module, name }) => deleteMember(module, name)),
  /** Whether the name is a parameter's, buffer's or child's. */
  verb('is_registered', { module, name: text }, ({ module, name }) =>
    [...module.own_parameters(), ...module.own_buffers(), ...module.named_children()].some(
      ([own]) => own === name,
    ),
  ),
  verb('register_parameter', { module, name: text, value: orNone(tensor) }, ({ module, name, value }) => {
    if (value === null && module instanceof OwnModule) module.set(name, null);
    else setMember(module, name, value);
  }),
  verb(
    'register_buffer',
    { module, name: text, value: orNone(tensor), persistent: flag },
    ({ module, name, value, persistent }) => module.register_buffer(name, value, persistent),
  ),
  /** For the time of a call, whatever tensor it is: the module computes with it as with its own. */
  verb('lend_tensor', { module, name: text, value: tensor }, ({ module, name, value }) =>
    place(module, name, value),
  ),
  verb('register_none', { module, name: text }, ({ module, name }) => registerNone(module, name)),
  verb('own_parameters', { module }, ({ module }) => named(module.own_parameters())),
  verb('non_persistent_buffers', { module }, ({ module }) => module.non_persistent_buffers()),
  verb('own_buffers', { module }, ({ module }) => named(module.own_buffers())),
  /** A tuple of modules and Nones with their names, as often as they are there. */
  asRecord(
    verb('children', { module }, ({ module }) => {
      const children = [...module.named_members()].map(([name, child]) =>
        child.is_none ? { kind: 'none' as const, name } : { ...encodeModule(child), name },
      );
      return new Ready({ kind: 'tuple', ...children, count: children.length });
    }),
  ),
  verb(
    'set_children',
    { module, names: listOf(text), children: listOf(orNone(module)) },
    ({ module, names, children }) => setChildren(module, names, children.map(orNoneModule)),
  ),
  /** `once`: a parameter that is in several places is named in the first. */
  verb(
    'named_parameters',
    { module, prefix: text, recurse: flag, once: flag },
    ({ module, prefix, recurse, once }) =>
      named(once ? module.named_parameters(prefix, recurse) : repeatedParameters(module, prefix, recurse)),
  ),
  verb('named_buffers', { module, prefix: text, recurse: flag }, ({ module, prefix, recurse }) =>
    named(recurse ? module.named_buffers(prefix) : module.own_buffers()),
  ),
  verb('state_dict', { module, prefix: text, keep_vars: flag }, ({ module, prefix, keep_vars }) => {
    const state = [...module.state_dict(prefix.replace(/\.$/, ''))];
    return named(state.map(([key, tensor]) => [key, keep_vars ? tensor : aliasOf(tensor, true)]));
  }),
  /** Paths and kinds of all modules, each once. */
  verb('module_paths', { module }, ({ module }) =>
    [...module.named_modules()].map(([path, each]) => [path, kindOf(each)]),
  ),
  verb('is_training', { module }, ({ module }) => module.training),
  verb('train', { module, mode: flag }, ({ module, mode }) => {
    ownMethod(module, 'train')(mode);
  }),
  verb('convert', { module, dtype: anything, device: anything }, ({ module, dtype, device }) =>
    convert(module, dtype, device),
  ),
  verb('extra_repr', { module }, ({ module }) => ownMethod(module, 'extra_repr')()),
  verb('module_repr', { module }, ({ module }) => ownMethod(module, 'repr')()),
  /** A function of `torch.nn.init`, in place. */
  openVerb('init', { name: text, tensor }, ({ name, tensor }, args) => {
    entryOf(initialisations, name)!(tensor, ...args.map(plain));
  }),
];
