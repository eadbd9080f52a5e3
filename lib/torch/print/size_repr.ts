/** Shapes as Python writes them. */

/** `repr(tensor.shape)`. */
export function sizeRepr(shape: readonly number[]): string {
  return `torch.Size([${shape.join(', ')}])`;
}

/** `str(tuple(shape))`. */
export function tupleRepr(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]!},)` : `(${shape.join(', ')})`;
}
