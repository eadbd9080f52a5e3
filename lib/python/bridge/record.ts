/**
 * What the library answers Python with: plain objects, since Python may read the attributes of nothing else.
 * Each kind is read by the function of the same name in Python (`facade/torch/_wire.py`, and the file of each
 * class).
 */
import type { AnyModule } from '#lib/nn/index.ts';
import type { GraphNode } from '#lib/torch/autograd/graph.ts';
import type { LazyGenerator } from '#lib/torch/random/index.ts';
import type { Source } from '#lib/numpy/random/source.ts';
import type { Tensor } from '#lib/torch/index.ts';

/** Records by place, "0" to count - 1. */
export interface Items {
  readonly [place: number]: BridgeRecord;
  readonly count: number;
}

/** `meta` is a tensor's type and shape: `float32;1,197,192`. */
type TensorFields = { readonly handle: Tensor; readonly meta: string };

/** `id` stands for a module or parameter as long as it lives, so that Python has one object for each. */
export type ModuleRecord = {
  readonly kind: 'module';
  readonly handle: AnyModule;
  readonly id: number;
  /** The kind of module, by which Python finds its class: `Linear`. */
  readonly type: string;
  /** Among children and attributes: under which name it was found. */
  readonly name?: string;
};

export type BridgeRecord =
  /** `None`; `name` as for modules. */
  | { readonly kind: 'none'; readonly name?: string }
  /** An int, a bool, a string, or what JSON holds of these: Python's `json.loads(text)`. */
  | { readonly kind: 'json'; readonly text: string }
  /** A float as text, in which nan, inf, -0.0 and 1.0 stay what they are: `float(text)`. */
  | { readonly kind: 'float'; readonly text: string }
  /** `torch.Size`: `text` is its sizes with commas. */
  | { readonly kind: 'size'; readonly text: string }
  /** `torch.dtype`, by its name. */
  | { readonly kind: 'dtype'; readonly name: string }
  /**
   * A tensor's values in row-major order with commas, as a list of Python's `type`; floats as in `float`,
   * bools 1, 0.
   */
  | { readonly kind: 'values'; readonly type: 'float' | 'int' | 'bool'; readonly text: string }
  | ({ readonly kind: 'tensor' } & TensorFields)
  | ({ readonly kind: 'parameter'; readonly id: number } & TensorFields)
  | ModuleRecord
  /** A node of the tape, `id` its number; -1 for one that is only shown. */
  | { readonly kind: 'grad_fn'; readonly handle: GraphNode; readonly name: string; readonly id: number }
  /** The stream behind a `torch.Generator` or one of NumPy's; Python keeps the handle alone. */
  | { readonly kind: 'generator'; readonly handle: LazyGenerator | Source }
  | ({ readonly kind: 'tuple' } & Items)
  | ({ readonly kind: 'list' } & Items)
  /** A `torch.return_types` tuple, `name` without the module: `topk`. */
  | ({ readonly kind: 'named_tuple'; readonly name: string } & Items)
  /** A dict; `keys` is a JSON list. */
  | ({ readonly kind: 'dict'; readonly keys: string } & Items)
  /** Keyword arguments of a module's call on their way through the library; fields as in `dict`. */
  | ({ readonly kind: 'keywords'; readonly keys: string } & Items)
  /** The Python object that was sent in, unseen: its place among those parked. */
  | { readonly kind: 'parked'; readonly place: number }
  /** The very handle that was sent in, its place among the handles: `x.relu_()` is `x`. */
  | { readonly kind: 'same'; readonly place: number }
  /** No such attribute; None would be a value. */
  | { readonly kind: 'absent' }
  /** To be raised: the exception's class and its message. */
  | { readonly kind: 'error'; readonly type: string; readonly message: string }
  /** A Python exception came through the library: Python kept it and raises it again. */
  | { readonly kind: 'raised' };
