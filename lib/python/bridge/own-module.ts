/**
 * A reader's own `nn.Module` as the library's tree sees it: an ordered list of parameters, buffers and
 * children, and a `forward` that is Python's. Members live in a map of their own, so that a reader may call
 * them what they like.
 */
import { Module, type AnyModule } from '#lib/nn/index.ts';
import type { Tensor } from '#lib/torch/index.ts';
import { Parameter } from '#lib/torch/index.ts';
import { identityOf } from './encode.ts';
import type { PythonSide } from './python.ts';

export type Member = Parameter | Tensor | AnyModule | null;

export class OwnModule extends Module<unknown[], unknown> {
  type_name: string;
  readonly #members = new Map<string, Member>();
  readonly #python: PythonSide;
  /** Names of the methods that Python's class has. */
  methods: ReadonlySet<string> = new Set();
  protected override readonly takes_keywords: boolean = true;

  constructor(name: string, python: PythonSide) {
    super();
    this.type_name = name;
    this.#python = python;
  }

  forward(...args: unknown[]): unknown {
    return this.#python.forward(identityOf(this), args);
  }

  override call_own(name: string): boolean {
    if (!this.methods.has(name)) return false;
    this.#python.method(identityOf(this), name, []);
    return true;
  }

  override attribute(name: string): unknown {
    return this.#members.get(name);
  }

  has(name: string): boolean {
    return this.#members.has(name);
  }

  set(name: string, member: Member): void {
    this.#members.set(name, member);
  }

  delete(name: string): boolean {
    return this.#members.delete(name);
  }

  /** Names that were registered with None. */
  none_members(): string[] {
    return [...this.#members].filter(([, member]) => member === null).map(([name]) => name);
  }

  override register_buffer(name: string, tensor: Tensor | null, persistent = true): void {
    super.register_buffer(name, tensor, persistent);
    Reflect.deleteProperty(this, name);
    this.#members.set(name, tensor);
  }

  override own_parameters(): [string, Parameter][] {
    return [...this.#members].filter((entry): entry is [string, Parameter] => entry[1] instanceof Parameter);
  }

  override *named_members(): Generator<[string, AnyModule]> {
    for (const [name, member] of this.#members) if (member instanceof Module) yield [name, member];
  }
}
