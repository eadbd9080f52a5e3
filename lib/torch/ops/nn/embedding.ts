/** Rows by number, and numbers as rows. */
import { allocate, dtypes, type DType } from '../../dtype.ts';
import { check, checkAs, notHere } from '../../errors.ts';
import { op } from '../../op.ts';
import { index_select } from '../../primitives/indexing.ts';
import { constant, record } from '../../record.ts';
import type { Tensor } from '../../tensor.ts';
import { outside } from '../gather.ts';
import { where } from '../where.ts';
import { flatten, reshape } from '../movement.ts';

/** Types newer than PyTorch's tensor classes go by another name in its messages. */
export const namedType = (dtype: DType): string =>
  dtype === 'bool' || dtype === 'bfloat16'
    ? `CPU${dtypes[dtype].scalarTypeName}Type`
    : `torch.${dtypes[dtype].tensorTypeName}`;

/** https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.embedding.html */
export const embedding = op(
  'embedding(Tensor input, Tensor weight, int? padding_idx=None, float? max_norm=None, float norm_type=2.0, bool scale_grad_by_freq=False, bool sparse=False)',
  (
    input: Tensor,
    weight: Tensor,
    padding_idx: number | null = null,
    max_norm: number | null = null,
  ): Tensor => {
    if (max_norm !== null) throw notHere('embedding(max_norm=…)', 'Leave it out.');
    check(weight.ndim === 2, () => "'weight' must be 2-D");
    check(
      input.dtype === 'int64' || input.dtype === 'int32',
      () =>
        `Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got ${namedType(input.dtype)} instead (while checking arguments for embedding)`,
    );
    checkAs(
      'IndexError',
      outside(input, 0, weight.shape[0]!) === undefined,
      () => 'index out of range in self',
    );
    const rows = record(index_select, [weight, flatten(input)], { dim: 0 });
    const result = reshape(rows, [...input.shape, weight.shape[1]!]);
    if (padding_idx === null || !result.requires_grad) return result;
    // What stands for nothing learns nothing.
    const place = padding_idx < 0 ? padding_idx + weight.shape[0]! : padding_idx;
    return where(input.eq(place).unsqueeze(-1), result.detach(), result);
  },
);

/** https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.one_hot.html */
export const one_hot = op(
  'one_hot(Tensor input/tensor, int num_classes=-1)',
  (tensor: Tensor, num_classes = -1): Tensor => {
    check(tensor.dtype === 'int64', () => `one_hot is only applicable to index tensor of type LongTensor.`);
    const values = tensor.peek();
    check(values.length > 0 || num_classes > 0, () =>
      num_classes < 0
        ? 'Can not infer total number of classes from empty tensor.'
        : 'num_classes should be positive',
    );
    check(
      values.every((v) => v >= 0),
      () => 'Class values must be non-negative.',
    );
    const largest = Array.from(values).reduce((a, b) => Math.max(a, b), -1);
    const classes = num_classes === -1 ? largest + 1 : num_classes;
    check(largest < classes, () => 'Class values must be smaller than num_classes.');
    const table = allocate('int64', values.length * classes);
    values.forEach((v, i) => (table[i * classes + v] = 1));
    return constant([...tensor.shape, classes], 'int64', table);
  },
);
