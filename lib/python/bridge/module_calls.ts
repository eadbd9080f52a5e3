/** Modules: made, looked into, changed and called from Python. */
import { init, Module, type AnyModule } from '#lib/nn/index.ts';
import { parseDevice } from '#lib/torch/device.ts';
import { aliasOf, copyTo } from '#lib/torch/ops/copy.ts';
import { isDType, type Tensor } from '#lib/torch/index.ts';
import { anything, flag, listOf, module, orNone, tensor, text } from './argument_types.ts';
import { build } from './builders.ts';
import { copyModule, keepRecipe } from './copy_module.ts';
import { encode, encodeModule, identityOf, keepKind, Ready } from './encode.ts';
import { plain } from './decode.ts';
import { deleteMember, getMember, setChildren, setMember } from './members.ts';
import { OwnModule } from './own_module.ts';
import type { PythonSide } from './python.ts';
import { asRecord, entryOf, openVerb, verb, type Verb } from './verb.ts';

type Method = (...args: unknown[]) => unknown;

/** A method as the module's class has it, whatever Python put in its place on the object. */
function ownMethod(module: AnyModule, name: string): Method {
  const method: unknown = Reflect.get(Object.getPrototypeOf(module) as object, name, module);
  if (typeof method !== 'function') throw new Error(`${module.type_name} has no method ${name}`);
  return method.bind(module) as Method;
}

/** The methods of a module that are called from within the library; Python may put its own in their place. */
const SPECIAL: Readonly<Record<string, string>> = { __repr__: 'repr' };

function override(module: AnyModule, names: readonly string[], python: PythonSide): void {
  const id = identityOf(module);
  const wanted = new Set(names.map((name) => entryOf(SPECIAL, name) ?? name));
  for (const name of Object.keys(module)) {
    const isMethod = typeof Reflect.get(Object.getPrototypeOf(module) as object, name) === 'function';
    if (isMethod && !wanted.has(name)) Reflect.deleteProperty(module, name);
  }
  for (const name of names) {
    const here = entryOf(SPECIAL, name) ?? name;
    if (here === 'call' || typeof Reflect.get(Object.getPrototypeOf(module) as object, here) !== 'function')
      continue;
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
    keepKind(module, module.type_name);
    Reflect.set(module, 'type_name', name);
  }),
  /** The methods that Python's class or object has in place of the library's: exactly these. */
  verb('override', { module, names: listOf(text) }, ({ module, names }) => override(module, names, python)),
  asRecord(
    verb(
      'copy_module',
      { module, names: listOf(text), children: listOf(module) },
      ({ module, names, children }) => copyModule(module, names, children, python),
    ),
  ),
  openVerb('invoke', { module, method: text }, ({ module, method }, args) =>
    ownMethod(module, method)(...args.map(plain)),
  ),
  /** A call that a summary sees, hooks included. */
  openVerb('call_module', { module }, ({ module }, args) =>
    (Module.prototype.call as Method).apply(module, [...args]),
  ),
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
  verb('own_parameters', { module }, ({ module }) => named(module.own_parameters())),
  verb('own_buffers', { module }, ({ module }) => named(module.own_buffers())),
  /** A tuple of modules with their names, as often as they are there. */
  asRecord(
    verb('children', { module }, ({ module }) => {
      const children = [...module.named_children()].map(([name, child]) => ({
        ...encodeModule(child),
        name,
      }));
      return new Ready({ kind: 'tuple', ...children, count: children.length });
    }),
  ),
  verb(
    'set_children',
    { module, names: listOf(text), children: listOf(module) },
    ({ module, names, children }) => setChildren(module, names, children),
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
  /** Gives the missing and the unexpected keys. Under a name that the module has not may stand anything. */
  verb(
    'load_state_dict',
    { module, names: listOf(text), values: listOf(anything), strict: flag },
    ({ module, names, values, strict }) => {
      const state = new Map(names.map((name, i) => [name, values[i] as Tensor]));
      const { missing_keys, unexpected_keys } = module.load_state_dict(state, strict);
      return [missing_keys, unexpected_keys];
    },
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
