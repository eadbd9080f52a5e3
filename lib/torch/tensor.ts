/**
 * A lazy tensor: a storage and a chain of views. Shape, dtype, device, strides and storage offset are known
 * at once; values only on request. After PyTorch's `c10/core/TensorImpl.h`.
 *
 * A storage holds one node, whose value is its content. A view remembers the tensor it was taken from and the
 * step that made it. An in-place operation replaces the storage's node; every view of it re-derives its own
 * node from its parent, so that writes show through all views, as in PyTorch. Gradients: a leaf that requires
 * them has a node of its own (`#leaf`), since others may share its storage and want none. A view keeps
 * whether it is tracked from the moment it was taken, whenever its node is derived. Left out on purpose:
 * named and sparse tensors, memory formats other than strided.
 */
import { currentOperation } from './autograd/call.ts';
import { GradFn } from './autograd/grad_fn.ts';
import { isGradEnabled, isInferring, withGrad } from './autograd/mode.ts';
import type { DType, Values } from './dtype.ts';
import { check, notHere } from './errors.ts';
import { valueOf } from './evaluate.ts';
import { alias, makeNode, type Node } from './node.ts';
import { contiguousStrides, isContiguous, numel, type Shape } from './shape.ts';

export type Device = 'cpu' | `cuda:${number}`;

export class Storage {
  node: Node;
  /**
   * Strides of the storage's own tensor: dense, mostly contiguous, permuted after elementwise work on
   * permuted input.
   */
  readonly strides: readonly number[];
  readonly device: Device;
  /** Made under `torch.inference_mode()`. */
  readonly inference = isInferring();
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
  readonly derive: (parent: Node) => Node;
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
  /**
   * What views of this tensor are taken from. `#leave` puts another object there that stays as this one was.
   */
  #place: { tensor: Tensor } = { tensor: this };
  /** Where the parent of this view is found. */
  #parent: { readonly tensor: Tensor } | null;
  /** `.grad` of a leaf, or of what `retain_grad()` was called on. */
  grad: Tensor | null = null;
  /** As a view: whether gradients were on when it was taken, and whether they flow to a leaf. */
  #tracked = isGradEnabled();
  #ofLeaf: boolean;
  #variable: { readonly node: Node; readonly of: Node } | null = null;

  constructor(storage: Storage, shape: Shape, options: TensorOptions = {}) {
    this.storage = storage;
    this.shape = shape;
    this.strides = options.strides ?? storage.strides;
    this.storage_offset = options.storage_offset ?? 0;
    this.#requires_grad = options.requires_grad ?? false;
    this.#view = options.view ?? null;
    this.#parent = this.#view && this.#view.parent.#place;
    this.#ofLeaf = this.#tracked && this.#view !== null && this.#view.parent.#requires_grad;
  }

  /** A tensor with a storage of its own. */
  static of(
    node: Node,
    { device = 'cpu', strides }: { device?: Device; strides?: readonly number[] } = {},
  ): Tensor {
    return new Tensor(new Storage(node, strides ?? contiguousStrides(node.shape), device), node.shape);
  }

  /**
   * The node whose value this tensor has now; of a leaf that requires gradients, while they are on, the one
   * on the tape.
   */
  get node(): Node {
    return this.#requires_grad && isGradEnabled() ? this.#leaf : this.#plain;
  }

  get #plain(): Node {
    if (this.#view === null) return this.storage.node;
    if (this.#node === null || this.#version !== this.storage.version) {
      const again = this.#node !== null;
      this.#node = this.#derived(this.#view, this.#parent!.tensor);
      this.#version = this.storage.version;
      if (again && this.#node.grad_fn) this.#node.grad_fn.label = 'AsStridedBackward0';
    }
    return this.#node;
  }

  #derived({ detached, derive }: ViewStep, parent: Tensor): Node {
    const from = this.#ofLeaf && !detached ? parent.#leaf : parent.#plain;
    const tracked = this.#tracked && !detached;
    const node = withGrad(tracked, () => derive(from));
    if (tracked || node.grad_fn === null) return node;
    return withGrad(false, () => makeNode(alias, [node], {}));
  }

  get #leaf(): Node {
    const plain = this.#plain;
    if (this.#variable?.of !== plain) {
      const node = withGrad(false, () => makeNode(alias, [plain], {}));
      node.grad_fn = this.#variable?.node.grad_fn ?? this.#accumulator(node);
      if (plain.value) node.settleValue(plain.value);
      this.#variable = { node, of: plain };
    }
    return this.#variable.node;
  }

  #accumulator(node: Node): GradFn {
    const fn = new GradFn(node, []);
    fn.variable = this;
    fn.free();
    return fn;
  }

  /** Where gradients of this tensor arrive, whatever the mode; null when it wants none. */
  get history(): GradFn | null {
    return (this.#requires_grad ? this.#leaf : this.#plain).grad_fn;
  }

  /** How it was computed; null of leaves. */
  get grad_fn(): GradFn | null {
    return this.#requires_grad ? null : this.#plain.grad_fn;
  }

  get is_leaf(): boolean {
    return this.grad_fn === null;
  }

  /** Whether writes to it pass the tape by: `x.detach()`, `x.data` and their views. */
  get isDetached(): boolean {
    return this.#view !== null && (this.#view.detached ?? this.#parent!.tensor.isDetached);
  }

  /** The tensor that this one is a view of in the end, as far as gradients go. */
  get viewRoot(): Tensor {
    const view = this.#view;
    return view === null || view.detached || this.#requires_grad ? this : this.#parent!.tensor.viewRoot;
  }

  get isViewOfLeaf(): boolean {
    const view = this.#view;
    const parent = this.#parent?.tensor;
    if (view === null || view.detached || parent === undefined) return false;
    return parent.#requires_grad || parent.isViewOfLeaf;
  }

  /**
   * A view says so too when the tensor that it was taken from does, even when it was taken while gradients
   * were off.
   */
  get requires_grad(): boolean {
    const view = this.#view;
    return (
      this.#requires_grad ||
      this.grad_fn !== null ||
      (view !== null && !view.detached && this.#parent!.tensor.requires_grad)
    );
  }

  set requires_grad(requires_grad: boolean) {
    check(
      !requires_grad || !this.storage.inference || isInferring(),
      () => 'Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.',
    );
    if (this.grad_fn === null) this.#requires_grad = requires_grad;
    else
      check(
        requires_grad,
        () =>
          'you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a ' +
          "subgraph that doesn't require differentiation use var_no_grad = var.detach().",
      );
  }

  /**
   * `tensor.data = other`: from now on this object stands for the other's memory; its views keep the old one.
   */
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
    if (this.#requires_grad && isGradEnabled()) void this.#leaf; // its place on the tape is the same for both
    const { storage, shape, strides, storage_offset } = this;
    const left = new Tensor(storage, shape, {
      strides,
      storage_offset,
      view: this.#view,
      requires_grad: this.#requires_grad,
    });
    left.#parent = this.#parent;
    left.#tracked = this.#tracked;
    left.#ofLeaf = this.#ofLeaf;
    left.#variable = this.#variable;
    this.#place.tensor = left;
    left.#place = this.#place;
    this.#place = { tensor: this };
    return left;
  }

  #see(view: ViewStep | null): void {
    this.#view = view;
    this.#parent = view && view.parent.#place;
    this.#tracked = isGradEnabled();
    this.#ofLeaf = this.#tracked && view !== null && view.parent.#requires_grad;
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
    const name = currentOperation();
    if (name !== null && this.node.grad_fn !== null)
      throw notHere(`The gradient of torch.${name}`, 'Call it under torch.no_grad(), or on x.detach().');
    return valueOf(this.#plain);
  }

  /** The values, for an operation through which no gradients flow: places, comparisons, texts. */
  peek(): Values {
    return valueOf(this.#plain);
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
