/** Modules: made, looked into, changed and called from Python. */
import { init, Module, type AnyModule } from '#lib/nn/index.ts';
import { parseDevice } from '#lib/torch/device.ts';
import { aliasOf, copyTo } from '#lib/torch/ops/copy.ts';
import { isDType, type Tensor } from '#lib/torch/index.ts';
import { build } from './builders.ts';
import { copyModule, keepRecipe } from './copy_module.ts';
import { encode, encodeItems, encodeModule, identityOf, keepKind, Ready } from './encode.ts';
import { plain } from './decode.ts';
import { deleteMember, getMember, setChildren, setMember } from './members.ts';
import { OwnModule } from './own_module.ts';
import type { PythonSide } from './python.ts';
import { moduleAt, type Ask, type Verbs } from './verb.ts';

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
  const wanted = new Set(names.map((name) => SPECIAL[name] ?? name));
  for (const name of Object.keys(module)) {
    const isMethod = typeof Reflect.get(Object.getPrototypeOf(module) as object, name) === 'function';
    if (isMethod && !wanted.has(name)) Reflect.deleteProperty(module, name);
  }
  for (const name of names) {
    const here = SPECIAL[name] ?? name;
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

function convert(module: AnyModule, dtype: unknown, device: unknown): null {
  if (isDType(dtype)) module.to_dtype(dtype);
  if (typeof device === 'string') {
    const target = parseDevice(device);
    for (const tensor of [...module.tensors()]) {
      if (tensor.device !== target) tensor.set_data(copyTo(tensor, target));
    }
  }
  return null;
}

function named(entries: Iterable<readonly [string, unknown]>): Ready {
  return new Ready(encode(new Map(entries)));
}

const parametersOf = ({ name, args }: Ask): Ready => {
  const [module, recurse, once] = args as [AnyModule, boolean, boolean];
  if (once) return named(module.named_parameters(name, recurse));
  return named(repeatedParameters(module, name, recurse));
};

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

export function moduleCalls(python: PythonSide): Verbs {
  return {
    own_module: ({ name }) => new OwnModule(name, python),
    build: ({ name, args }) => {
      const module = build(name, args, python);
      keepRecipe(module, () => build(name, args, python));
      return module;
    },
    rename: ({ name, args: [module] }) => {
      keepKind(module as AnyModule, (module as AnyModule).type_name);
      Reflect.set(module as AnyModule, 'type_name', name);
      return null;
    },
    override: (ask) => {
      override(moduleAt(ask), ask.args[1] as readonly string[], python);
      return null;
    },
    copy: ({ args }) => copyModule(args[0] as AnyModule, args[1] as string[], args[2] as AnyModule[], python),
    invoke: ({ name, args: [module, ...rest] }) => ownMethod(module as AnyModule, name)(...rest.map(plain)),
    call: ({ args: [module, ...rest] }) => (Module.prototype.call as Method).apply(module, rest),
    getattr: (ask) => getMember(moduleAt(ask), ask.name),
    set: ({ name, args: [module, value, typename] }) =>
      setMember(module as AnyModule, name, value, typename as string),
    delete: (ask) => deleteMember(moduleAt(ask), ask.name),
    registered: (ask) => {
      const module = moduleAt(ask);
      const owned = [...module.own_parameters(), ...module.own_buffers(), ...module.named_children()];
      return owned.some(([name]) => name === ask.name);
    },
    register_parameter: ({ name, args: [module, value] }) => {
      if (value === null && module instanceof OwnModule) module.set(name, null);
      else setMember(module as AnyModule, name, value);
      return null;
    },
    register_buffer: ({ name, args: [module, tensor, persistent] }) => {
      (module as AnyModule).register_buffer(name, tensor as Tensor | null, persistent as boolean);
      return null;
    },
    own: ({ name, args: [module] }) =>
      named(
        name === 'parameters' ? (module as AnyModule).own_parameters() : (module as AnyModule).own_buffers(),
      ),
    children: (ask) =>
      new Ready({
        ...encodeItems('L', []),
        ...Object.fromEntries(
          [...moduleAt(ask).named_children()].map(([name, child], i) => [
            i,
            { ...encodeModule(child), name },
          ]),
        ),
        n: [...moduleAt(ask).named_children()].length,
      }),
    set_children: ({ args: [module, names, children] }) => {
      setChildren(module as AnyModule, names as string[], children as AnyModule[]);
      return null;
    },
    named_parameters: parametersOf,
    named_buffers: ({ name, args: [module, recurse] }) =>
      named(recurse ? (module as AnyModule).named_buffers(name) : (module as AnyModule).own_buffers()),
    state_dict: ({ name, args: [module, keep_vars] }) => {
      const prefix = name.replace(/\.$/, '');
      const state = [...(module as AnyModule).state_dict(prefix)];
      return named(state.map(([key, tensor]) => [key, keep_vars ? tensor : aliasOf(tensor, true)]));
    },
    load_state_dict: ({ args: [module, names, tensors, strict] }) => {
      const state = new Map((names as string[]).map((name, i) => [name, (tensors as Tensor[])[i]!]));
      const { missing_keys, unexpected_keys } = (module as AnyModule).load_state_dict(
        state,
        strict as boolean,
      );
      return [missing_keys, unexpected_keys];
    },
    training: (ask) => moduleAt(ask).training,
    train: ({ args: [module, mode] }) => {
      ownMethod(module as AnyModule, 'train')(mode);
      return null;
    },
    convert: ({ args: [module, dtype, device] }) => convert(module as AnyModule, dtype, device),
    extra_repr: (ask) => ownMethod(moduleAt(ask), 'extra_repr')(),
    module_repr: (ask) => ownMethod(moduleAt(ask), 'repr')(),
    init: ({ name, args }) => {
      initialisations[name]!(...args.map(plain));
      return null;
    },
  };
}
