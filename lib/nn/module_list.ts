/**
 * https://docs.pytorch.org/docs/stable/generated/torch.nn.ModuleList.html: modules to loop over; it has no
 * forward of its own.
 */
import { checkAs, TorchError } from '../torch/errors.ts';
import { indent, Module, type AnyModule } from './module.ts';

export class ModuleList<Child extends AnyModule = AnyModule> extends Module<never[], never> {
  readonly type_name: string = 'ModuleList';
  #modules: Child[];

  constructor(modules: Iterable<Child> = []) {
    super();
    this.#modules = [...modules];
  }

  get length(): number {
    return this.#modules.length;
  }

  [Symbol.iterator](): Iterator<Child> {
    return this.#modules.values();
  }

  at(index: number): Child {
    const module = this.#modules.at(index);
    checkAs('IndexError', module !== undefined, () => `index ${index} is out of range`);
    return module;
  }

  set(index: number, module: Child): void {
    this.at(index);
    this.#modules[index < 0 ? index + this.length : index] = module;
  }

  slice(start?: number, stop?: number, step = 1): ModuleList<Child> {
    return new ModuleList(this.#modules.slice(start, stop).filter((_, i) => i % step === 0));
  }

  append(module: Child): this {
    this.#modules.push(module);
    return this;
  }

  extend(modules: Iterable<Child>): this {
    this.#modules.push(...modules);
    return this;
  }

  insert(index: number, module: Child): void {
    this.#modules.splice(index, 0, module);
  }

  /** Exactly these modules. */
  replace(modules: Iterable<Child>): void {
    this.#modules = [...modules];
  }

  override *named_members(): Generator<[string, AnyModule]> {
    for (const [i, module] of this.#modules.entries()) yield [String(i), module];
  }

  forward(): never {
    throw new TorchError(
      'NotImplementedError',
      'Module [ModuleList] is missing the required "forward" function',
    );
  }

  /** Runs of modules that print alike are folded, as PyTorch does: `(0-11): 12 x Block(`. */
  protected override children_repr(): string[] {
    const texts = this.#modules.map((module) => module.repr());
    const lines: string[] = [];
    for (let start = 0, end = 1; start < texts.length; start = end, end++) {
      while (end < texts.length && texts[end] === texts[start]) end++;
      const many = end - start > 1;
      const text = texts[start]!;
      lines.push(
        `  (${many ? `${start}-${end - 1}` : start}): ${indent(many ? `${end - start} x ${text}` : text)}`,
      );
    }
    return lines;
  }
}

/** https://docs.pytorch.org/docs/stable/generated/torch.nn.ModuleDict.html */
export class ModuleDict<Child extends AnyModule = AnyModule> extends Module<never[], never> {
  readonly type_name: string = 'ModuleDict';
  readonly #modules: Map<string, Child>;

  constructor(modules: Iterable<readonly [string, Child]> = []) {
    super();
    this.#modules = new Map(modules);
  }

  get length(): number {
    return this.#modules.size;
  }

  get(name: string): Child {
    const module = this.#modules.get(name);
    checkAs('KeyError', module !== undefined, () => `'${name}'`);
    return module;
  }

  set(name: string, module: Child): void {
    this.#modules.set(name, module);
  }

  delete(name: string): void {
    this.get(name);
    this.#modules.delete(name);
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

  forward(): never {
    throw new TorchError(
      'NotImplementedError',
      'Module [ModuleDict] is missing the required "forward" function',
    );
  }
}
