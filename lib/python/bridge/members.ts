/**
 * Attributes of modules as Python reads and writes them, whatever holds them here: properties, maps or lists.
 */
import { Module, ModuleDict, ModuleList, NoneModule, Sequential, type AnyModule } from '#lib/nn/index.ts';
import { TorchError } from '#lib/torch/errors.ts';
import { FloatScalar, Parameter, Tensor } from '#lib/torch/index.ts';
import { encode, encodeJson, encodeModule, Ready } from './encode.ts';
import { isRecord, plain } from './decode.ts';
import { OwnModule, type Member } from './own-module.ts';

/** Attributes that are floats in Python also when they are whole numbers. */
const FLOATS = new Set(`p eps momentum scale drop_prob init_values drop_rate dropout`.split(' '));
/** Properties of the library's modules that PyTorch's have not. */
const HIDDEN = new Set(['type_name', 'default_cfg']);

const absent = new Ready({ kind: 'absent' });

export const isContainer = (module: AnyModule): module is Sequential | ModuleList | ModuleDict =>
  module instanceof Sequential || module instanceof ModuleList || module instanceof ModuleDict;

const childOf = (module: AnyModule, name: string): AnyModule | undefined =>
  new Map(module.named_members()).get(name);

/** The value, or undefined when the module has no such attribute. */
function valueOf(module: AnyModule, name: string): unknown {
  if (name === 'training') return module.training;
  if (module instanceof OwnModule) return module.attribute(name);
  const child = isContainer(module) ? childOf(module, name) : undefined;
  if (child) return child;
  const there = Object.getOwnPropertyDescriptor(module, name);
  return there?.enumerable && !HIDDEN.has(name) ? module.attribute(name) : undefined;
}

/** The attribute, or that there is none. */
export function getMember(module: AnyModule, name: string): Ready {
  const value = valueOf(module, name);
  if (value === undefined || typeof value === 'function') return absent;
  if (typeof value === 'number' && FLOATS.has(name)) return new Ready(encode(new FloatScalar(value)));
  if (value instanceof NoneModule) return new Ready({ kind: 'none' });
  if (value instanceof Module) return new Ready({ ...encodeModule(value as AnyModule), name });
  if (Array.isArray(value) && value.some((item) => isRecord(item))) return encodeJson(value);
  if (typeof value === 'object' && value !== null && !(value instanceof Tensor) && !Array.isArray(value))
    return absent;
  return new Ready(encode(value));
}

const typeError = (kind: string, name: string, given: string, wanted: string): TorchError =>
  new TorchError('TypeError', `cannot assign '${given}' as ${kind} '${name}' (${wanted} expected)`);

/**
 * Assigns as `Module.__setattr__` does. Whether the module took the value: what it did not take is an
 * attribute of the Python object alone.
 */
export function setMember(module: AnyModule, name: string, value: unknown, typename = ''): boolean {
  if (value instanceof Parameter || value instanceof Module) {
    place(module, name, value as Parameter | AnyModule);
    return true;
  }
  const current = valueOf(module, name);
  if (current === undefined) return value instanceof Tensor && replaceDeleted(module, name, value);
  const isBuffer = module.own_buffers().some(([buffer]) => buffer === name);
  if (current instanceof Parameter || current instanceof Module || isBuffer) {
    if (value !== null && !(isBuffer && value instanceof Tensor)) {
      if (isBuffer) throw typeError('buffer', name, typename, 'torch.nn.Buffer, torch.Tensor or None');
      const isParameter = current instanceof Parameter;
      const wanted = isParameter ? 'torch.nn.Parameter' : 'torch.nn.Module';
      throw typeError(isParameter ? 'parameter' : 'child module', name, typename, `${wanted} or None`);
    }
    place(module, name, value ?? noneFor(current, name));
    return true;
  }
  if (module instanceof OwnModule && name !== 'training') {
    if (current === null && value === null) return true;
    if (value instanceof Tensor && current === null) {
      if (!module.has_buffer(name))
        throw typeError('parameter', name, typename, 'torch.nn.Parameter or None');
      module.set(name, value);
      return true;
    }
    return false;
  }
  if (value instanceof Tensor && !(current instanceof Tensor)) return false;
  Reflect.set(module, name, plain(value));
  return true;
}

/** Children that the library's own `forward` does without when they are None. */
const OPTIONAL = new Set(['downsample', 'drop_path']);

const noneFor = (current: unknown, name: string): NoneModule | null =>
  current instanceof Module && !OPTIONAL.has(name) ? new NoneModule() : null;

/** `register_module(name, None)` */
export const registerNone = (module: AnyModule, name: string): void => place(module, name, new NoneModule());

/** The member under its name, whatever holds it. */
export function place(module: AnyModule, name: string, member: Member): void {
  if (module instanceof OwnModule) module.set(name, member);
  else if (member instanceof Module && isContainer(module)) placeIn(module, name, member);
  else Reflect.set(module, name, member);
}

function placeIn(container: Sequential | ModuleList | ModuleDict, name: string, child: AnyModule): void {
  if (container instanceof Sequential) container.setNamed(name, child);
  else if (container instanceof ModuleDict) container.set(name, child);
  else if (Number(name) < container.length) container.set(Number(name), child);
  else container.append(child);
}

/** Exactly these children, in this order. */
export function setChildren(
  module: AnyModule,
  names: readonly string[],
  children: readonly AnyModule[],
): void {
  if (module instanceof ModuleList) module.replace(children);
  else if (module instanceof Sequential || module instanceof ModuleDict)
    module.replace(names.map((name, i) => [name, children[i]!] as const));
  else throw new Error(`${module.type_name} is no container`);
}

export function deleteMember(module: AnyModule, name: string): boolean {
  if (module instanceof OwnModule) return module.delete(name);
  if (isContainer(module) && childOf(module, name)) {
    const left = [...module.named_children()].filter(([other]) => other !== name);
    setChildren(
      module,
      left.map(([other]) => other),
      left.map(([, child]) => child),
    );
    return true;
  }
  if (valueOf(module, name) === undefined) return false;
  markDeleted(module, name);
  return true;
}

/** `del layer.weight; layer.weight = tensor`: the library's own `forward` computes with it. */
function replaceDeleted(module: AnyModule, name: string, value: Tensor): boolean {
  if (!Object.getOwnPropertyDescriptor(module, name)?.get) return false;
  Reflect.set(module, name, value);
  return true;
}

/**
 * What still reads the attribute, as a `forward` of the library's, meets Python's error. Assigning brings it
 * back.
 */
function markDeleted(module: AnyModule, name: string): void {
  Object.defineProperty(module, name, {
    configurable: true,
    enumerable: false,
    get: () => {
      throw new TorchError('AttributeError', `'${module.type_name}' object has no attribute '${name}'`);
    },
    set: (value: unknown) => {
      Reflect.deleteProperty(module, name); // what is assigned anew comes last
      Object.defineProperty(module, name, { configurable: true, enumerable: true, writable: true, value });
    },
  });
}
