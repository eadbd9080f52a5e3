/**
 * https://docs.pytorch.org/docs/stable/generated/torch.nn.Sequential.html: each module's output is the next
 * one's input.
 */
import { checkAs, TorchError } from '../torch/errors.ts';
import type { Tensor } from '../torch/tensor.ts';
import { Module, type AnyModule } from './module.ts';

export class Sequential<Child extends AnyModule = AnyModule> extends Module {
  readonly type_name: string = 'Sequential';
  readonly #modules = new Map<string, Child>();

  /** Modules in order, named 0, 1, 2, …; or one Map of names to modules, as Python's OrderedDict. */
  constructor(...modules: readonly Child[] | readonly [ReadonlyMap<string, Child>]) {
    super();
    const [first] = modules;
    if (first instanceof Map)
      for (const [name, module] of first as ReadonlyMap<string, Child>) this.#modules.set(name, module);
    else (modules as readonly Child[]).forEach((module, i) => this.#modules.set(String(i), module));
  }

  get length(): number {
    return this.#modules.size;
  }

  [Symbol.iterator](): Iterator<Child> {
    return this.#modules.values();
  }

  /** `sequential[index]`, from the end when negative. */
  at(index: number): Child {
    return this.#modules.get(this.#nameAt(index))!;
  }

  set(index: number, module: Child): void {
    this.#modules.set(this.#nameAt(index), module);
  }

  /** `sequential[start:stop]`: the same modules under the same names in a new Sequential. */
  slice(start?: number, stop?: number, step = 1): Sequential<Child> {
    const entries = [...this.#modules].slice(start, stop).filter((_, i) => i % step === 0);
    return new Sequential<Child>(new Map(entries));
  }

  append(module: Child): this {
    this.#modules.set(String(this.length), module);
    return this;
  }

  /** Adds or replaces a child under a name of its own. */
  setNamed(name: string, module: Child): void {
    this.#modules.set(name, module);
  }

  delete(index: number): void {
    const kept = [...this.#modules.values()];
    kept.splice(index < 0 ? index + this.length : index, 1);
    this.#modules.clear();
    kept.forEach((module, i) => this.#modules.set(String(i), module));
  }

  /** Exactly these modules under these names. */
  replace(modules: Iterable<readonly [string, Child]>): void {
    const entries = [...modules];
    this.#modules.clear();
    for (const [name, module] of entries) this.#modules.set(name, module);
  }

  override *named_members(): Generator<[string, AnyModule]> {
    yield* this.#modules;
  }

  forward(input: Tensor): Tensor {
    let x: unknown = input;
    for (const module of this.#modules.values())
      x = (module as unknown as Module<[unknown], unknown>).call(x);
    return x as Tensor;
  }

  #nameAt(index: number): string {
    checkAs(
      'IndexError',
      index >= -this.length && index < this.length,
      () => `index ${index} is out of range`,
    );
    const name = [...this.#modules.keys()].at(index);
    if (name === undefined) throw new TorchError('IndexError', `index ${index} is out of range`);
    return name;
  }
}
