/**
 * A lazy tensor: a storage and a chain of views. Shape, dtype, device, strides and storage offset are known at once;
 * values only on request. After PyTorch's `c10/core/TensorImpl.h`.
 *
 * A storage holds one node, whose value is its content. A view remembers the tensor it was taken from and the step
 * that made it. An in-place operation replaces the storage's node; every view of it re-derives its own node from its
 * parent, so that writes show through all views, as in PyTorch.
 * Left out on purpose: gradients, named and sparse tensors, memory formats other than strided.
 */
import type { DType, Values } from './dtype.ts';
import { valueOf } from './evaluate.ts';
import type { Node } from './node.ts';
import { contiguousStrides, isContiguous, numel, type Shape } from './shape.ts';

export type Device = 'cpu' | `cuda:${number}`;

export class Storage {
  node: Node;
  /** Strides of the storage's own tensor: dense, mostly contiguous, permuted after elementwise work on permuted input. */
  readonly strides: readonly number[];
  readonly device: Device;
  /** Grows with every in-place write. */
  version = 0;

  constructor(node: Node, strides: readonly number[], device: Device) {
    this.node = node;
    this.strides = strides;
    this.device = device;
  }

  replace(node: Node): void {
    this.node = node;
    this.version++;
  }
}

/** How a view was made: the tensor it was taken from, and how to derive its node from that tensor's. */
export interface ViewStep {
  readonly parent: Tensor;
  /** `detach()` and `.data`: the view does not require gradients because its parent does. */
  readonly detached?: boolean;
  derive(parent: Node): Node;
}

export interface TensorOptions {
  readonly strides?: readonly number[];
  readonly storage_offset?: number;
  readonly view?: ViewStep | null;
  readonly requires_grad?: boolean;
}

/** The methods are those of the operations' table: `install_methods.ts` adds them, and their types. */
export class Tensor {
  storage: Storage;
  shape: Shape;
  strides: readonly number[];
  storage_offset: number;
  #requires_grad: boolean;
  #view: ViewStep | null;
  #node: Node | null = null;
  #version = -1;
  /** What views of this tensor are taken from. `#leave` puts another object there that stays as this one was. */
  #place: { tensor: Tensor } = { tensor: this };
  /** Where the parent of this view is found. */
  #parent: { readonly tensor: Tensor } | null;

  constructor(storage: Storage, shape: Shape, options: TensorOptions = {}) {
    this.storage = storage;
    this.shape = shape;
    this.strides = options.strides ?? storage.strides;
    this.storage_offset = options.storage_offset ?? 0;
    this.#requires_grad = options.requires_grad ?? false;
    this.#view = options.view ?? null;
    this.#parent = this.#view && this.#view.parent.#place;
  }

  /** A tensor with a storage of its own. */
  static of(
    node: Node,
    { device = 'cpu', strides }: { device?: Device; strides?: readonly number[] } = {},
  ): Tensor {
    return new Tensor(new Storage(node, strides ?? contiguousStrides(node.shape), device), node.shape);
  }

  /** The node whose value this tensor has now. */
  get node(): Node {
    if (this.#view === null) return this.storage.node;
    if (this.#node === null || this.#version !== this.storage.version) {
      this.#node = this.#view.derive(this.#parent!.tensor.node);
      this.#version = this.storage.version;
    }
    return this.#node;
  }

  /** As PyTorch has it with gradients off: a view of a parameter says so too. */
  get requires_grad(): boolean {
    const view = this.#view;
    return this.#requires_grad || (view !== null && !view.detached && this.#parent!.tensor.requires_grad);
  }

  set requires_grad(requires_grad: boolean) {
    this.#requires_grad = requires_grad;
  }

  /** `tensor.data = other`: from now on this object stands for the other's memory; its views keep the old one. */
  set_data(other: Tensor): void {
    this.#leave();
    this.storage = other.storage;
    this.shape = other.shape;
    this.strides = other.strides;
    this.storage_offset = other.storage_offset;
    this.#see(other.isView ? { parent: other, detached: true, derive: (node) => node } : null);
  }

  /** `tensor.t_()` and the like: this object takes the layout of a view of itself. */
  become(take: (before: Tensor) => Tensor): this {
    const view = take(this.#leave());
    this.shape = view.shape;
    this.strides = view.strides;
    this.storage_offset = view.storage_offset;
    this.#see({ parent: view, derive: (node) => node });
    return this;
  }

  /** A tensor that stays as this one is now, from which the views taken so far go on being derived. */
  #leave(): Tensor {
    const { storage, shape, strides, storage_offset } = this;
    const left = new Tensor(storage, shape, {
      strides,
      storage_offset,
      view: this.#view,
      requires_grad: this.#requires_grad,
    });
    left.#parent = this.#parent;
    this.#place.tensor = left;
    left.#place = this.#place;
    this.#place = { tensor: this };
    return left;
  }

  #see(view: ViewStep | null): void {
    this.#view = view;
    this.#parent = view && view.parent.#place;
    this.#node = null;
  }

  get isView(): boolean {
    return this.#view !== null;
  }

  get dtype(): DType {
    return this.storage.node.dtype;
  }

  get device(): Device {
    return this.storage.device;
  }

  get ndim(): number {
    return this.shape.length;
  }

  numel(): number {
    return numel(this.shape);
  }

  is_contiguous(): boolean {
    return isContiguous(this.shape, this.strides);
  }

  /** All values in row-major order; computes them when they are not known yet. Not to be written to. */
  values(): Values {
    return valueOf(this.node);
  }
}

/** A tensor that a module owns; after `torch/nn/parameter.py`. */
export class Parameter extends Tensor {
  constructor(data: Tensor, requires_grad = true) {
    super(data.storage, data.shape, {
      strides: data.strides,
      storage_offset: data.storage_offset,
      requires_grad,
      view: data.isView ? { parent: data, detached: true, derive: (node) => node } : null,
    });
  }
}
