/**
 * `torch.nn.Module`: children, parameters and buffers are plain properties, found in the order in which they
 * were assigned, so that `state_dict()` keys and the printed model fall out of the class as written. After
 * PyTorch's `torch/nn/modules/module.py`. Left out on purpose: gradients and backward hooks, `share_memory`,
 * scripting, moving to real devices.
 */
import { Parameter, Tensor, type DType } from '../torch/index.ts';
import { cast } from '../torch/cast.ts';
import { TorchError } from '../torch/errors.ts';
import { Keywords } from './keywords.ts';
import { loadStateDict, type LoadResult } from './load_state_dict.ts';

/** Any module, whatever its `forward` takes and returns. */
export type AnyModule = Module<never[], unknown>;

/** Runs after `forward`; what it returns, unless undefined or null, replaces the output. */
export type ForwardHook = (module: AnyModule, args: readonly unknown[], output: unknown) => unknown;
/** Runs before `forward`; what it returns, unless undefined or null, replaces the arguments. */
export type ForwardPreHook = (module: AnyModule, args: readonly unknown[]) => unknown;

export interface RemovableHandle {
  remove(): void;
}

export type StateDict = Map<string, Tensor>;

export abstract class Module<Args extends unknown[] = [Tensor], Result = Tensor> {
  /** The class's name in PyTorch or timm, as printed; said outright because bundlers rename classes. */
  abstract readonly type_name: string;
  training = true;
  /** Whether `forward` takes keyword arguments: Python's does. */
  protected readonly takes_keywords: boolean = false;
  readonly #hooks = new Set<ForwardHook>();
  readonly #preHooks = new Set<ForwardPreHook>();
  readonly #buffers = new Map<string, { readonly persistent: boolean }>();

  abstract forward(...args: Args): Result;

  /** `module(x)` in Python: hooks before, `forward`, hooks after. */
  call(...args: Args): Result {
    let given: unknown[] = args;
    this.#refuseKeywords(args);
    for (const hook of this.#preHooks) {
      const replaced = hook(this, given) ?? given;
      given = Array.isArray(replaced) ? replaced : [replaced];
    }
    let output: unknown = this.forward(...(given as Args));
    for (const hook of this.#hooks) output = hook(this, given, output) ?? output;
    return output as Result;
  }

  #refuseKeywords(args: readonly unknown[]): void {
    const last = args.at(-1);
    if (!(last instanceof Keywords) || this.takes_keywords) return;
    const [name] = Object.keys(last.values);
    throw new TorchError(
      'TypeError',
      `${this.type_name}.forward() got an unexpected keyword argument '${name}'`,
    );
  }

  /** Calls a method that a class outside this library has by that name; whether it has one. */
  call_own(_name: string): boolean {
    return false;
  }

  register_forward_hook(hook: ForwardHook): RemovableHandle {
    return addTo(this.#hooks, hook);
  }

  register_forward_pre_hook(hook: ForwardPreHook): RemovableHandle {
    return addTo(this.#preHooks, hook);
  }

  register_buffer(name: string, tensor: Tensor | null, persistent = true): void {
    this.#buffers.set(name, { persistent });
    Object.assign(this, { [name]: tensor });
  }

  /** Own parameters by attribute name, absent ones (`bias=False`) left out. */
  own_parameters(): [string, Parameter][] {
    return Object.entries(this).filter(
      (entry): entry is [string, Parameter] => entry[1] instanceof Parameter,
    );
  }

  own_buffers(): [string, Tensor][] {
    return [...this.#buffers.keys()]
      .map((name): [string, unknown] => [name, this.attribute(name)])
      .filter(
        (entry): entry is [string, Tensor] => entry[1] instanceof Tensor && !(entry[1] instanceof Parameter),
      );
  }

  /** Whether a buffer was registered under that name, with None too. */
  has_buffer(name: string): boolean {
    return this.#buffers.has(name);
  }

  /** Names of own buffers that `state_dict` leaves out. */
  non_persistent_buffers(): string[] {
    return [...this.#buffers].filter(([, { persistent }]) => !persistent).map(([name]) => name);
  }

  /** Children by name, with those that were set to None (`NoneModule`). */
  *named_members(): Generator<[string, AnyModule]> {
    for (const [name, value] of Object.entries(this))
      if (value instanceof Module) yield [name, value as AnyModule];
  }

  *named_children(): Generator<[string, AnyModule]> {
    for (const [name, member] of this.named_members()) if (!member.is_none) yield [name, member];
  }

  children(): AnyModule[] {
    return Array.from(this.named_children(), ([, child]) => child);
  }

  /** This module under `prefix` and all below it, each once, parents first. */
  *named_modules(prefix = '', seen = new Set<AnyModule>()): Generator<[string, AnyModule]> {
    if (seen.has(this)) return;
    seen.add(this);
    yield [prefix, this];
    for (const [name, child] of this.named_children()) yield* child.named_modules(join(prefix, name), seen);
  }

  modules(): AnyModule[] {
    return Array.from(this.named_modules(), ([, module]) => module);
  }

  /** Every parameter once, even one that two modules share. */
  *named_parameters(prefix = '', recurse = true): Generator<[string, Parameter]> {
    const seen = new Set<Parameter>();
    for (const [path, module] of recurse
      ? this.named_modules(prefix)
      : [[prefix, this] as [string, AnyModule]])
      for (const [name, parameter] of module.own_parameters())
        if (!seen.has(parameter)) {
          seen.add(parameter);
          yield [join(path, name), parameter];
        }
  }

  parameters(): Parameter[] {
    return Array.from(this.named_parameters(), ([, parameter]) => parameter);
  }

  /** All parameters and buffers, those too that `state_dict` leaves out. */
  *tensors(): Generator<Tensor> {
    yield* this.parameters();
    for (const [, buffer] of this.named_buffers()) yield buffer;
  }

  *named_buffers(prefix = ''): Generator<[string, Tensor]> {
    for (const [path, module] of this.named_modules(prefix))
      for (const [name, buffer] of module.own_buffers()) yield [join(path, name), buffer];
  }

  /** Parameters and persistent buffers under the names that timm's checkpoints use. */
  state_dict(prefix = '', into: StateDict = new Map()): StateDict {
    for (const [name, parameter] of this.own_parameters()) into.set(join(prefix, name), parameter);
    for (const [name, buffer] of this.own_buffers())
      if (this.#buffers.get(name)!.persistent) into.set(join(prefix, name), buffer);
    for (const [name, child] of this.named_children()) child.state_dict(join(prefix, name), into);
    return into;
  }

  /**
   * Copies values into parameters and buffers; raises PyTorch's message about what is missing or does not
   * fit.
   */
  load_state_dict(state: ReadonlyMap<string, Tensor>, strict = true): LoadResult {
    return loadStateDict(this, state, strict);
  }

  get_submodule(path: string): AnyModule {
    const names = path === '' ? [] : path.split('.');
    return names.reduce<AnyModule>((module, name) => {
      const child = new Map(module.named_children()).get(name);
      if (!child) throw new TorchError('AttributeError', `${module.type_name} has no attribute \`${name}\``);
      return child;
    }, this);
  }

  apply(visit: (module: AnyModule) => void): this {
    for (const child of this.children()) child.apply(visit);
    visit(this);
    return this;
  }

  train(mode = true): this {
    this.training = mode;
    for (const child of this.children()) child.train(mode);
    return this;
  }

  eval(): this {
    return this.train(false);
  }

  requires_grad_(requires_grad = true): this {
    for (const parameter of this.parameters()) parameter.requires_grad = requires_grad;
    return this;
  }

  /** All floating-point parameters and buffers in another type. */
  to_dtype(dtype: DType): this {
    for (const tensor of this.tensors())
      if (tensor.dtype.includes('float')) tensor.set_data(cast(tensor, dtype));
    return this;
  }

  /** Which class of Python's it is, where two print alike. */
  get python_class(): string {
    return this.type_name;
  }

  /** Whether this stands in the place of a child that was set to None. */
  get is_none(): boolean {
    return false;
  }

  /** In messages about arguments. */
  get pythonType(): string {
    return this.type_name;
  }

  /** What the printed module is called. */
  _get_name(): string {
    return this.type_name;
  }

  /** What stands between the parentheses of the printed module. */
  extra_repr(): string {
    return '';
  }

  /** The module as PyTorch prints it, to the letter. */
  repr(): string {
    const extra = this.extra_repr();
    const children = this.children_repr();
    const name = this._get_name();
    if (children.length === 0 && !extra.includes('\n')) return `${name}(${extra})`;
    return [`${name}(`, ...(extra ? [`  ${indent(extra)}`] : []), ...children, ')'].join('\n');
  }

  protected children_repr(): string[] {
    return Array.from(this.named_members(), ([name, child]) => `  (${name}): ${indent(child.repr())}`);
  }

  /** The value of a property by its name in Python. */
  attribute(name: string): unknown {
    return (this as Readonly<Record<string, unknown>>)[name];
  }
}

export const join = (prefix: string, name: string): string => (prefix === '' ? name : `${prefix}.${name}`);

/** Every line but the first two spaces further in, as `_addindent` does. */
export const indent = (text: string): string => text.replaceAll('\n', '\n  ');

function addTo<T>(set: Set<T>, item: T): RemovableHandle {
  set.add(item);
  return { remove: () => void set.delete(item) };
}
